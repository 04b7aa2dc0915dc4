/**
 * Opens a state, commits a few numbers, closes it, and begins again, until it is killed. Says each number only when
 * its commit has resolved. Arguments: the state, and the number to begin with.
 */
import { argv } from 'node:process';
import { openState } from '../../../src/state/store.ts';
import { realInput, say } from './entry.ts';
import { record } from './samples.ts';

const [, , statePath = '', first = '1'] = argv;
const ballast = 'x'.repeat(400);

for (let number = Number(first); ; ) {
  const session = await openState(realInput(statePath));
  for (let i = 0; i < 3; i += 1, number += 1) {
    const filler = record(`filler-${number % 200}`, { spec: { ballast } });
    await session.commit(record('counter', { outputs: { number } }), filler);
    say(String(number));
  }
  await session.close();
}
