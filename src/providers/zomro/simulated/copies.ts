/** Snapshots and backups of a server (zomro.md §7.17). They are images, and they cost money. */
import { type Asked, type Functions, form, reads } from './asked.ts';
import { fundsOr, paymentPage } from './billing.ts';
import { dateText } from './dates.ts';
import { optional, shortText } from './fields.ts';
import {
  backupListing,
  createImage,
  imageFilterLists,
  imagesAsked,
  type NewImage,
  ownImages,
  snapshotListing,
  statCost,
} from './image-rows.ts';
import { filterForm, type Listing, listPage } from './listing.ts';
import { demandState, serverAsked, setMoving } from './own-servers.ts';
import { imagePrice, tariffOf, withTax } from './prices.ts';
import { refuse } from './refusal.ts';
import type { Image, Server } from './rows.ts';
import { datacenterOf } from './systems.ts';
import type { Branch } from './wire.ts';

type CopyType = 'Snapshot' | 'Backup';

function copiesOf(asked: Asked, server: Server, type: CopyType): Image[] {
  return ownImages(asked).filter((image) => image.type === type && image.instance === server.id);
}

function madeToday(asked: Asked, server: Server, type: CopyType): { readonly key: string; readonly count: number } {
  const key = `${type} ${server.id} ${dateText(asked.now, asked.world.knobs.serverOffsetMinutes)}`;
  return { key, count: asked.world.tables.copiesMade.get(key) ?? 0 };
}

function list(asked: Asked, type: CopyType, listing: Listing<Image>): Branch {
  const server = serverAsked(asked);
  const copies = copiesOf(asked, server, type);
  return {
    manual_created_today: String(madeToday(asked, server, type).count),
    manual_created_total: String(copies.filter(({ backupType }) => backupType !== 'auto').length),
    cost: statCost(asked),
    ...listPage(asked, listing, copies),
  };
}

/** Without `elid` a new copy is made now; with it, the copy gets another name. */
function save(asked: Asked, type: CopyType): Branch {
  const name = shortText(asked, 'name', 100);
  if (optional(asked, 'elid') !== undefined) {
    for (const image of imagesAsked(asked)) Object.assign(image, { name, updatedAt: asked.now });
    return { ok: {} };
  }
  const server = serverAsked(asked, 'plid');
  demandState(asked, server, ['active', 'stopped']);
  demandQuota(asked, server, type);
  const wanted = copyOf(asked, server, { type, name });
  const amount = withTax(asked.caller.account, imagePrice(asked.world, wanted));
  if (fundsOr(asked, amount) === 'redirect') return paymentPage(asked, amount, []);
  const today = madeToday(asked, server, type);
  asked.world.tables.copiesMade.set(today.key, today.count + 1);
  const image = createImage(asked, wanted, amount);
  setMoving(asked, server, { through: 'image_uploading', to: server.state });
  return { ok: {}, id: asked.world.knobs.createdReplyHasId ? image.id : undefined };
}

function demandQuota(asked: Asked, server: Server, type: CopyType): void {
  const { copiesPerDay, copiesInAll } = asked.world.knobs;
  const full = madeToday(asked, server, type).count >= copiesPerDay;
  const crowded = type === 'Backup' && copiesOf(asked, server, type).length >= copiesInAll;
  if (!full && !crowded) return;
  refuse({
    type: 'limit',
    object: type.toLowerCase(),
    text: [`The limit of ${type.toLowerCase()}s has been reached`, 'Достигнут предел количества копий'],
  });
}

function copyOf(
  asked: Asked,
  server: Server,
  { type, name }: { readonly type: CopyType; readonly name: string },
): NewImage {
  const { disk } = tariffOf(asked.world, server.tariff);
  return {
    type,
    name,
    region: datacenterOf(asked, server.datacenter).name,
    minDisk: String(disk),
    minRam: '0',
    diskFormat: 'qcow2',
    osDistro: server.system.distro.toLowerCase(),
    osVersion: server.system.version,
    architecture: 'x86_64',
    url: '',
    protected: false,
    size: (disk * 0.4).toFixed(1),
    instance: server.id,
    backupType: type === 'Backup' ? 'manual' : '',
  };
}

function functionsOf(prefix: string, type: CopyType, listing: Listing<Image>): Functions {
  return {
    [prefix]: reads((asked) => list(asked, type, listing)),
    [`${prefix}.edit`]: form(
      (asked) => ({ plid: asked.params.plid ?? '', name: '' }),
      (asked) => save(asked, type),
    ),
    [`${prefix}.filter`]: filterForm(listing, imageFilterLists),
  };
}

/** `instances.fleio_bckps.edit` makes a backup now and charges it; a schedule is another function (§10.5). */
export const copyFunctions: Functions = {
  ...functionsOf('instances.snapshots', 'Snapshot', snapshotListing),
  ...functionsOf('instances.fleio_bckps', 'Backup', backupListing),
};
