/** `renewals`: what expires, renews or runs dry, as a table, JSON, a calendar file and a page. Reads only. */
import { resolve } from 'node:path';
import { askPrices } from '../../engine/ask-prices.ts';
import { makeCalendar } from '../../engine/calendar/calendar.ts';
import { listWhole } from '../../engine/take-over/list-whole.ts';
import type { Calendar } from '../../model/calendar.ts';
import { HostformError } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import { type Period, parsePeriod } from '../../model/period.ts';
import { type CommandInput, type Context, withContext, workingFolder } from '../context.ts';
import { sayProblem } from '../event-stream.ts';
import { EXIT } from '../exit-codes.ts';
import { loadSettings } from '../load-manifest.ts';
import { lookAtState } from '../open-state.ts';
import { prepare } from '../prepare.ts';
import { reachableProviders } from '../reachable.ts';
import { claimReportFile, type ReportFile } from '../reports/report-file.ts';

export interface RenewalsOptions {
  readonly within?: string;
  readonly json?: boolean;
  readonly ics?: string;
  readonly html?: string;
}

/**
 * Looks at everything that the accounts hold, ours or not. Its clients can not send a changing call, and it takes no lock.
 * @throws HostformError USAGE for a period or a file that is no good, before anything is read.
 */
export async function renewals(input: CommandInput, options: RenewalsOptions): Promise<number> {
  const within = periodOf(options.within);
  const files = await claimFiles(input, options);
  return withContext(input, { vendors: true }, async (context) => {
    const calendar = asShown(await lookAhead(context, within), input);
    for (const { file, render } of files) await replace(file, await render(calendar, context.world.clock.now()));
    await tell(input, calendar, options);
    return EXIT.done;
  });
}

async function lookAhead(context: Context, within: Period | undefined): Promise<Calendar> {
  const manifest = await loadSettings(context);
  const { state } = await lookAtState(context);
  const { names: inPlay, notices } = await reachableProviders(context, manifest, state);
  const asked = { manifest, state, mode: 'apply', targets: [], replace: [], mayWrite: false, lookOnly: true } as const;
  const { plan, seen, connected } = await prepare(context, { ...asked, inPlay });
  try {
    const { kinds } = connected;
    const prices = await askPrices({ plan, seen, kinds });
    const listings = await listWhole(kinds, state);
    const balances = await connected.balances();
    return makeCalendar({ plan, state, listings, prices, balances, within, now: context.world.clock.now() });
  } finally {
    for (const notice of [...notices, ...connected.notices]) await sayProblem(context, undefined, notice);
    await connected.close();
  }
}

/** Secrets are taken out once, before anything is written from it. */
function asShown(calendar: Calendar, { output }: CommandInput): Calendar {
  return output.redactJson(calendar as unknown as Json) as unknown as Calendar;
}

async function tell({ output }: CommandInput, calendar: Calendar, { json }: RenewalsOptions): Promise<void> {
  if (json) {
    const { calendarDocument } = await import('../render/calendar/json.ts');
    return output.printJson(calendarDocument(calendar), 2);
  }
  const { calendarText } = await import('../render/calendar/text.ts');
  output.print(calendarText(calendar, { style: output.stdoutStyle }));
}

interface Wanted {
  readonly file: ReportFile;
  readonly render: (calendar: Calendar, now: number) => Promise<string>;
}

const RENDERERS: { readonly [option in 'ics' | 'html']: Wanted['render'] } = {
  ics: async (calendar, now) => (await import('../render/calendar/ics.ts')).calendarIcs(calendar, now),
  html: async (calendar, now) => (await import('../render/calendar/page.ts')).calendarPage(calendar, now),
};

/** Found out to be writable before anything is read. What an earlier run left there stays until it is replaced. */
async function claimFiles(input: CommandInput, options: RenewalsOptions): Promise<Wanted[]> {
  const { world } = input;
  const asked = (['ics', 'html'] as const).flatMap((option) => {
    const file = options[option];
    return file === undefined ? [] : [{ option, path: resolve(workingFolder(input), file) }];
  });
  if (asked.length === 2 && asked[0]?.path === asked[1]?.path) throw sameFile();
  return Promise.all(
    asked.map(async ({ option, path }) => {
      const place = { path, mode: 0o666, random: world.random, clock: world.clock, keep: true, what: 'file' } as const;
      return { file: await claimReportFile(place), render: RENDERERS[option] };
    }),
  );
}

async function replace(file: ReportFile, text: string): Promise<void> {
  const { publish } = await file.stage(text);
  await publish();
}

function sameFile(): HostformError {
  return new HostformError('USAGE', 'A file is named twice', {
    detail: '--ics and --html would replace one another.',
    hint: 'give each a file of its own',
  });
}

function periodOf(text: string | undefined): Period | undefined {
  if (text === undefined) return undefined;
  const period = parsePeriod(text);
  if (period && period.seconds === 0) return period;
  throw new HostformError('USAGE', 'Not a period of days', {
    detail: `--within ${text}`,
    hint: 'write P90D, 90d or P3M',
  });
}
