/** The built command as a process: pipes that close, umask, start-up, and which of its parts a command loads. */
import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENTRY, type Finished, runProcess, start } from '../support/process.ts';
import { APPLY, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();
const world = () => ({ cwd: stage.path, env: stage.env });
const ONE = { servers: { 'web-1': SERVER } };

/** A line of shell, with `hostform` in it. */
function shell(line: string): Promise<Finished> {
  const script = line.replaceAll('hostform', `"${process.execPath}" "${ENTRY}"`);
  const child = spawn('bash', ['-c', script], {
    cwd: stage.path,
    env: { PATH: process.env['PATH'] ?? '', ...stage.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, out, err })));
}

describe('a bug that nobody caught', () => {
  it.each([
    ['an error', "throw new Error('a bug that knows ' + process.env.ZOMRO_PASSWORD)"],
    ['a promise', "Promise.reject(new Error('a bug that knows ' + process.env.ZOMRO_PASSWORD))"],
  ])('is exit 70 without secrets, and the next run goes on: %s', async (_, bug) => {
    stage.declare(ONE);
    const crash = `process.on('SIGUSR2', () => { ${bug} });`;
    const env = { ...stage.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(crash)}` };
    const { child, finished } = start([...APPLY], { cwd: stage.path, env });
    stage.vendors.zomro.hook = async (moment, { func }) => {
      if (moment !== 'committed' || func !== 'cartorder.create.confirm') return;
      child.kill('SIGUSR2');
      await finished;
    };
    const { code, err } = await finished;
    expect(code, err).toBe(70);
    expect(err).toContain('a bug that knows (sensitive)');
    expect(err).not.toContain(stage.env['ZOMRO_PASSWORD']);
    stage.vendors.zomro.hook = undefined;
    expect((await runProcess([...APPLY], world())).code).toBe(0);
    expect(stage.charges()).toHaveLength(1);
  });
});

describe('a reader that goes away', () => {
  it('ends neither a plan nor an apply: the exit code is what happened', async () => {
    stage.declare(ONE);
    const plan = await shell('hostform plan --detailed-exitcode | head -1; echo "${PIPESTATUS[0]}"');
    expect(plan.out).toMatch(/^hostform will do the following:\n2\n$|will do the following:\n2\n$/);
    const apply = await shell(
      'hostform apply --auto-approve --max-spend "1.00 EUR" 2>&1 | head -1; echo "${PIPESTATUS[0]}"',
    );
    expect(apply.out).toMatch(/\n0\n$/);
    expect(`${plan.err}${apply.err}`).not.toContain('EPIPE');
    expect(stage.servers()).toEqual(['web-1']);
    expect((await runProcess(['state', 'list'], world())).out).toBe('servers.web-1\n');
  });

  it('misses nothing of what is written elsewhere: the stream is cut, the accounting is in the report', async () => {
    stage.declare(ONE);
    const done = await shell(
      'hostform apply --auto-approve --max-spend "1.00 EUR" --json --report json=run.json | head -1; echo "${PIPESTATUS[0]}"',
    );
    expect(done.out).toMatch(/^\{.*"type":"version".*\}\n0\n$/);
    expect(JSON.parse(readFileSync(join(stage.path, 'run.json'), 'utf8'))).toMatchObject({ exit_code: 0 });
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('may never have been there: stdout and stderr closed', async () => {
    stage.declare(ONE);
    const done = await shell('hostform apply --auto-approve --max-spend "1.00 EUR" >&- 2>&-; echo "$?"');
    expect(done.out).toBe('0\n');
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('does not cut a machine stream that is read slowly', async () => {
    stage.declare({ servers: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`web-${at}`, SERVER])) });
    const done = await shell('hostform plan --json | (sleep 1; cat)');
    expect(done.out.trimEnd().split('\n').at(-1)).toContain('"type":"run_summary"');
  });
});

describe('files', () => {
  it.each(['000', '077'])('have mode 0600 under any umask: %s', async (umask) => {
    stage.declare(ONE);
    const done = await shell(
      `umask ${umask}; hostform plan --out plan.json >&2 && hostform apply plan.json >&2 && hostform state mv servers.web-1 servers.web-2 >&2`,
    );
    expect(done.code, done.err).toBe(0);
    const written = Object.entries(filesIn(stage.path)).filter(([name]) => name !== 'hostform.yaml');
    expect(written.map(([name]) => name)).toEqual(expect.arrayContaining(['plan.json', 'state/hostform.state.json']));
    for (const [name, { mode }] of written) expect([name, mode]).toEqual([name, 0o600]);
    expect(statSync(join(stage.path, 'state')).mode & 0o077).toBe(0);
  });

  it('are not read from a folder that forbids it: exit 1, calmly', async () => {
    stage.declare(ONE);
    chmodSync(join(stage.path, 'hostform.yaml'), 0);
    const done = await runProcess(['plan'], world());
    // Nobody forbids anything to root.
    expect(done.code).toBe(process.getuid?.() === 0 ? 0 : 1);
    expect(done.err).not.toMatch(/^ {4}at /m);
  });
});

describe('the terminal', () => {
  it('that is not there means that nobody can approve', async () => {
    stage.declare(ONE);
    const done = await runProcess(['apply'], world());
    expect(done.code).toBe(64);
    expect(stage.vendors.zomro.calls).toEqual([]);
  });
});

describe('sandbox start', () => {
  it('prints the environment that points other tools at the vendors, until it is interrupted', async () => {
    stage.declare(ONE);
    const { child, finished } = start(['sandbox', 'start'], { cwd: stage.path, env: {} });
    const out = await new Promise<string>((ready) => {
      let text = '';
      child.stdout?.on('data', (more: string) => {
        text += more;
        if (text.includes('ZOMRO_USERNAME')) ready(text);
      });
    });
    const given = [...out.matchAll(/^export (\w+)='?([^'\n]*)'?$/gm)].map(([, name = '', value = '']) => [name, value]);
    const env = Object.fromEntries(given);
    expect(Object.keys(env)).toEqual(expect.arrayContaining(['ZOMRO_ENDPOINT', 'ZOMRO_PASSWORD', 'OVH_ENDPOINT']));
    const plan = await stage.hostformWith({ env }, 'plan');
    expect(plan.out, plan.err).toContain('Plan: 1 to add');
    expect(stage.vendors.zomro.calls).toEqual([]);
    child.kill('SIGINT');
    expect((await finished).code).toBe(0);
  });
});

/** Libraries that a chunk holds; esbuild names each module it bundled in a comment. */
function librariesIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, name = '']) => name);
}

/** Everything of ours that a run loaded, and the libraries in it: V8's coverage names each script. */
async function loaded(argv: readonly string[], code: number): Promise<{ chunks: string[]; libraries: Set<string> }> {
  const folder = join(stage.path, 'coverage');
  const done = await runProcess(argv, { cwd: stage.path, env: { ...stage.env, NODE_V8_COVERAGE: folder } });
  expect(done.code, done.err).toBe(code);
  const reports = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const urls = reports.flatMap((text) =>
    (JSON.parse(text) as { result: { url: string }[] }).result.map(({ url }) => url),
  );
  const home = dirname(ENTRY);
  const chunks = urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  const own = chunks.filter((path) => path.startsWith(home));
  return { chunks: own, libraries: new Set(own.flatMap(librariesIn)) };
}

describe('start-up', () => {
  const heavy = ['commander', 'undici', 'yaml', 'ajv', 'big.js', 'temporal-polyfill', 'p-retry', 'diff'];

  it('is watched by something that sees: apply loads them', async () => {
    stage.declare(ONE);
    const { libraries } = await loaded(APPLY, 0);
    expect([...libraries]).toEqual(expect.arrayContaining(['commander', 'undici', 'yaml']));
  });

  it('--version loads the entry alone', async () => {
    const { chunks, libraries } = await loaded(['--version'], 0);
    expect(chunks).toHaveLength(1);
    expect([...libraries]).toEqual([]);
  });

  it('validate needs no HTTP client, and no simulator', async () => {
    stage.declare(ONE);
    const { chunks, libraries } = await loaded(['validate'], 0);
    expect([...libraries]).toContain('yaml');
    for (const name of ['undici', 'p-retry', 'ajv', 'temporal-polyfill']) expect([...libraries]).not.toContain(name);
    expect(chunks.flatMap(ownModules).filter((name) => name.includes('simulat'))).toEqual([]);
  });

  it('state list needs neither YAML nor HTTP', async () => {
    const { libraries } = await loaded(['state', 'list'], 0);
    for (const name of heavy.filter((each) => each !== 'commander' && each !== 'big.js'))
      expect([...libraries]).not.toContain(name);
  });

  it('no command but those of the sandbox loads simulated code', async () => {
    stage.declare(ONE);
    const { chunks } = await loaded(APPLY, 0);
    expect(chunks.flatMap(ownModules).filter((name) => name.includes('simulat'))).toEqual([]);
    expect(readdirSync(dirname(ENTRY))).toContain('hostform.js');
  });
});

/** Our own modules in a chunk. */
function ownModules(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^\/\/ (src\/.*)$/gm)].map(([, name = '']) => name);
}
