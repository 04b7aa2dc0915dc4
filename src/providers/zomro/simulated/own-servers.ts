/** Finding the server that a call is about, and what its state allows (zomro.md §7.7, §8). */
import type { Asked } from './asked.ts';
import { idsOf } from './fields.ts';
import { noteBy } from './history.ts';
import { wakeServer } from './lifecycle.ts';
import { refuseAccess, refuseMissing, refuseRunning, refuseState } from './refusal.ts';
import type { Server } from './rows.ts';

/** One's own server. A stranger's is `access`, one that does not exist or is deleted is `missed`. */
export function serverById(asked: Asked, id: string): Server {
  const server = asked.world.tables.servers.get(id);
  if (!server || server.status === '4') return refuseMissing('elid', id);
  return server.account === asked.caller.account.id ? server : refuseAccess(id);
}

/** All servers of an `elid` (`"1, 2"`, §5): found and checked before the first is touched. */
export function serversAsked(asked: Asked, check: (server: Server) => void): Server[] {
  const servers = idsOf(asked).map((id) => serverById(asked, id));
  for (const server of servers) check(server);
  return servers;
}

/** The one server of an `elid` or `plid`. */
export function serverAsked(asked: Asked, field: 'elid' | 'plid' = 'elid'): Server {
  return serverById(asked, idsOf(asked, field)[0] ?? '');
}

/** Lets an action through only in stable states that it is meant for; while something runs, that is what is said. */
export function demandState(asked: Asked, server: Server, states: readonly string[]): void {
  if (server.moving || server.status.startsWith('5')) refuseRunning(server.id);
  if (server.status !== '2' || !states.includes(server.state)) refuseState(asked.func, server.state || server.status);
}

/** Starts a transition: its word is shown until it arrives. */
export function setMoving(
  asked: Asked,
  server: Server,
  { through, to }: { readonly through: string; readonly to: string },
): void {
  server.state = through;
  server.moving = { to, since: asked.now };
  noteBy(asked, server.id, through);
  wakeServer(asked.world, server);
}
