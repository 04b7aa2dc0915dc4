/** The simulated vendor without its wire: tables, knobs, time, and one call after the other. */
import type { Json } from '../../../model/json.ts';
import { makeAgenda } from './agenda.ts';
import type { Functions, Params, World } from './asked.ts';
import type { Catalogue } from './catalogue.ts';
import { type Dispatch, dispatch, type Outcome } from './dispatch.ts';
import { type Knobs, makeKnobs } from './knobs.ts';
import { settle, wakeAll } from './lifecycle.ts';
import type { Refusal } from './refusal.ts';
import { type Tables, tablesFromJson, tablesToJson } from './tables.ts';

export interface VendorOptions {
  readonly functions: Functions;
  readonly now: () => number;
  readonly seed: string;
  readonly knobs: Partial<Knobs>;
  readonly catalogue: Catalogue;
  /** Tables of a new cloud. */
  readonly fill: (world: World) => void;
  readonly emptyTables: () => Tables;
  readonly restore: Json | undefined;
  readonly onChange: ((snapshot: Json) => void) | undefined;
}

export interface Vendor {
  readonly world: World;
  readonly now: () => number;
  /** Brings the tables up to the present: everything that time alone has done. */
  advance(): void;
  /** One call, committed and reported before it returns. */
  run(params: Params, injected: Refusal | undefined): Outcome;
  /** A call that arrives later: requests in flight outlive their connection. */
  defer(params: Params, at: number): void;
  /** The status that a banned address gets; undefined when it is not banned. */
  banned(): number | undefined;
  /** To be called after rows were edited by hand. */
  edited(): void;
  snapshot(): Json;
  reset(): void;
}

/** Opens a cloud: a new one, or the one of a snapshot. */
export function openVendor(options: VendorOptions): Vendor {
  const { functions, now, seed, catalogue, onChange } = options;
  const late: { readonly params: Params; readonly at: number }[] = [];
  const world = {
    tables: options.restore === undefined ? options.emptyTables() : tablesFromJson(options.restore),
    knobs: makeKnobs(options.knobs, () => wakeAll(world)),
    catalogue,
    seed,
    agenda: makeAgenda(),
  };
  if (options.restore === undefined) options.fill(world);
  else demandTariffs(world);
  wakeAll(world);

  const report = () => onChange?.(tablesToJson(world.tables));
  const call = (dispatched: Pick<Dispatch, 'params' | 'now' | 'injected'>): Outcome => {
    const outcome = dispatch({ world, functions, ...dispatched });
    if (outcome.changed) report();
    return outcome;
  };
  const advance = () => {
    const present = now();
    late.sort((a, b) => a.at - b.at);
    for (let next = late[0]; next && next.at <= present; next = late[0]) {
      late.shift();
      if (settle(world, next.at)) report();
      call({ params: next.params, now: next.at });
    }
    if (settle(world, present)) report();
  };
  return {
    world,
    now,
    advance,
    run(params, injected) {
      advance();
      return call({ params, now: now(), injected });
    },
    defer: (params, at) => void late.push({ params, at }),
    banned: () => (now() < world.tables.door.bannedUntil ? world.knobs.banStatus : undefined),
    edited() {
      wakeAll(world);
      report();
    },
    snapshot: () => structuredClone(tablesToJson(world.tables)),
    reset() {
      late.length = 0;
      world.tables = options.emptyTables();
      options.fill(world);
      wakeAll(world);
      report();
    },
  };
}

/** The catalogue is not part of a snapshot, so it may have lost what the snapshot's servers are. */
function demandTariffs({ tables, catalogue }: World): void {
  const known = new Set(catalogue.tariffs.map(({ id }) => id));
  const used = [...tables.servers.values(), ...[...tables.lines.values()].map(({ order }) => order)];
  const lost = used.find(({ tariff }) => !known.has(tariff));
  if (lost) throw new RangeError(`the snapshot has a server of a tariff that is not in the catalogue: ${lost.tariff}`);
}
