/** Lines of the new cart: the truth, and the view of it that may lag behind (zomro.md §7.4). */
import type { Asked } from './asked.ts';
import type { Line, ServerOrder } from './rows.ts';
import { nextId } from './tables.ts';

/** How long a line that left the cart is remembered, for views that lag and for second confirms. */
const KEPT_MS = 3_600_000;

type Where = Pick<Asked, 'world' | 'caller'>;

/** Puts an order in the cart; costs nothing. */
export function addLine({ world, caller, now }: Where & Pick<Asked, 'now'>, order: ServerOrder): Line {
  const line = { id: nextId(world.tables, 'line'), account: caller.account.id, order, addedAt: now, goneAt: null };
  world.tables.lines.set(line.id, line);
  return line;
}

/** Takes a line out: bought, deleted, or turned into an unpaid order. An empty cart carries no promo code any more. */
export function takeLine({ world, caller, now }: Asked, line: Line): void {
  const { lines, goneLines, cartPromos } = world.tables;
  const oldest = now - KEPT_MS - world.knobs.cartLagMs;
  for (const [id, { goneAt }] of goneLines) {
    if ((goneAt ?? 0) > oldest) break;
    goneLines.delete(id);
  }
  if (!lines.delete(line.id)) return;
  goneLines.set(line.id, { ...line, goneAt: now });
  if (openLines({ world, caller }).length === 0) cartPromos.delete(caller.account.id);
}

/** Lines that are truly in the account's cart. */
export function openLines({ world, caller }: Where): Line[] {
  return [...world.tables.lines.values()].filter(({ account }) => account === caller.account.id);
}

/** Lines as the cart shows them now (knob `cartLagMs`). */
export function shownLines(asked: Asked): Line[] {
  const { tables, knobs } = asked.world;
  if (knobs.cartLagMs === 0) return openLines(asked);
  const then = asked.now - knobs.cartLagMs;
  const all = [...tables.goneLines.values(), ...tables.lines.values()];
  const shown = all.filter(({ account, addedAt, goneAt }) => {
    return account === asked.caller.account.id && addedAt <= then && (goneAt === null || goneAt > then);
  });
  return shown.toSorted((a, b) => Number(a.id) - Number(b.id));
}
