/** How many things one apply may create, delete or replace (`guards` of the manifest). Pure. */
import type { Problem } from '../model/errors.ts';
import type { Action, Counted, CountLimit, Guards, Limits } from '../model/plan.ts';

/** What the flags of the command line allow; each stands in for the manifest's own number. */
export type AllowedCounts = { readonly [counted in Counted]?: number };

/** What shares are of. */
export interface CountBase {
  readonly declared: number;
  readonly recorded: number;
}

const COUNTED: readonly Counted[] = ['creates', 'deletes', 'replaces'];

/**
 * What the guards come to for this plan. A share of creations is of what is declared, a share of deletions and
 * replacements of what is recorded; a part of a thing counts as none.
 */
export function countLimits(guards: Guards, base: CountBase): Pick<Limits, 'counts'> {
  const given = COUNTED.flatMap((counted) => {
    const written = guards[counted];
    return written === undefined ? [] : [[counted, countLimit(written, counted, base)] as const];
  });
  return given.length === 0 ? {} : { counts: Object.fromEntries(given) };
}

function countLimit(written: string, counted: Counted, base: CountBase): CountLimit {
  const [, percent = '0', fraction = ''] = /^(\d+)(?:\.(\d{1,2}))?%$/.exec(written) ?? [];
  if (!written.endsWith('%')) return { written, allowed: Number(written) };
  const what = counted === 'creates' ? 'declared' : 'recorded';
  const count = base[what];
  // In whole hundredths of a percent: no float decides over a deletion.
  const hundredths = Number(percent) * 100 + Number(fraction.padEnd(2, '0'));
  return { written, allowed: Math.floor((count * hundredths) / 10_000), of: { count, what } };
}

/** Holds a plan against its guards; a flag overrules the manifest, and holds where the manifest says nothing. */
export function checkCounts(actions: readonly Action[], { counts = {} }: Limits, flags: AllowedCounts): Problem[] {
  return COUNTED.flatMap((counted) => {
    const flag = flags[counted];
    const limit = flag === undefined ? counts[counted] : undefined;
    const allowed = flag ?? limit?.allowed;
    const found = actions.filter((action) => isCounted(action, counted));
    if (allowed === undefined || found.length <= allowed) return [];
    return [tooMany(counted, { found, allowed, rule: ruleText(counted, limit) })];
  });
}

/** What has been begun, and may be paid for, is gone on with: it was counted when it was begun. */
function isCounted({ verb, endsService, wipes, resume }: Action, counted: Counted): boolean {
  switch (counted) {
    case 'creates':
      return verb === 'create' && (resume === undefined || resume.from === 'abandon');
    case 'deletes':
      return verb === 'delete' || endsService === true || wipes === true;
    case 'replaces':
      return verb === 'replace';
  }
}

function ruleText(counted: Counted, limit: CountLimit | undefined): string {
  if (!limit) return `--max-${counted}`;
  const share = limit.of && ` (${limit.written} of the ${limit.of.count} ${limit.of.what})`;
  return `guards.max_${counted}${share ?? ''}`;
}

interface Excess {
  readonly found: readonly Action[];
  readonly allowed: number;
  readonly rule: string;
}

const DOING: { readonly [counted in Counted]: string } = {
  creates: 'create',
  deletes: 'delete',
  replaces: 'replace',
};

/** Addresses that a sentence can bear. */
const MOST_NAMED = 5;

function tooMany(counted: Counted, { found, allowed, rule }: Excess): Problem {
  const named = found.slice(0, MOST_NAMED).map(({ address }) => address);
  const more = found.length > named.length ? ` and ${found.length - named.length} more` : '';
  return {
    code: 'TOO_MANY',
    summary: `The plan ${counted} more than is allowed`,
    detail: `It would ${DOING[counted]} ${found.length} (${named.join(', ')}${more}); ${rule} allows ${allowed}.`,
    hint: `give --max-${counted} ${found.length} if that is meant, or plan less with --target`,
  };
}
