/** What stands below the options in help texts. Lines fit 80 columns: commander does not break them. */

export const ROOT_EXAMPLES = `Examples:
  hostform --sandbox apply -f examples/quickstart    try it without an account
  hostform plan --out plan.json                      show and save, with prices
  hostform apply plan.json                           exactly that plan, once`;

export const EXIT_CODES = `Exit codes:
  0   done, or nothing to do
  1   error before anything changed: manifest, credentials, vendor
  2   there are differences (plan --detailed-exitcode, drift)
  3   part of the work is left: run apply again
  4   refused by a guard before anything was paid
  5   the plan is stale, edited, or already applied
  6   the state is locked by another run
  7   the outcome of a purchase is unknown: hostform pending
  64  usage error
  70  internal error`;

/** Which variables carry credentials; the providers say it themselves. */
export async function environmentText(): Promise<string> {
  const { providers } = await import('../providers/index.ts');
  const width = Math.max(...providers.map(({ name }) => name.length)) + 2;
  const lines = providers.map(({ name, variables }) => `  ${name.padEnd(width)}${inColumn(variables, width + 2)}`);
  return `\nCredentials and endpoints come from the environment:\n${lines.join('\n')}\n`;
}

/** Words one after the other, in lines of at most 80 columns behind an indent. */
function inColumn(words: readonly string[], indent: number): string {
  let line = '';
  const lines: string[] = [];
  for (const word of words) {
    if (line !== '' && indent + line.length + word.length + 1 > 80) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

export const PLAN_EXAMPLES = `
Examples:
  hostform plan --out plan.json            for review: hostform show plan.json
  hostform plan --target 'servers.web-*'   only these and what they need
  hostform plan --exclude servers.db-1     all but this and what depends on it
  hostform plan --refresh-only             what has moved outside of hostform
  hostform plan --detailed-exitcode        0: nothing to do, 2: differences
  hostform plan --report markdown=plan.md --report gitlab=plan-counts.json`;

export const APPLY_EXAMPLES = `
Examples:
  hostform apply                           shows the plan and asks
  hostform apply plan.json                 exactly what the file shows, once
  hostform apply --auto-approve --max-spend "5.00 EUR"
  hostform apply --expect sha256:8c1f...   the approved plan, or exit 5
  hostform apply --refresh-only            records what is live; sends nothing
  hostform apply --on-failure stop-spending   after a failure, buy nothing more
  hostform apply --lock-timeout 5m         wait for another run to end

Unattended (--auto-approve without a plan file), spending needs --max-spend or
budget.max_charge in the manifest, and deleting needs --allow-destroy. A saved
plan is approval of exactly what it shows, and needs neither; so is --expect.`;

export const DESTROY_EXAMPLES = `
Examples:
  hostform plan --destroy                  shows what would go
  hostform destroy --target backup_schedules.nightly
  hostform destroy --auto-approve --allow-destroy

Protected resources stay. Services under renewals are no longer managed, and
otherwise left as they are.`;

export const STATE_EXAMPLES = `
Examples:
  hostform state list
  hostform state mv servers.web-1 servers.front   the block was renamed
  hostform state rm servers.web-1                 it stays at the vendor
  hostform state migrate --to new.yaml            to where its block "state" says
  hostform state rekey                            encrypt it with the given key
  hostform state pull --id ID > old.json          a version of state history`;

export const IMPORT_EXAMPLES = `
Examples:
  hostform import servers.web-1 5203773
  hostform import backup_schedules.nightly 5203773/31   server and schedule
  hostform import --all --dry-run          what would be written, as YAML
  hostform import --all                    everything that nobody manages

After an import of one thing the next plan shows what differs from the
manifest; what --all has imported, it leaves as it is.`;

export const SHOW_EXAMPLES = `
Examples:
  hostform show                            what is recorded
  hostform show plan.json                  a saved plan, as plan showed it
  hostform show --json plan.json           Terraform's plan format 1.2`;

export const DRIFT_EXAMPLES = `
Examples:
  hostform drift                           0: as declared, 2: it differs
  hostform drift --quiet --expiring P14D   from cron: mail only when there is news
  hostform drift --json > known.json       what is known, and accepted
  hostform drift --baseline known.json     2 only for what is new since

It takes no lock and writes nothing. Things that are not managed here are listed,
and alone are no difference. 1: it could not be told (the vendor is out of reach).`;

export const RENEWALS_EXAMPLES = `
Examples:
  hostform renewals                        everything, the next day first
  hostform renewals --within P30D          what the next month brings
  hostform renewals --ics renewals.ics --html renewals.html

Services that are not managed here are listed too. It takes no lock.`;

export const CATALOG_EXAMPLES = `
Examples:
  hostform catalog essential               whatever has "essential" in its name
  hostform --sandbox catalog               without an account`;

export const PENDING_EXAMPLES = `
Examples:
  hostform pending
  hostform pending resolve servers.web-1 --id 5203773
  hostform pending resolve servers.web-1 --not-bought`;

export const LEDGER_EXAMPLES = `
Examples:
  hostform ledger list --since 2026-11-01
  hostform ledger total --by address
  hostform ledger export --csv spent.csv
  hostform ledger reconcile                2: something is unexplained`;

export const UNLOCK_EXAMPLES = `
The id stands in the error of the run that found the lock. The lock of a process
of this machine that no longer exists is taken over without this command.`;

export const SANDBOX_EXAMPLES = `
Every command works on the same simulated vendors with --sandbox:
  hostform --sandbox plan -f examples/quickstart`;
