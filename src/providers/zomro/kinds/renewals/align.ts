/** A declared policy, held against the service as it is: what is wrong, what differs, and whether a renewal is due. */
import { afterPurchases, goalDate, purchasesNeeded } from '../../../../model/due.ts';
import type { Problem } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import type { Aligned, AlignInput } from '../../../../model/kind.ts';
import type { ZomroApi } from '../../api.ts';
import { canonicalPeriod, periodCode } from '../../billing-period.ts';
import { catalogueProblem, listed } from '../../choice.ts';
import type { ServerRow } from '../../server-row.ts';
import { stringIn } from '../../spec.ts';
import { readRenewalForm } from './mode.ts';
import { findService, modeOf, nameOf } from './services.ts';

/** Renewals that have to be bought. */
export interface Due {
  readonly count: number;
  readonly months: number;
  readonly period: string;
  readonly expiration: string;
  /** The day it has to reach. */
  readonly goal: string;
}

export interface Alignment {
  readonly aligned: Aligned;
  readonly row?: ServerRow;
  readonly due?: Due;
}

/** Reads a form only where a setting has to change. */
export async function alignPolicy(api: ZomroApi, input: AlignInput, rows: readonly ServerRow[]): Promise<Alignment> {
  const { desired, unknown } = input;
  const spec = spell(input.spec);
  if (unknown.includes('service')) return plain({ spec, problems: [], notes: unknown.length > 0 ? [LATER] : [] });
  const service = findService(rows, stringIn(spec, 'service') ?? '', desired);
  if ('problem' in service) return plain({ spec, problems: [service.problem], notes: [] });
  const row = service.found;
  const settled = { ...spec, service: row.id };
  const mode = await alignMode(api, input, { spec, row });
  const found = findDue(settled, row, input);
  const problems = [...mode.problems, ...found.problems];
  const due = problems.length === 0 ? found.due : undefined;
  const notes = [...mode.notes, ...found.notes];
  const told = due ? { due: describeDue(due, spec) } : {};
  return { aligned: { spec: settled, problems, notes, ...told }, row, ...(due ? { due } : {}) };
}

const LATER = 'Whether a renewal is due is known when its server exists: plan again after that.';

function plain(aligned: Aligned): Alignment {
  return { aligned };
}

/** One spelling for one period. */
function spell(spec: Attributes): Attributes {
  const spelled = ['period', 'ensure_valid_for'].flatMap((field) => {
    const written = stringIn(spec, field);
    return written === undefined ? [] : [[field, canonicalPeriod(written)] as const];
  });
  return { ...spec, ...Object.fromEntries(spelled) };
}

interface Found {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** What automatic renewal buys: what is declared, else what the service was ordered with. */
export function automaticPeriod(spec: Attributes, row: ServerRow | undefined): string | undefined {
  return stringIn(spec, 'period') ?? row?.renewal?.period ?? row?.period;
}

async function alignMode(
  api: ZomroApi,
  { desired }: AlignInput,
  { spec, row }: { spec: Attributes; row: ServerRow },
): Promise<Found> {
  const [wanted, shown] = [stringIn(spec, 'mode'), modeOf(row)];
  const period = automaticPeriod(spec, row);
  const sameMode = wanted === undefined || wanted === shown;
  const stays = (wanted ?? shown) !== 'automatic' || period === (row.renewal?.period ?? period);
  if (sameMode && stays) return { problems: [], notes: [] };
  const form = await readRenewalForm(api.client, row.id);
  const place = (field: string): { desired: typeof desired; field: string } => ({ desired, field });
  if (!form.offered) {
    if (wanted === 'manual' && shown !== 'automatic') return { problems: [], notes: [] };
    const detail = `The form of ${nameOf(row)} has no choice of automatic renewal, so it can be neither switched on nor off here.`;
    const hint = 'set it in the panel; to keep the service valid declare ensure_valid_for and max_price';
    const summary = 'Zomro does not offer automatic renewal for this server';
    return { problems: [catalogueProblem(place('mode'), summary, { detail, hint })], notes: [] };
  }
  if (wanted !== 'manual' && (period === undefined || !form.periods.includes(period))) {
    const detail = `${nameOf(row)} can not be renewed automatically for ${period ?? 'an unknown period'}. ${listed(form.periods)}`;
    const at = spec['period'] === undefined ? 'mode' : 'period';
    return { problems: [catalogueProblem(place(at), 'The period is not offered', { detail })], notes: [] };
  }
  const until = row.term?.ends ?? 'its expiration';
  const charged = `From then on Zomro renews it by itself around ${until}, and debits the balance.`;
  return { problems: [], notes: wanted === 'automatic' && shown !== 'automatic' ? [charged] : [] };
}

/** Calendar arithmetic alone decides whether something is due. */
function findDue(spec: Attributes, row: ServerRow, { desired, now }: AlignInput): Found & { readonly due?: Due } {
  const length = stringIn(spec, 'ensure_valid_for');
  if (length === undefined) return NOTHING;
  const expiration = row.term?.ends;
  if (expiration === undefined) return unclear(desired, `Zomro does not show when ${nameOf(row)} expires.`);
  const goal = goalDate(now, length);
  if (expiration >= goal) return NOTHING;
  const busy = BUSY[row.condition.status];
  if (busy !== undefined) return { problems: [], notes: [waiting({ expiration, goal, busy })] };
  const period = stringIn(spec, 'period') ?? row.period;
  const months = Number(periodCode(period ?? '') ?? 0);
  if (period === undefined || months < 1)
    return unclear(desired, 'Neither the manifest nor Zomro says for how long to renew: declare a period.');
  const count = purchasesNeeded(expiration, goal, months);
  if (count !== undefined) return { ...NOTHING, due: { count, months, period, expiration, goal } };
  return unclear(
    desired,
    `From ${expiration} to ${goal} more than 12 renewals of ${period} would be needed: declare a longer period.`,
  );
}

const NOTHING: Found = { problems: [], notes: [] };

/** States in which the vendor renews nothing (zomro.md §3, the texts of `service.prolong`). */
const BUSY: { readonly [status: string]: string } = {
  unpaid: 'It is ordered and was never paid.',
  creating: 'It is still being activated.',
  deleting: 'It is being deleted.',
};

function waiting({ expiration, goal, busy }: { expiration: string; goal: string; busy: string }): string {
  return `Expires ${expiration}, before ${goal}, but nothing is bought now. ${busy}`;
}

function unclear(desired: AlignInput['desired'], detail: string): Found {
  const place = { desired, field: 'ensure_valid_for' };
  return { problems: [catalogueProblem(place, 'The service can not be kept valid', { detail })], notes: [] };
}

function describeDue({ count, months, period, expiration, goal }: Due, spec: Attributes): NonNullable<Aligned['due']> {
  const expected = afterPurchases(expiration, months, count);
  const what = count === 1 ? `One renewal of ${period}` : `${count} renewals of ${period}`;
  const why = `Expires ${expiration}, and ensure_valid_for: ${stringIn(spec, 'ensure_valid_for') ?? ''} asks for ${goal}.`;
  return {
    changes: [{ field: 'expiration', before: expiration, after: expected }],
    note: `${why} ${what} should carry it to ${expected}.`,
  };
}
