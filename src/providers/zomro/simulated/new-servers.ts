/** Where servers come from: a paid order, or an unpaid one (status 1, zomro.md §7.4). */
import type { Asked, World } from './asked.ts';
import { noteBy } from './history.ts';
import { wakeServer } from './lifecycle.ts';
import type { Server, ServerOrder } from './rows.ts';
import { nextId } from './tables.ts';

/** Makes the services of an order, `count` of them. */
export function createServers(asked: Asked, order: ServerOrder, status: '1' | '5_open'): Server[] {
  const made: Server[] = [];
  for (let count = 0; count < order.count; count += 1) {
    const server = newServer(asked.world, asked.caller.account.id, order, { at: asked.now, status });
    if (order.schedule) addSchedule(asked, server, order.schedule);
    noteBy(asked, server.id, status === '1' ? 'ordered, not paid' : 'ordered');
    made.push(server);
  }
  return made;
}

/** One row; for tests and benches too, which have no caller. */
export function newServer(
  world: World,
  account: string,
  order: ServerOrder,
  { at, status }: { readonly at: number; readonly status: Server['status'] },
): Server {
  const server: Server = {
    id: nextId(world.tables, 'service'),
    account,
    tariff: order.tariff,
    datacenter: order.datacenter,
    period: order.period,
    network: order.network,
    servername: order.servername,
    system: order.system,
    sshKey: order.sshKey,
    status,
    state: '',
    moving: null,
    boughtAt: at,
    openedAt: null,
    paidUntil: null,
    suspendedAt: null,
    closingAt: null,
    ip: '',
    ipv6: '',
    autoprolong: order.autoprolong,
    renewalPeriod: null,
    rdns: '',
    backupRotation: 5,
    resizedFrom: null,
    paidTargets: {},
    resizable: true,
    remoteid: world.knobs.keepsRemoteId ? order.remoteid : '',
  };
  world.tables.servers.set(server.id, server);
  wakeServer(world, server);
  return server;
}

/** An order with `backups_schedule` makes a schedule that nobody else knows of (§12.36). */
function addSchedule({ world, now }: Asked, server: Server, schedule: NonNullable<ServerOrder['schedule']>): void {
  const id = nextId(world.tables, 'schedule');
  world.tables.schedules.set(id, { id, account: server.account, instance: server.id, ...schedule, createdAt: now });
}
