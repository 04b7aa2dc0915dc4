/**
 * Where the program touches the world, as data. Clock, timers, randomness, files, sockets and the process enter
 * everything else as arguments, so that a simulation can own them; a new place needs a row here, with its reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

type Touch = 'clock' | 'timer' | 'random' | 'files' | 'network' | 'process';

/** What counts as touching; looked for in code without its comments, and without imports of types. */
const TOUCHES: { readonly [touch in Touch]: RegExp } = {
  clock: /\bDate\.now\b|\bnew Date\(\s*\)|(?<![.\w]|new )Date\(\)|\bperformance\.|\bhrtime\b|\bTemporal\.Now\b/,
  timer: /\bset(?:Timeout|Interval|Immediate)\b|\bAbortSignal\.timeout\b/,
  random: /\bMath\.random\b|\brandom(?:Bytes|Int|UUID|Fill\w*)\b|\bgetRandomValues\b|\bgenerateKey\w*\b/,
  files: modules('fs(?:/promises)?'),
  network: new RegExp(
    `${modules('undici|pg|net|tls|https?|http2|dgram|dns(?:/promises)?').source}|'\\.[./]*/undici\\.ts'|(?:\\bawait|\\breturn|[=(,?:>&|]) *fetch\\(|\\bnew WebSocket\\b`,
  ),
  process: new RegExp(
    `${modules('process|child_process|worker_threads|cluster|os|readline').source}|(?<![.\\w])process(?:\\[|\\.(?:env|argv|cwd|chdir|p?pid|kill|o[nf]f?|once|exit\\w*|std\\w+|platform|versions?|umask|get\\w+|nextTick|memoryUsage|uptime)\\b)`,
  ),
};

/** Imports of these modules, at the top of a file or when they are needed. */
function modules(names: string): RegExp {
  return new RegExp(`(?:\\bfrom |\\bimport |\\bimport\\(\\s*|\\brequire\\()'(?:node:)?(?:${names})'`);
}

interface Edge {
  readonly touches: readonly Touch[];
  /** Why it may; "not an argument" where nobody can hand in another one: a simulation has to stay away from it. */
  readonly because: string;
}

const EDGES: { readonly [file: string]: Edge } = {
  'bin.ts': { touches: ['process'], because: 'the entry: answers --version before anything is loaded' },
  'cli/process.ts': {
    touches: ['clock', 'timer', 'random', 'process'],
    because: 'the real world, handed to main as one argument',
  },
  'cli/render/progress.ts': { touches: ['timer'], because: 'redraws; `every` is an argument, this is its default' },

  'manifest/find-state.ts': { touches: ['files'], because: 'which manifest says where the state is' },
  'manifest/mentions-state.ts': { touches: ['files'], because: 'looks at the manifest before YAML is loaded' },
  'manifest/yaml/files.ts': { touches: ['files'], because: 'reads the manifest' },
  'manifest/write/save-file.ts': { touches: ['files'], because: 'writes an imported manifest' },

  'cli/baseline.ts': { touches: ['files'], because: 'reads the file that --baseline names' },
  'cli/commands/ledger-import.ts': { touches: ['files'], because: 'reads the file that the command line names' },
  'cli/commands/sandbox.ts': { touches: ['files'], because: 'removes the state of the sandbox' },
  'cli/commands/state-migrate.ts': { touches: ['files'], because: 'looks whether there is a state already' },
  'cli/commands/state-push.ts': { touches: ['files'], because: 'reads the file that the command line names' },
  'cli/context.ts': { touches: ['files'], because: 'tells a file from a folder' },
  'cli/import-target.ts': { touches: ['files'], because: 'tells a file from a folder' },
  'cli/load-manifest.ts': { touches: ['files'], because: 'looks whether there is a manifest' },
  'cli/metrics/file.ts': { touches: ['files'], because: 'reads the figures that it replaces' },
  'cli/plan-file.ts': { touches: ['files'], because: 'reads and writes saved plans' },
  'cli/reports/github.ts': { touches: ['files'], because: 'appends to the files that the runner names' },
  'cli/reports/report-file.ts': { touches: ['files'], because: 'writes reports' },
  'cli/state-keys.ts': { touches: ['files'], because: 'reads the key that seals the state' },
  'cli/stale-temporaries.ts': { touches: ['files'], because: 'sweeps away what killed runs left' },

  'state/claim.ts': { touches: ['files'], because: 'a lock is a file' },
  'state/files.ts': { touches: ['files'], because: 'the state is a file' },
  'state/host.ts': {
    touches: ['files', 'process'],
    because: 'who this process is; handed to stores as `host`, but cli/open-store.ts takes it itself: not an argument',
  },
  'state/journal.ts': { touches: ['files'], because: 'the journal is a file' },
  'state/ledger.ts': { touches: ['files'], because: 'the ledger is a file' },
  'state/local-store.ts': { touches: ['files'], because: 'lists the versions beside the state' },
  'state/lock.ts': { touches: ['files'], because: 'a lock is a file' },
  'state/paths.ts': { touches: ['files'], because: 'follows links to the state' },

  'providers/http.ts': {
    touches: ['timer', 'network'],
    because: 'the one way to a vendor; providers make it themselves and its deadline is on real time: not an argument',
  },
  'providers/undici.ts': { touches: ['network'], because: 'what is bundled of undici for the vendors' },
  'providers/ovh/conf.ts': {
    touches: ['files', 'process'],
    because: 'reads ovh.conf as the official clients do; asks for the platform, because modes mean nothing on Windows',
  },
  'state/http/exchange.ts': {
    touches: ['timer', 'network'],
    because: 'the socket to a server of states; its deadline is on real time: not an argument',
  },
  'state/http/undici.ts': { touches: ['network'], because: 'what is bundled of undici for the HTTP backend' },
  'state/postgres/connect.ts': { touches: ['network'], because: 'loads the driver' },
  'state/postgres/link.ts': {
    touches: ['timer', 'network'],
    because: 'the connection to the database; its deadlines are on real time: not an argument',
  },
  'state/postgres/password-file.ts': { touches: ['files'], because: 'reads .pgpass' },
  'state/postgres/target.ts': { touches: ['process'], because: "who the user is, as libpq's default" },
  'state/postgres/tls.ts': { touches: ['files', 'network'], because: 'reads certificates and checks names' },
  'state/s3/client.ts': {
    touches: ['timer', 'network'],
    because: 'the socket to the store; its deadline is on real time: not an argument',
  },

  'sandbox/start.ts': { touches: ['files', 'process'], because: 'keeps the simulated vendors between runs' },
  'providers/ovh/simulator.ts': { touches: ['network'], because: 'a vendor on loopback' },
  'providers/ovh/simulated/access.ts': { touches: ['network'], because: 'judges addresses; opens nothing' },
  'providers/ovh/simulated/wire.ts': { touches: ['timer'], because: 'a slow answer is slow for real: not an argument' },
  'providers/zomro/simulator.ts': {
    touches: ['timer', 'network'],
    because: 'a vendor on loopback; `sleep` is an argument, this is its default',
  },
  'providers/zomro/simulated/ssh-keys.ts': { touches: ['random'], because: 'a vendor makes key pairs' },
};

/** Code as it runs: no comments, no imports of types, of templates only what is computed in them. */
function codeOf(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:'"`\\])\/\/.*$/gm, '$1')
    .replaceAll(/^import type [^;]*;$/gm, '')
    .replaceAll(/`[^`]*`/g, (template) => [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner).join(';'));
}

function touchesOf(code: string): Touch[] {
  return (Object.keys(TOUCHES) as Touch[]).filter((touch) => TOUCHES[touch].test(code));
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
  .map((name) => name.replaceAll('\\', '/'));
const found = Object.fromEntries(
  files.map((name) => [name, touchesOf(codeOf(readFileSync(join(src, name), 'utf8')))] as const),
);

describe('the world', () => {
  it('is touched by the files of the list only, each in the way its row says', () => {
    const touching = Object.fromEntries(Object.entries(found).filter(([, touches]) => touches.length > 0));
    const listed = Object.fromEntries(Object.entries(EDGES).map(([file, { touches }]) => [file, touches]));
    expect(touching).toEqual(listed);
  });

  it.each(Object.entries(EDGES))('%s has a reason', (_file, { because }) => {
    expect(because.length).toBeGreaterThan(10);
  });

  it('is never touched by the nouns, by the engine, nor by a kind', () => {
    const pure = Object.keys(EDGES).filter((file) => /^(model|engine)\/|\/kinds\//.test(file));
    expect(pure).toEqual([]);
  });
});

describe('the test itself', () => {
  it.each([
    ['clock', 'const at = Date.now();'],
    ['clock', 'const at = new Date();'],
    ['clock', 'const at = `${Date()}`;'],
    ['clock', 'performance.now();'],
    ['timer', 'setTimeout(wake, 1);'],
    ['timer', "import { setTimeout as later } from 'node:timers/promises';"],
    ['timer', 'const signal = AbortSignal.timeout(5);'],
    ['random', 'Math.random();'],
    ['random', 'crypto.randomUUID();'],
    ['files', "import { readFileSync } from 'node:fs';"],
    ['files', "await import('fs/promises');"],
    ['network', 'await fetch(url);'],
    ['network', "import { request } from 'undici';"],
    ['network', "import { connect } from 'node:net';"],
    ['process', "const home = process.env['HOME'];"],
    ['process', "import { env } from 'node:process';"],
  ] as const)('sees a %s in %s', (touch, code) => {
    expect(touchesOf(codeOf(code))).toEqual([touch]);
  });

  it.each([
    'new Date(clock.now()).toISOString();',
    '// Date.now() is not for us\n',
    '/** Never `setTimeout`. */',
    "import type { Dispatcher } from 'undici';",
    'const url = "https://x"; clock.now();',
    'settings.process.run(); input.fetch(1);',
    'interface Versions { fetch(id: string): string }',
    'const page = `setTimeout(go, ${wait})`;',
    "const hint = 'no other process. It may be gone';",
  ])('sees nothing in %s', (code) => {
    expect(touchesOf(codeOf(code))).toEqual([]);
  });
});
