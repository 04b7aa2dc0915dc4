/** What befalls one process, from what was drawn for it. */
import type { Dice } from '../engine/support/random.ts';
import type { Loop } from './machine/loop.ts';
import { type Fortune, losePower, type Process } from './machine/process.ts';
import type { Runner } from './scenario.ts';

export interface FortuneInput {
  readonly runner: Runner;
  readonly loop: Loop;
  readonly dice: Dice;
  readonly note: (text: string) => void;
  readonly onTrouble: (fate: string) => void;
}

export function fortuneOf({ runner, loop, dice, note, onTrouble }: FortuneInput): (self: () => Process) => Fortune {
  const { trouble, disk } = runner;
  return (self) => {
    const counts = { before: 0, after: 0 };
    let operations = 0;
    const strike = (): void => {
      if (!trouble) return;
      note(`${self().pid}: ${trouble.kind}`);
      onTrouble(`${trouble.kind} ${trouble.moment}`);
      switch (trouble.kind) {
        case 'kill':
          return self().kill();
        case 'power':
          return losePower(self().machine, dice);
        case 'stop':
          self().stopped = loop.now() + trouble.ms;
          return;
        case 'interrupt':
          return loop.after(
            0,
            () => {
              for (const callback of Array.from(self().signals)) callback('SIGINT');
            },
            self(),
          );
      }
    };
    return {
      effect(moment, what) {
        if (!trouble || (trouble.among === 'changes' && !what.startsWith('change '))) return;
        counts[moment] += 1;
        if (moment === trouble.moment && counts[moment] === trouble.n) strike();
      },
      diskError() {
        operations += 1;
        return disk.find(({ n, times }) => operations >= n && operations < n + times)?.code;
      },
    };
  };
}
