/** A confirm whose answer is lost, and strangers who come in at that moment. */
import type { Stage } from './stage.ts';

/** The answer to the confirm is lost: after the work, or before it. */
export function loseConfirm({ sim }: Stage, moment: 'before' | 'after', times = 1): void {
  const kind = moment === 'before' ? 'drop-request' : 'drop-answer';
  sim.faults.add({ kind, func: 'cartorder.create.confirm', sok: true, times });
}

/** Somebody else gets a server like ours, under our name, while our confirm is on its way. */
export function strangerAppears(
  { sim }: Stage,
  words: Parameters<Stage['sim']['cloud']['addServer']>[1] = {},
): () => string {
  let id = '';
  sim.hook = (moment, { func, sok }) => {
    if (moment !== 'received' || func !== 'cartorder.create.confirm' || !sok || id !== '') return;
    id = sim.cloud.addServer({}, { servername: 'web-1', ...words }).id;
  };
  return () => id;
}
