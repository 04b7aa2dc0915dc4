/** Images, snapshots and backups as lists show them (zomro.md §7.14, §7.17), the filter (§5), and how one is made. */
import { decimal, units } from './amounts.ts';
import type { Asked } from './asked.ts';
import { move } from './billing.ts';
import { dateText, momentText, timeText } from './dates.ts';
import { idsOf } from './fields.ts';
import { noteBy } from './history.ts';
import { coded, itemStatus, padded, priceText } from './instance-rows.ts';
import { wakeImage } from './lifecycle.ts';
import { type Listing, selectList } from './listing.ts';
import { imagePrice } from './prices.ts';
import { refuseAccess, refuseMissing } from './refusal.ts';
import type { Image } from './rows.ts';
import { fleioId } from './systems.ts';
import { nextId } from './tables.ts';
import type { Branch } from './wire.ts';
import { capitalised, DAILY_CHARGES, say } from './words.ts';

/** A row of `image`; `url` is not in it (§7.14). */
function imageRow(image: Image, asked: Asked): Branch {
  return {
    ...imageFields(image, asked),
    name: `${image.type} #${image.id}`,
    intname: [{ $: 'image' }, { $: 'image' }],
    image_name: image.name,
    image_type: image.type,
    visibility: 'private',
    hypervisor_type: 'kvm',
    min_disk: image.minDisk,
    min_ram: image.minRam,
    disk_format: image.diskFormat,
    architecture: image.architecture,
    itemtype: '27163',
    description: '',
  };
}

/** A row of `instances.snapshots` or `instances.fleio_bckps`: here `name` is the user's own (§12.40). */
function copyRow(image: Image, asked: Asked): Branch {
  const backup = image.type === 'Backup' ? { backup_type: image.backupType } : {};
  return { ...imageFields(image, asked), name: image.name, instances_id: image.instance, ...backup };
}

/** What both lists show. */
function imageFields(image: Image, asked: Asked): Branch {
  const { knobs, catalogue } = asked.world;
  const created = { $: dateText(image.boughtAt, knobs.serverOffsetMinutes) };
  const price = imagePrice(asked.world, image);
  const saving = image.state === 'Saving';
  return {
    id: image.id,
    fleio_id: saving ? '' : fleioId(image),
    fleio_status: padded(image.state, asked),
    image_size: saving ? '' : image.size,
    region: image.region,
    os_distro: capitalised(image.osDistro),
    os_version: image.osVersion,
    protected: coded(image.protected, asked),
    status: image.status.split('_')[0] ?? '',
    item_status: itemStatus(image.status, asked),
    item_real_status: image.status,
    createdate: [created, created],
    cost: priceText(price, '-50', asked),
    item_cost: decimal(price),
    period: '-50',
    billdaily: 'on',
    expiredate: say(DAILY_CHARGES, asked.lang),
    real_expiredate: image.paidUntil === null ? '' : dateText(image.paidUntil, knobs.serverOffsetMinutes),
    i_expiretime: image.paidUntil === null ? '' : timeText(image.paidUntil, knobs.serverOffsetMinutes),
    pricelist: catalogue.image.title,
    pricelist_id: catalogue.image.pricelist,
  };
}

function listingOf(name: string, render: Listing<Image>['render']): Listing<Image> {
  return {
    name,
    id: ({ id }) => id,
    render,
    filters: {
      name: ({ name }, value) => name.toLowerCase().includes(value.toLowerCase()),
      id: ({ id }, value) => id === value,
      fleio_status: ({ state }, value) => state.toLowerCase() === value.toLowerCase(),
      os_distro: ({ osDistro }, value) => osDistro === value.toLowerCase(),
      image_type: ({ type }, value) => type.toLowerCase() === value.toLowerCase(),
      region: ({ region }, value) => region === value,
      disk_format: ({ diskFormat }, value) => diskFormat === value,
      protected: (image, value) => (image.protected ? 'on' : 'off') === value,
    },
  };
}

export const imageListing = listingOf('image', imageRow);
export const snapshotListing = listingOf('instances.snapshots', copyRow);
export const backupListing = listingOf('instances.fleio_bckps', copyRow);

/** Select lists of the filter forms. */
export function imageFilterLists(asked: Asked): Branch[] {
  const options = (keys: readonly string[]) => keys.map((key) => ({ key, text: key }));
  return [
    selectList('image_type', options(['image', 'snapshot', 'backup'])),
    selectList('region', options(asked.world.catalogue.datacenters.map(({ name }) => name))),
    selectList('protected', options(['on', 'off'])),
  ];
}

/** Own images that are listed by now. */
export function ownImages({ world, caller, now }: Asked): Image[] {
  const then = now - world.knobs.listingLagMs;
  return [...world.tables.images.values()].filter(({ account, boughtAt }) => {
    return account === caller.account.id && boughtAt <= then;
  });
}

/** The images of an `elid`. @throws a refusal `missed`, or `access` for a stranger's. */
export function imagesAsked(asked: Asked): Image[] {
  return idsOf(asked).map((id) => {
    const image = asked.world.tables.images.get(id) ?? refuseMissing('elid', id);
    return image.account === asked.caller.account.id ? image : refuseAccess(id);
  });
}

/** Price per GB and day, at the level of the document (§7.13, §7.17). */
export function statCost({ world }: Pick<Asked, 'world'>): Branch {
  return { stat_cost: decimal(Math.round(units(world.catalogue.image.cost) * world.knobs.priceFactor)) };
}

export type NewImage = Omit<
  Image,
  'id' | 'account' | 'state' | 'status' | 'boughtAt' | 'updatedAt' | 'paidUntil' | 'suspendedAt' | 'closingAt'
>;

/** Makes the row, pays its first day, and starts saving. The price must have been asked for before (billing.ts). */
export function createImage(asked: Asked, wanted: NewImage, amount: number): Image {
  const { world, caller, now } = asked;
  const image: Image = {
    ...wanted,
    id: nextId(world.tables, 'service'),
    account: caller.account.id,
    state: 'Saving',
    status: '5_open',
    boughtAt: now,
    updatedAt: now,
    paidUntil: now + world.knobs.dayMs,
    suspendedAt: null,
    closingAt: null,
  };
  world.tables.images.set(image.id, image);
  const text = `${image.type} #${image.id}`;
  move(world, caller.account, { at: now, amount: -amount, service: image.id, reason: 'order', text });
  noteBy(asked, image.id, 'ordered');
  wakeImage(world, image);
  return image;
}

/** `created` and `updated` of the edit form. */
export function imageMoments(image: Image, asked: Asked): Branch {
  const offset = asked.world.knobs.serverOffsetMinutes;
  return { created: momentText(image.boughtAt, offset), updated: momentText(image.updatedAt, offset) };
}
