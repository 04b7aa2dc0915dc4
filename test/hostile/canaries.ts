/**
 * F1 of the numbered tables: secrets that look like nothing else, looked for in six spellings in everything that a run
 * leaves or says: both streams, every file while it runs and afterwards, addresses, command lines; over runs that
 * succeed, fail, are lied to, crash and are killed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Finished, start } from '../support/process.ts';
import {
  type CanaryWorld,
  commandLines,
  filesLeftIn,
  openCanaryWorld,
  SPELLINGS,
  type Strike,
  type WorldName,
} from './canary-worlds.ts';
import { inFolder } from './child.ts';
import { type Score, settle } from './score.ts';
import type { Wickedness } from './wicked.ts';

export interface Story {
  readonly words: string;
  readonly world: WorldName;
  readonly commands: readonly (readonly string[])[];
  readonly strike?: Strike;
  /** Killed when this call arrives, or sent SIGUSR2 where something was loaded that crashes by it. */
  readonly killAt?: string;
  /** Loaded before the program: makes it crash. */
  readonly preload?: string;
  readonly env?: { readonly [name: string]: string };
  /** Exit codes of the last command; null when it is killed. */
  readonly codes: readonly (number | null)[];
}

const REPORTS = ['markdown=r.md', 'junit=r.xml', 'json=r.json', 'gitlab=r.gitlab', 'github'].flatMap((kind) => [
  '--report',
  kind,
]);
const APPLY = ['apply', '--auto-approve', '--max-spend', '30.00 EUR'];
const WHOLE: readonly (readonly string[])[] = [
  ['validate', '--json'],
  ['plan'],
  ['plan', '--json'],
  ['plan', '--out', 'plan.json', ...REPORTS],
  ['show', 'plan.json'],
  ['show', '--json', 'plan.json'],
  ['apply', 'plan.json', ...REPORTS],
  ['show'],
  ['show', '--json'],
  ['state', 'list'],
  ['state', 'pull'],
  ['state', 'show', 'servers.web-1', '--json'],
  ['drift'],
  ['drift', '--json'],
  ['renewals', '--ics', 'r.ics', '--html', 'r.html'],
  ['ledger', 'list'],
  ['ledger', 'export'],
  ['pending', '--json'],
  ['lock'],
  ['catalog'],
  ['import', '--all', '--dry-run'],
  [...APPLY, '--json'],
  ['destroy', '--auto-approve', '--allow-destroy'],
]; // prettier-ignore

/** All that the world knows, in all spellings, behind so much other text. */
const echo = (world: CanaryWorld, before = 0): string =>
  `${'.'.repeat(before)} ${Object.values(world.secrets())
    .flatMap((secret) => Object.values(SPELLINGS).flatMap(({ write }) => write(secret)))
    .join(' ')}`;
const asError = (world: CanaryWorld, before?: number): Wickedness => ({
  reply: JSON.stringify({ doc: { error: { $type: 'value', $object: echo(world), msg: { $: echo(world, before) } } } }),
});
const asProblem = (world: CanaryWorld, before?: number): Wickedness => ({
  status: 400,
  reply: JSON.stringify({ message: echo(world, before), errorCode: 'ECHO', class: 'Client::Echo' }),
  headers: { 'x-ovh-queryid': encodeURIComponent(Object.values(world.secrets()).join(' ')) },
});
const asPage = (world: CanaryWorld): Wickedness => ({
  status: 500,
  reply: `<html>${echo(world)}</html>`,
  headers: { 'content-type': 'text/html' },
});
const elsewhere = (world: CanaryWorld): Wickedness => ({
  status: 302,
  reply: echo(world),
  headers: { location: `https://127.0.0.2/?${encodeURIComponent(Object.values(world.secrets()).join('&'))}` },
});

/** Cut at different places: a message that is shortened must not keep the beginning of a secret. */
const SHIFTS = [0, 185, 192, 198, 280, 290, 296];
const CALLS: readonly { readonly call: string; readonly world: WorldName; readonly as: typeof asError }[] = [
  { call: 'auth', world: 'by password', as: asError },
  { call: 'instances', world: 'by password', as: asError },
  { call: 'v2.instances.order.param!', world: 'by password', as: asError },
  { call: 'cart!', world: 'by token', as: asError },
  { call: 'cartorder.create.confirm!', world: 'by token', as: asError },
  { call: 'GET /me', world: 'by password', as: asProblem },
  { call: 'POST /auth/oauth2/token', world: 'by token', as: asProblem },
  { call: 'POST /service/12345/renew', world: 'by token', as: asProblem },
  { call: 'GET /states/shop', world: 'by password', as: asProblem },
  { call: 'POST /states/shop', world: 'by password', as: asProblem },
]; // prettier-ignore

const on =
  (name: string, wicked: (world: CanaryWorld) => Wickedness): Strike =>
  (call, world) =>
    call === name ? wicked(world) : undefined;
const FAILED = [0, 1, 3, 4, 7];

/** Throws where nobody catches, while the vendor is asked, with all that the environment holds. */
const crash = (how: string): string => `process.on('SIGUSR2', () => { ${how} });`;
const ALL = "new Error('a bug that knows ' + Object.values(process.env).join(' '))";

export const STORIES: readonly Story[] = [
  { words: 'a whole life, by password', world: 'by password', commands: WHOLE, codes: [0] },
  // A literal secret can not be saved, so the plan is not.
  {
    words: 'a whole life, by token',
    world: 'by token',
    commands: WHOLE.filter((argv) => !argv.includes('plan.json')),
    codes: [0],
  },
  ...CALLS.flatMap(({ call, world, as }) =>
    SHIFTS.map((before) => ({
      words: `${call} repeats what it knows behind ${before} characters`,
      world,
      commands: [before % 2 === 0 ? [...APPLY, ...REPORTS] : [...APPLY, '--json']],
      strike: on(call, (known) => as(known, before)),
      codes: FAILED,
    })),
  ),
  ...CALLS.map(({ call, world }) => ({
    words: `${call} is answered with a page of secrets`,
    world,
    commands: [[...APPLY, ...REPORTS]],
    strike: on(call, asPage),
    codes: FAILED,
  })),
  ...CALLS.map(({ call, world }) => ({
    words: `${call} is sent elsewhere, to an address of secrets`,
    world,
    commands: [APPLY],
    strike: on(call, elsewhere),
    codes: FAILED,
  })),
  ...[
    'v2.instances.order.param!',
    'cart!',
    'cartorder.create.confirm!',
    'POST /service/12345/renew',
    'POST /states/shop',
  ].flatMap((call) =>
    (['by password', 'by token'] as const)
      .filter((world) => world === 'by password' || !call.includes('states'))
      .map((world) => ({
        words: `killed at ${call}, ${world}`,
        world,
        commands: [APPLY],
        killAt: call,
        codes: [null],
      })),
  ),
  {
    words: 'a password that is refused',
    world: 'by password',
    commands: [['plan', '--json'], APPLY],
    env: { ZOMRO_PASSWORD: 'wrong "quoted" <b>&/+% é9' },
    codes: [1],
  },
  {
    words: 'a vendor that can not be reached',
    world: 'by password',
    commands: [['plan']],
    env: { OVH_ENDPOINT: 'http://127.0.0.1:9/1.0' },
    codes: [1],
  },
  {
    words: 'a state that can not be reached',
    world: 'by password',
    commands: [['plan'], APPLY],
    env: { TF_HTTP_ADDRESS: 'http://127.0.0.1:9/states/shop?key=query-key%2Bwith%2Fslashes%3D%3D' },
    codes: [1],
  },
  {
    words: 'credentials in an address',
    world: 'by password',
    commands: [['plan'], APPLY],
    env: { TF_HTTP_ADDRESS: `https://ana:${encodeURIComponent('St4te:pass"word<&>/+')}@127.0.0.1/states` },
    codes: [64],
  },
  ...(['by password', 'by token'] as const).flatMap((world) => [
    {
      words: `an error that nobody caught, ${world}`,
      world,
      commands: [APPLY],
      killAt: 'v2.instances.order.param!',
      preload: crash(`throw ${ALL}`),
      codes: [70],
    },
    {
      words: `a promise that nobody awaited, ${world}`,
      world,
      commands: [APPLY],
      killAt: 'v2.instances.order.param!',
      preload: crash(`Promise.reject(${ALL})`),
      codes: [70],
    },
    {
      words: `an error with a cause, ${world}`,
      world,
      commands: [APPLY],
      killAt: 'v2.instances.order.param!',
      preload: crash(`throw new Error('outer', { cause: ${ALL} })`),
      codes: [70],
    },
  ]),
]; // prettier-ignore

/** Searches that were made and those that found something, over one story. */
export async function tell(story: Story): Promise<{ readonly searches: number; readonly hits: readonly string[] }> {
  return inFolder(async (cwd) => {
    const seen = new Map<string, string>();
    const note = (channel: string, text: string): void => void seen.set(channel, `${seen.get(channel) ?? ''}\n${text}`);
    const look = (): void => {
      for (const [name, text] of Object.entries(filesLeftIn(cwd))) note(`file ${name}`, text);
    };
    let kill: (() => void) | undefined;
    const world = await openCanaryWorld(story.world, (call, known) => {
      look();
      if (call === story.killAt) kill?.();
      if (!seen.has('command line')) note('command line', commandLines(cwd));
      return story.strike?.(call, known);
    });
    try {
      const env = prepare(cwd, world, story);
      let last: Finished | undefined;
      for (const argv of story.commands) {
        const { child, finished } = start(argv, { cwd, env });
        kill = () => void child.kill(story.preload === undefined ? 'SIGKILL' : 'SIGUSR2');
        last = await finished;
        note('stdout', last.out);
        note('stderr', last.err);
        look();
      }
      expect(story.codes, `${story.words}: exit ${last?.code}\n${last?.out}\n${last?.err}`).toContain(last?.code);
      note('addresses', world.urls().map(withoutStateKey).join('\n'));
      return search(story, world, seen);
    } finally {
      await world.close();
    }
  });
}

/** The key in the address of a state is there for its server to see. */
function withoutStateKey(url: string): string {
  return url.replace(/^(\/states\/shop\?)key=[^&]*/, '$1');
}

function prepare(cwd: string, world: CanaryWorld, story: Story): { readonly [name: string]: string } {
  writeFileSync(join(cwd, 'hostform.yaml'), world.manifest);
  // Outside of what is searched: it holds nothing, but its name would stand among the files of a run.
  mkdirSync(join(cwd, 'home'), { mode: 0o700 });
  const preload =
    story.preload === undefined
      ? {}
      : { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(story.preload)}` };
  const github = {
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
    GITHUB_OUTPUT: join(cwd, 'output.txt'),
  };
  for (const path of [github.GITHUB_STEP_SUMMARY, github.GITHUB_OUTPUT]) writeFileSync(path, '');
  return { ...world.env, ...github, ...preload, ...story.env };
}

function search(story: Story, world: CanaryWorld, seen: ReadonlyMap<string, string>) {
  const hits: string[] = [];
  let searches = 0;
  for (const [channel, text] of seen) {
    for (const [secret, value] of Object.entries(world.secrets())) {
      for (const [spelling, { write, find = write }] of Object.entries(SPELLINGS)) {
        searches += 1;
        const found = find(value).find((written) => text.includes(written) || holdsStart(text, written));
        if (found !== undefined)
          hits.push(`${story.words}: ${secret}, ${spelling}, in ${channel}: ${around(text, found)}`);
      }
    }
  }
  return { searches, hits };
}

/** The beginning of a secret, up to where a text was cut, gives most of it away. */
function holdsStart(text: string, written: string): boolean {
  const start = written.slice(0, 10);
  if (written.length <= 14 || !text.includes(start)) return false;
  const literal = start.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return new RegExp(`${literal}[^\\s]*(\u2026|\\.\\.\\.)`).test(text);
}

function around(text: string, found: string): string {
  const at = text.indexOf(found.slice(0, 10));
  return JSON.stringify(text.slice(Math.max(0, at - 60), at + found.length + 20));
}

/** Tells each n-th story from one on; every search of it has to find nothing. */
export async function scoreCanaries({ every = 1, from = 0, atOnce = 2 } = {}): Promise<Score> {
  const waiting = STORIES.filter((_, at) => at % every === from);
  const told = { searches: 0, hits: [] as string[], failures: [] as string[] };
  const work = async (): Promise<void> => {
    for (let story = waiting.shift(); story !== undefined; story = waiting.shift()) {
      const { searches, hits } = await tell(story).catch((error: unknown) => {
        told.failures.push(String(error));
        return { searches: 0, hits: [] };
      });
      told.searches += searches;
      told.hits.push(...hits);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const what =
    'searches for 14 kinds of secrets in 6 spellings, over success, failure, lies and crashes: nothing found';
  const { row } = settle({ id: 'F1', what, of: told.searches, failures: told.hits });
  return { row, failures: [...told.failures, ...told.hits] };
}
