/** How servers and images change by themselves (zomro.md §8, §9): activation, arrival, daily charges, suspension, deletion. */
import type { World } from './asked.ts';
import { move, spendable } from './billing.ts';
import { addMonths } from './dates.ts';
import { note } from './history.ts';
import { imagePrice, serverPrice, tariffOf, withTax } from './prices.ts';
import type { Image, Server } from './rows.ts';

const MONTH_DAYS = 30;

/** Works off everything that came due, in order of time. True when something changed. */
export function settle(world: World, now: number): boolean {
  let changed = false;
  for (let due = world.agenda.takeDue(now); due; due = world.agenda.takeDue(now)) {
    const server = due.table === 'servers' ? world.tables.servers.get(due.id) : undefined;
    const image = due.table === 'images' ? world.tables.images.get(due.id) : undefined;
    if (server && serverDue(world, server) <= due.at) changed = stepServer(world, server, due.at);
    if (image && imageDue(world, image) <= due.at) changed = stepImage(world, image, due.at);
    if (server) wakeServer(world, server);
    if (image) wakeImage(world, image);
  }
  return changed;
}

/** To be called whenever something about a server's next moment has changed. */
export function wakeServer(world: World, server: Server): void {
  if (!world.tables.servers.has(server.id)) return;
  world.agenda.schedule({ at: serverDue(world, server), table: 'servers', id: server.id });
}

/** Likewise for images, snapshots and backups. */
export function wakeImage(world: World, image: Image): void {
  if (!world.tables.images.has(image.id)) return;
  world.agenda.schedule({ at: imageDue(world, image), table: 'images', id: image.id });
}

/** Looks at every row again: after a restore, a turned knob, or a table that was edited by hand. */
export function wakeAll(world: World): void {
  world.agenda.clear();
  for (const server of world.tables.servers.values()) wakeServer(world, server);
  for (const image of world.tables.images.values()) wakeImage(world, image);
}

function serverDue(world: World, server: Server): number {
  const { knobs } = world;
  switch (server.status) {
    case '5_open': {
      const waits = knobs.soldOutNeverActivates && tariffOf(world, server.tariff).soldOut;
      return waits ? Infinity : server.boughtAt + knobs.activationMs;
    }
    case '5_close':
      return (server.closingAt ?? 0) + knobs.deleteMs;
    case '3_autosuspend':
      return graceEnd(world, server);
    case '2': {
      const length = server.state === 'image_uploading' ? knobs.savingMs : knobs.transitionMs;
      return Math.min(server.moving ? server.moving.since + length : Infinity, server.paidUntil ?? Infinity);
    }
    default:
      return Infinity;
  }
}

function stepServer(world: World, server: Server, at: number): true {
  if (server.status === '5_close') removeServer(world, server);
  else if (server.status === '3_autosuspend') {
    note(world, server.id, at, 'deleted: not paid');
    removeServer(world, server);
  } else if (server.status === '5_open') openServer(world, server, at);
  else if (server.paidUntil !== null && server.paidUntil <= at) chargeServer(world, server, at);
  else if (server.moving) {
    server.state = server.moving.to;
    server.moving = null;
  }
  return true;
}

/** Activation: the machine gets its addresses, and the paid period begins (§7.1, §9). */
export function openServer(world: World, server: Server, at: number): void {
  const number = Number(server.id);
  server.status = '2';
  server.state = 'active';
  server.openedAt = at;
  server.paidUntil = periodEnd(world, server, at);
  server.ip = server.network === '260' ? '' : `198.${18 + ((number >> 16) & 1)}.${(number >> 8) & 255}.${number & 255}`;
  server.ipv6 = `2001:db8:${((number >> 16) & 0xffff).toString(16)}:${(number & 0xffff).toString(16)}::10`;
  note(world, server.id, at, 'activated');
}

/** The end of a period that begins at `from`. */
export function periodEnd(world: World, { period }: Pick<Server, 'period'>, from: number): number {
  return period === '-50' ? from + world.knobs.dayMs : addMonths(from, Number(period));
}

/** A stopped server is charged like a running one (§9). Monthly ones go on only with `autoprolong`. */
function chargeServer(world: World, server: Server, at: number): void {
  const account = world.tables.accounts.get(server.account);
  const renewed = { ...server, period: server.renewalPeriod ?? server.period };
  const amount = account ? withTax(account, serverPrice(world, renewed)) : Infinity;
  const goesOn = server.period === '-50' || server.autoprolong;
  if (!account || !goesOn || spendable(account) < amount) {
    Object.assign(server, { status: '3_autosuspend', state: 'suspended', moving: null, suspendedAt: at });
    note(world, server.id, at, 'suspended: not paid');
    return;
  }
  const reason = server.period === '-50' ? 'day' : 'renewal';
  move(world, account, { at, amount: -amount, service: server.id, reason, text: tariffOf(world, server.tariff).title });
  server.paidUntil = periodEnd(world, renewed, server.paidUntil ?? at);
}

/** Deleted 2 days after the paid period when younger than a month, 7 days when older (§9). */
function graceEnd(world: World, row: Pick<Server, 'suspendedAt' | 'boughtAt'> & { openedAt?: number | null }): number {
  const since = row.suspendedAt ?? 0;
  const young = since - (row.openedAt ?? row.boughtAt) < MONTH_DAYS * world.knobs.dayMs;
  return since + world.knobs.graceDays[young ? 0 : 1] * world.knobs.dayMs;
}

/** The row goes, with its schedules and unpaid items; some panels leave it with status 4 (§7.8). */
function removeServer(world: World, server: Server): void {
  const { servers, schedules, basket } = world.tables;
  for (const [id, { instance }] of schedules) if (instance === server.id) schedules.delete(id);
  for (const [id, { service }] of basket) if (service === server.id) basket.delete(id);
  if (!world.knobs.deletedRowsStay) servers.delete(server.id);
  else Object.assign(server, { status: '4', state: '', moving: null, paidUntil: null });
}

function imageDue(world: World, image: Image): number {
  if (image.status === '5_close') return (image.closingAt ?? 0) + world.knobs.deleteMs;
  if (image.status === '3_autosuspend') return graceEnd(world, image);
  if (image.state === 'Saving') return image.boughtAt + world.knobs.savingMs;
  return image.paidUntil ?? Infinity;
}

function stepImage(world: World, image: Image, at: number): true {
  if (image.status === '5_close' || image.status === '3_autosuspend') world.tables.images.delete(image.id);
  else if (image.state === 'Saving') Object.assign(image, { state: 'Active', status: '2', updatedAt: at });
  else chargeImage(world, image, at);
  return true;
}

function chargeImage(world: World, image: Image, at: number): void {
  const account = world.tables.accounts.get(image.account);
  const amount = account ? withTax(account, imagePrice(world, image)) : Infinity;
  if (!account || spendable(account) < amount) {
    Object.assign(image, { state: 'Suspended', status: '3_autosuspend', suspendedAt: at });
    return;
  }
  move(world, account, { at, amount: -amount, service: image.id, reason: 'day', text: `${image.type} #${image.id}` });
  image.paidUntil = (image.paidUntil ?? at) + world.knobs.dayMs;
}

/** After money came in: what was suspended for want of it goes on, oldest first, a day at a time. */
export function resumeUnpaid(world: World, accountId: string, now: number): void {
  const account = world.tables.accounts.get(accountId);
  for (const server of world.tables.servers.values()) {
    if (!account || server.account !== accountId || server.status !== '3_autosuspend') continue;
    const amount = withTax(account, serverPrice(world, server));
    if (server.period !== '-50' || spendable(account) < amount) continue;
    const text = tariffOf(world, server.tariff).title;
    move(world, account, { at: now, amount: -amount, service: server.id, reason: 'day', text });
    Object.assign(server, { status: '2', state: 'active', suspendedAt: null, paidUntil: now + world.knobs.dayMs });
    wakeServer(world, server);
  }
}
