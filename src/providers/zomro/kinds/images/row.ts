/** A row of `image` (zomro.md §7.14). Snapshots and backups stand in the same list and are never images. */
import type { Attributes } from '../../../../model/json.ts';
import type { LiveResource, LiveStatus } from '../../../../model/resource.ts';
import { defined } from '../../spec.ts';
import { child, code, text, textOf } from '../../wire.ts';

/** True for rows of this kind; the case of the type differs between calls (trap 21). */
export function isImage(row: Attributes): boolean {
  const type = textOf(row, 'image_type');
  return type === undefined || type.toLowerCase() === 'image';
}

/** The natural name: names alone are not unique, and a region is a name, never an id (trap 16). */
export function imageKey(name: string, region: string): string {
  return `${name} in ${region}`;
}

/** The row as a live resource; undefined for one that is deleted but still shown. */
export function liveImage(row: Attributes): LiveResource | undefined {
  const status = statusOf(row);
  const id = textOf(row, 'id');
  if (status === 'deleted' || id === undefined) return undefined;
  const [name, region] = [textOf(row, 'image_name'), textOf(row, 'region')];
  return {
    id,
    key: name === undefined ? `#${id}` : imageKey(name, region ?? ''),
    spec: defined({ name, region, ...properties(row) }),
    outputs: defined({ id, uid: textOf(row, 'fleio_id'), status: cloudStatus(row), size: textOf(row, 'image_size') }),
    status,
    statusText: textOf(row, 'fleio_status') ?? text(child(row, 'item_status')) ?? 'unknown',
    ...(status === 'suspended' && lacksMoney(row) ? { trouble: 'unpaid' as const } : {}),
  };
}

/** zomro.md §8: `3_autosuspend` is non-payment. */
function lacksMoney(row: Attributes): boolean {
  return code(child(row, 'item_status')) === '3_autosuspend' || code(child(row, 'autosuspend')) === 'on';
}

/** The fields that an edit can change and the disk format, in a manifest's types. */
function properties(row: Attributes): Attributes {
  const guarded = code(child(row, 'protected'))?.toLowerCase();
  return defined({
    disk_format: textOf(row, 'disk_format')?.toLowerCase(),
    os_distro: textOf(row, 'os_distro'),
    os_version: textOf(row, 'os_version'),
    architecture: textOf(row, 'architecture'),
    min_disk: wholeNumber(textOf(row, 'min_disk')),
    min_ram: wholeNumber(textOf(row, 'min_ram')),
    protected: guarded === undefined ? undefined : guarded === 'on' || guarded === 'enable',
  });
}

/** `1`, `1.0` and `1 GB` are 1. */
function wholeNumber(written: string | undefined): number | undefined {
  const digits = /^(\d{1,9})(\.0+)?(\s*[a-z]+)?$/i.exec(written ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function cloudStatus(row: Attributes): string | undefined {
  return textOf(row, 'fleio_status')?.toLowerCase();
}

function statusOf(row: Attributes): LiveStatus | 'deleted' {
  const finer = code(child(row, 'item_status')) ?? '';
  const billing = textOf(row, 'status') ?? finer.split('_')[0] ?? '';
  if (billing === '4' || billing === '0') return 'deleted';
  if (billing === '1') return 'unpaid';
  if (finer === '5_close') return 'deleting';
  const cloud = cloudStatus(row);
  if (billing === '3' || cloud === 'suspended') return 'suspended';
  if (cloud === undefined) return billing === '5' ? 'creating' : 'ready';
  return CLOUD[cloud] ?? (billing === '5' ? 'creating' : 'ready');
}

/** "Saving" and "Active" are known, the names of the others are not (zomro.md §8). */
const CLOUD: { readonly [status: string]: LiveStatus } = {
  active: 'ready',
  saving: 'creating',
  queued: 'creating',
  creating: 'creating',
  processing: 'creating',
  importing: 'creating',
  uploading: 'creating',
  deleting: 'deleting',
  pending_delete: 'deleting',
  error: 'error',
  failed: 'error',
  killed: 'error',
};
