/** Start, stop, reboot, delete (zomro.md §7.7, §7.8): they run at once, without `sok`. */
import { type Asked, acts, type Functions } from './asked.ts';
import { noteBy } from './history.ts';
import { wakeServer } from './lifecycle.ts';
import { demandState, serversAsked, setMoving } from './own-servers.ts';
import { refuseRunning, refuseState } from './refusal.ts';
import type { Branch } from './wire.ts';

function power(from: string, through: string, to: string) {
  return acts((asked) => {
    const servers = serversAsked(asked, (server) => demandState(asked, server, [from]));
    for (const server of servers) setMoving(asked, server, { through, to });
    return { ok: {} };
  });
}

/** Any stable state will do; not while processing, deleting, or in error. An unpaid order is simply dropped. */
function deleteInstances(asked: Asked): Branch {
  const servers = serversAsked(asked, ({ id, status, moving, state }) => {
    if (status.startsWith('5') || moving) refuseRunning(id);
    if (state === 'error') refuseState(asked.func, state);
  });
  for (const server of servers) {
    Object.assign(server, { status: '5_close', closingAt: asked.now });
    noteBy(asked, server.id, 'deletion ordered');
    wakeServer(asked.world, server);
  }
  return { ok: {} };
}

export const powerFunctions: Functions = {
  'service.start': power('stopped', 'starting', 'active'),
  'service.stop': power('active', 'stopping', 'stopped'),
  'service.reboot': power('active', 'rebooting', 'active'),
  'instances.delete': acts(deleteInstances),
};
