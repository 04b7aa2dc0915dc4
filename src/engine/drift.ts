/** Recorded and declared against live, as findings. Pure: it reads a plan and what was seen while it was made. */
import type { DriftFinding, DriftReport } from '../model/drift.ts';
import { addMoney, compareMoney, formatMoney, isFree, type Money, scaleMoney } from '../model/money.ts';
import { addPeriod, type Period } from '../model/period.ts';
import type { Action, Plan } from '../model/plan.ts';
import type { LiveResource, RecordedResource } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import type { Observation } from './observe.ts';
import { perThirtyDays } from './safety.ts';

export interface DriftInput {
  readonly plan: Plan;
  readonly seen: Observation;
  readonly state: StateFile;
  /** Kinds that were listed, with what the listing of each means. */
  readonly kinds: readonly { readonly name: string; readonly provider: string; readonly nature: 'owned' | 'policy' }[];
  /** What ends within this time is told; nothing when left out. */
  readonly expiring: Period | undefined;
  /** Wall clock, milliseconds. */
  readonly now: number;
}

/** Days that a balance has to last before it counts as low. */
const LEAST_DAYS = 3;

/** Findings sorted by class, then address: the same world gives the same report. */
export function findDrift(input: DriftInput): DriftReport {
  const findings = [
    ...input.plan.actions.flatMap(fromAction),
    ...heldPurchases(input),
    ...input.state.resources.flatMap((record) => fromLive(record, input)),
    ...lowBalances(input.plan),
    ...unmanaged(input),
  ];
  const order = (finding: DriftFinding): string => `${finding.class} ${finding.address ?? ''} ${finding.id ?? ''}`;
  return {
    findings: findings.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    checked: input.plan.actions.length,
    differs: findings.some((finding) => finding.class !== 'unmanaged'),
  };
}

function fromAction(action: Action): DriftFinding[] {
  const { address, kind, provider, id, changes, verb, reason, resume } = action;
  const found = (what: DriftFinding['class'], detail: string, shown = false): DriftFinding[] => [
    {
      class: what,
      address,
      kind,
      provider,
      detail,
      ...(id === undefined ? {} : { id }),
      ...(shown ? { changes } : {}),
    },
  ];
  if (resume?.from === 'delivery')
    return found('delivering', 'It is bought, and the vendor has not made it ready yet.');
  if (resume) return found('open-purchase', 'A purchase of it was begun and is not closed.');
  if (reason === 'gone_at_vendor') return found('missing', 'It is recorded, and the vendor no longer has it.');
  if (verb === 'create') return found('missing', 'It is declared, and not recorded here.');
  if (verb === 'delete' || verb === 'forget') return found('undeclared', 'It is recorded, and no longer declared.');
  if (reason === 'policy_due') return found('expiring', 'A renewal is due.', true);
  if (verb === 'update' || verb === 'replace') return found('changed', fieldsOf(action), true);
  return [];
}

function fieldsOf({ changes }: Action): string {
  return `${changes.map(({ field }) => field).join(', ')} ${changes.length === 1 ? 'differs' : 'differ'}.`;
}

/** Purchases whose block left the manifest; those that are declared are told by their action. */
function heldPurchases({ plan, state }: DriftInput): DriftFinding[] {
  const told = new Set(plan.actions.map(({ address }) => address));
  return state.pending
    .filter(({ address }) => !told.has(address))
    .map(({ address, kind, provider }) => ({
      class: 'open-purchase',
      address,
      kind,
      provider,
      detail: 'A purchase of it is open, and it is no longer declared.',
    }));
}

function fromLive(record: RecordedResource, { seen, expiring, now }: DriftInput): DriftFinding[] {
  const { address, kind, provider, id } = record;
  const live = seen.index(kind).byId(id);
  if (!live) return [];
  const findings: DriftFinding[] = [];
  if (live.status === 'suspended' || live.status === 'unpaid' || live.status === 'error') {
    findings.push({ class: 'suspended', address, kind, provider, id, detail: `The vendor says "${live.statusText}".` });
  }
  const ends = expiryOf(live);
  if (expiring && ends !== undefined && ends <= addPeriod(new Date(now).toISOString().slice(0, 10), expiring)) {
    findings.push({ class: 'expiring', address, kind, provider, id, detail: `It is valid until ${ends}.` });
  }
  return findings;
}

/** The day a service ends, where its listing shows one. */
function expiryOf({ outputs }: LiveResource): string | undefined {
  const shown = outputs['expiration'];
  return typeof shown === 'string' && /^\d{4}-\d{2}-\d{2}/.test(shown) ? shown.slice(0, 10) : undefined;
}

function lowBalances({ balances, actions }: Plan): DriftFinding[] {
  return Object.entries(balances).flatMap(([provider, balance]) => {
    const daily = actions
      .filter((action) => action.provider === provider && action.verb !== 'delete')
      .flatMap(({ running }) => (running ? [perThirtyDays(running)] : []))
      .filter(({ currency }) => currency === balance.currency)
      .reduce<Money>((sum, each) => addMoney(sum, each), { amount: '0', currency: balance.currency });
    const needed = scaleMoney(daily, LEAST_DAYS, 30);
    if (isFree(daily) || compareMoney(balance, needed) >= 0) return [];
    const detail = `The balance is ${formatMoney(balance)}, and ${LEAST_DAYS} days cost ${formatMoney(needed)}.`;
    return [{ class: 'balance-low' as const, provider, detail }];
  });
}

function unmanaged({ kinds, seen, state, plan }: DriftInput): DriftFinding[] {
  const ours = new Set(state.resources.map(({ kind, id }) => `${kind} ${id}`));
  const governed = new Set(plan.actions.map(({ kind, id }) => `${kind} ${id}`));
  return kinds.flatMap(({ name, provider }) =>
    seen
      .index(name)
      .all.filter(
        ({ id, status }) => status !== 'deleting' && !ours.has(`${name} ${id}`) && !governed.has(`${name} ${id}`),
      )
      .map(({ id, key }) => ({
        class: 'unmanaged' as const,
        kind: name,
        provider,
        id,
        detail: `"${key}" is not managed here.`,
      })),
  );
}
