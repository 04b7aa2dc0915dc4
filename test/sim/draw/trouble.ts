/** What may befall a run: its process, its machine, its requests, its disk. */
import type { Dice } from '../../engine/support/random.ts';
import { ELSEWHERE, type Fate } from '../machine/fates.ts';
import type { Runner, Struck } from '../scenario.ts';

/** Something that strikes at the n-th effect of a process: before it, or when it is done. */
export interface Trouble {
  readonly kind: 'kill' | 'power' | 'stop' | 'interrupt';
  readonly moment: 'before' | 'after';
  readonly n: number;
  /** Only effects that are requests count; otherwise all. */
  readonly among: 'all' | 'changes';
  /** How long a stopped process stands still. */
  readonly ms: number;
}

export function drawTrouble(dice: Dice): Trouble {
  const kind = dice.pick(['kill', 'kill', 'kill', 'power', 'stop', 'stop', 'interrupt'] as const);
  const among = dice.chance(0.6) ? 'changes' : 'all';
  return {
    kind,
    among,
    moment: dice.pick(['before', 'after'] as const),
    n: among === 'changes' ? dice.between(1, 8) : dice.between(1, dice.pick([20, 60, 160])),
    ms: dice.pick([2000, 60_000, 900_000]),
  };
}

const PAGES = [
  { status: 502, body: '<h1>502 Bad Gateway</h1>' },
  { status: 503, body: '<h1>503</h1>' },
  { status: 429, body: '<h1>429 Too Many Requests</h1>' },
  { status: 403, body: '<h1>403 Forbidden</h1>' },
  { status: 200, body: '<html>Checking your browser</html>' },
  { status: 200, body: '' },
  { status: 200, body: '{"doc":' },
  { status: 307, body: '', headers: { location: `${ELSEWHERE}/` } },
  { status: 302, body: '', headers: { location: `${ELSEWHERE}/` } },
] as const;

export function drawFates(dice: Dice): Struck[] {
  const many = dice.pick([0, 1, 1, 2, 3]);
  return Array.from({ length: many }, () => {
    const on = dice.chance(0.7) ? 'change' : 'any';
    return { on, n: on === 'change' ? dice.between(1, 8) : dice.between(1, 60), fate: drawFate(dice, on) } as const;
  });
}

function drawFate(dice: Dice, on: 'change' | 'any'): Fate {
  const silent = dice.chance(0.4);
  const roll = dice.fraction();
  if (roll < 0.08) return { kind: 'refused' };
  if (roll < 0.24) return { kind: 'lost request', silent };
  if (roll < 0.48) return { kind: 'lost reply', silent };
  if (roll < 0.66) return { kind: 'late', ms: dice.between(1, 300) * 1000, silent };
  if (roll < 0.78) return { kind: 'instead', ...dice.pick(PAGES) };
  if (roll < 0.92) return { kind: 'instead, after', ...dice.pick(PAGES) };
  if (roll < 0.95 && on === 'change') return { kind: 'twice', ms: dice.between(1, 60) * 1000 };
  return { kind: 'slow', ms: dice.between(1, 50) * 1000 };
}

export function drawDisk(dice: Dice): Runner['disk'] {
  const code = dice.pick(['ENOSPC', 'EIO', 'EROFS', 'EDQUOT']);
  return [{ n: dice.between(1, dice.pick([15, 120])), code, times: dice.pick([1, 1, 4, 1000]) }];
}
