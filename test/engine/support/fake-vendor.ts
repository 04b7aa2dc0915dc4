/** A vendor in memory with small kinds: enough to plan against and to carry plans out. */
import { gatherKinds, type Kinds } from '../../../src/engine/kinds.ts';
import { makePlan } from '../../../src/engine/plan.ts';
import type { PlanInput } from '../../../src/engine/scope.ts';
import type { FieldRule, ResourceKind, StepRun } from '../../../src/model/kind.ts';
import type { Plan, Quote, Step } from '../../../src/model/plan.ts';
import type { DesiredResource, LiveResource } from '../../../src/model/resource.ts';
import { splitAddress } from '../../../src/model/resource.ts';
import type { StateFile } from '../../../src/model/state.ts';
import { quoteOf, stateOf } from './samples.ts';

export const FIELDS: { readonly [field: string]: FieldRule } = {
  name: { compare: 'live', change: 'update' },
  size: { compare: 'live', change: 'replace' },
  power: { compare: 'live', change: 'update' },
  disk: { compare: 'recorded', change: 'replace' },
  note: { compare: 'recorded', change: 'update' },
  motd: { compare: 'never', change: 'update' },
};

export interface KindScript {
  readonly things?: readonly LiveResource[];
  /** Found by id although no listing shows them. */
  readonly hidden?: readonly LiveResource[];
  readonly quote?: Quote | undefined;
  readonly over?: Partial<ResourceKind>;
}

/** A kind that is bought through a reservation, or, without `quote`, created in one free call. */
export function kindOf(name: string, { things = [], hidden = [], quote, over = {} }: KindScript = {}): ResourceKind {
  const steps = quote ? BUYING : CREATING;
  return {
    name,
    provider: 'shop',
    type: `shop_${name.slice(0, -1)}`,
    schema: {},
    fields: FIELDS,
    secret: ['password'],
    links: {},
    outputs: ['id', 'ip'],
    nature: 'owned',
    costly: quote !== undefined,
    list: async () => things,
    read: async (id) => [...things, ...hidden].find((thing) => thing.id === id),
    key: (spec, { address }) => (typeof spec['name'] === 'string' ? spec['name'] : splitAddress(address).key),
    align: async ({ spec }) => ({ spec, problems: [], notes: [] }),
    ...(quote
      ? {
          offer: async ({ spec }) => ({ order: { ...spec }, quote, problems: [], notes: [], refusals: [] }),
        }
      : {}),
    steps: ({ verb, changes }) =>
      ({
        create: steps,
        replace: [...DELETING, ...steps],
        delete: DELETING,
        update: changes.map(({ field }): Step => ({ name: `set ${field}`, effect: 'call' })),
        adopt: [],
        forget: [],
        'no-op': [],
      })[verb],
    call: async (_run: StepRun) => {},
    progress: (_step, live) => (live ? { state: 'done' } : { state: 'waiting', status: 'not listed yet' }),
    ...over,
  };
}

export const BUYING: readonly Step[] = [
  { name: 'add to cart', effect: 'reserve' },
  { name: 'confirm and pay', effect: 'pay' },
  { name: 'wait until active', effect: 'wait' },
];
export const CREATING: readonly Step[] = [
  { name: 'create', effect: 'send' },
  { name: 'wait until active', effect: 'wait' },
];
export const DELETING: readonly Step[] = [
  { name: 'delete', effect: 'call' },
  { name: 'wait until gone', effect: 'wait' },
];

export function kinds(...list: readonly ResourceKind[]): Kinds {
  return gatherKinds(list);
}

/** A sold kind with these things in the account. */
export function servers(things: readonly LiveResource[] = [], over: Partial<ResourceKind> = {}): ResourceKind {
  return kindOf('servers', {
    things,
    quote: quoteOf('1.00', { recurring: { amount: quoteOf('1.00').charge, period: 'P1D' } }),
    over,
  });
}

/** A policy on services that exist. */
export function policies(things: readonly LiveResource[] = [], over: Partial<ResourceKind> = {}): ResourceKind {
  return kindOf('policies', { things, over: { nature: 'policy', ...over } });
}

interface Made extends Partial<Omit<PlanInput, 'state'>> {
  readonly state?: Partial<StateFile>;
}

/** A plan of these declarations. */
export function plan(desired: readonly DesiredResource[], { state = {}, ...more }: Made = {}): Promise<Plan> {
  return makePlan({
    mode: 'apply',
    desired,
    state: stateOf(state),
    kinds: kinds(servers(), kindOf('images')),
    providers: [],
    limits: {},
    balances: {},
    targets: [],
    replace: [],
    now: Date.UTC(2026, 10, 22, 8),
    suggest: (word, choices) => choices.find((choice) => choice.startsWith(word.slice(0, 3))),
    warnings: [],
    ...more,
  });
}
