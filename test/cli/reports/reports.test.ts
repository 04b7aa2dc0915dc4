/** `--report`: several reports from one run, however it ends, and nothing is bought when they can not be written. */
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { start } from '../../support/process.ts';
import { APPLY, changingCalls, expectCode, expectStream, PROVIDERS, SERVER, useStage } from '../stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const ALL = ['json=r.json', 'markdown=r.md', 'gitlab=g.json', 'junit=r.xml'].flatMap((each) => ['--report', each]);
const written = (): string[] =>
  readdirSync(stage.path)
    .filter((name) => /^(r\.|g\.|\.hostform)/u.test(name))
    .sort();
const FOUR = ['g.json', 'r.json', 'r.md', 'r.xml'];

function expectReports(exitCode: number): void {
  expect(written()).toEqual(FOUR);
  expect(stage.json('r.json')['exit_code']).toBe(exitCode);
  expect(stage.text('r.md')).toContain(`ended with exit code ${exitCode}`);
  expect(stage.text('r.xml')).toContain('</testsuites>');
  expect(Object.keys(stage.json('g.json')).length % 3).toBe(0);
}

describe('one run', () => {
  it('writes all that it is asked for, and says the same as without', async () => {
    stage.declare(ONE);
    const plain = expectCode(await stage.hostform('plan'), 0);
    const done = expectCode(await stage.hostform('plan', ...ALL), 0);
    expect(done).toEqual(plain);
    expectReports(0);
    expect(stage.json('g.json')).toEqual({ create: 1, update: 0, delete: 0 });
    expect(stage.json('r.json')).toMatchObject({
      format_version: '1.0',
      command: 'plan',
      summary: 'Plan: 1 to add, 0 to change, 0 to destroy.',
      changes: { add: 1, change: 0, destroy: 0 },
      cost: { now: { EUR: '0.13' } },
      accounting: null,
      diagnostics: [],
      plan: { format_version: '1.2', resource_changes: [{ address: 'servers.web-1' }] },
    });
  });

  it('has the very plan that was saved, and its digest', async () => {
    stage.declare(ONE);
    const shown = expectCode(await stage.hostform('plan', ...ALL), 0);
    const approvable = stage.json('r.json')['digest'];
    expect(shown.out).toContain(approvable);
    expectCode(await stage.hostform('plan', '--out', 'plan.json', ...ALL), 0);
    const { plan, digest } = stage.json('r.json');
    expect(plan).toEqual(stage.json('plan.json'));
    expect(stage.json('plan.json')).toMatchObject({ hostform: { digest } });
    expect(digest).toBe(approvable);
    expectCode(await stage.hostform('apply', 'plan.json', ...ALL), 0);
    expect(stage.json('r.json')).toMatchObject({ digest, command: 'apply', accounting: { spent: { EUR: '0.1300' } } });
  });

  it('keeps the whole plan to its owner, and leaves the others to the umask', async () => {
    stage.declare(ONE);
    await stage.hostform('plan', ...ALL);
    const modeOf = (name: string): number => statSync(join(stage.path, name)).mode & 0o777;
    expect(modeOf('r.json')).toBe(0o600);
    expect(modeOf('r.md')).toBe(0o666 & ~process.umask());
  });

  it('works beside the machine stream', async () => {
    stage.declare(ONE);
    expectStream(await stage.hostform(...APPLY, '--json', ...ALL), 0);
    expectReports(0);
    expect(stage.text('r.xml')).toMatch(/<testcase name="servers\.web-1" classname="zomro_server" time="/u);
  });

  it('tells of destroy and of drift', async () => {
    stage.declare(ONE);
    await stage.hostform(...APPLY);
    stage.declare({ servers: {} });
    expectCode(await stage.hostform('drift', '--json', '--report', 'json=r.json', '--report', 'junit=r.xml'), 2);
    expect(stage.json('r.json')).toMatchObject({ exit_code: 2, drift: { differs: true } });
    expect(stage.text('r.xml')).toContain('failures="1"');
    expectCode(await stage.hostform('destroy', '--auto-approve', '--allow-destroy', ...ALL), 0);
    expect(stage.json('r.json')).toMatchObject({
      command: 'destroy',
      summary: 'Destroy complete! Resources: 1 destroyed.',
    });
    expect(stage.json('g.json')).toEqual({ create: 0, update: 0, delete: 1 });
  });
});

describe('a run that fails tells of it', () => {
  it.each([
    ['a wrong manifest', 1, () => stage.write({ 'hostform.yaml': 'hostform: 1\nserverz: {}\n' })],
    ['no manifest', 1, () => {}],
    [
      'no credentials',
      1,
      () => stage.declare({ ...ONE, providers: { ...PROVIDERS, zomro: { endpoint: 'http://127.0.0.1:9/' } } }),
    ],
    ['a refusal', 4, () => stage.declare({ ...ONE, budget: { max_charge: '0.01 EUR' } })],
    [
      'part of the work',
      3,
      () => {
        stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
        stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func: 'v2.instances.order.param', sok: true });
      },
    ],
  ])('%s', async (name, code, prepare) => {
    prepare();
    const env = name === 'no credentials' ? { ZOMRO_ENDPOINT: '', ZOMRO_USERNAME: '', ZOMRO_PASSWORD: '' } : {};
    expectCode(await stage.hostformWith({ env }, ...APPLY, ...ALL), code);
    expectReports(code);
    expect(stage.json('r.json')['diagnostics']).not.toEqual([]);
  });

  it('a stale plan, an unknown plan file, and one that is missing', async () => {
    stage.declare(ONE);
    await stage.hostform('plan', '--out', 'plan.json');
    await stage.hostform(...APPLY);
    expectCode(await stage.hostform('apply', 'plan.json', ...ALL), 5);
    expectReports(5);
    expectCode(await stage.hostform('apply', 'nowhere.json', ...ALL), 64);
    expectReports(64);
  });

  it('a locked state', async () => {
    stage.declare(ONE);
    stage.vendors.zomro.knobs.activationMs = 400;
    let second: Promise<unknown> | undefined;
    stage.vendors.zomro.hook = () => {
      second ??= stage.hostform(...APPLY, ...ALL).then((done) => expectCode(done, 6));
    };
    expectCode(await stage.hostform(...APPLY), 0);
    await second;
    expectReports(6);
  });

  it('an outcome that nobody knows', async () => {
    stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
    stage.vendors.zomro.knobs.listingLagMs = 3_600_000;
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY, ...ALL), 7);
    expectReports(7);
    expect(stage.text('r.xml')).toContain('errors="1"');
  });

  it('an interrupt', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    const { child, finished } = start([...APPLY, ...ALL], { cwd: stage.path, env: stage.env });
    stage.vendors.zomro.hook = (at, { func }) => {
      if (at === 'received' && func === 'cartorder.create.confirm') child.kill('SIGTERM');
    };
    expect((await finished).code).toBe(3);
    stage.vendors.zomro.hook = undefined;
    expectReports(3);
    expect(stage.json('r.json')).toMatchObject({ accounting: { interrupted: true } });
  });

  it('a bug of ours: the reports name no line of the program', async () => {
    stage.declare(ONE);
    let calls = 0;
    const token = (): string => {
      calls += 1;
      if (calls === 5) throw new Error('a planted bug');
      return `token${calls}`;
    };
    const done = expectCode(await stage.hostformWith({ random: { token, fraction: () => 0.5 } }, ...APPLY, ...ALL), 70);
    expect(done.err).toContain('a planted bug');
    expectReports(70);
    for (const name of FOUR) expect(stage.text(name)).not.toContain('a planted bug');
  });
});

describe('usage', () => {
  it.each([
    ['an unknown kind, with the one that was meant', ['markdwn=x'], 'did you mean "markdown"?'],
    ['a kind that is nothing known', ['pdf=x'], 'json, markdown, gitlab, junit, github'],
    ['no file', ['json'], 'write: --report json=FILE'],
    ['an empty file', ['json='], 'write: --report json=FILE'],
    ['a file where none belongs', ['github=x'], 'write: --report github'],
    ['the same file twice', ['json=x', 'markdown=./x'], 'give each report a file of its own'],
    ['github twice', ['github', 'github'], 'leave one of them out'],
    ['github elsewhere', ['github'], 'write --report markdown=FILE'],
    ['a folder that is not there', ['json=nowhere/x.json'], 'a folder that exists'],
    ['a folder', ['json=state'], 'is a folder'],
    ['a device', ['json=/dev/null'], 'no ordinary file'],
    ['the manifest', ['json=hostform.yaml'], 'name another file'],
  ])('refuses %s before any call', async (_, given, hint) => {
    stage.declare(ONE);
    mkdirSync(join(stage.path, 'state'));
    const before = stage.text('hostform.yaml');
    const done = await stage.hostform(...APPLY, ...given.flatMap((each) => ['--report', each]));
    expectCode(done, 64);
    expect(done.err).toContain(hint);
    expect(stage.vendors.zomro.calls).toEqual([]);
    expect(stage.text('hostform.yaml')).toBe(before);
    expectStream(await stage.hostform(...APPLY, '--json', ...given.flatMap((each) => ['--report', each])), 64);
  });

  it('refuses the plan that is saved or applied, the state, and counts of a drift', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform('plan', '--out', 'p.json', '--report', 'json=p.json'), 64);
    expectCode(await stage.hostform('plan', '--out', 'p.json'), 0);
    expectCode(await stage.hostform('apply', 'p.json', '--report', 'json=./p.json'), 64);
    expectCode(await stage.hostform('apply', 'p.json'), 0);
    const state = stage.text('state/hostform.state.json');
    const needed = ['state.json', 'state.json.backup', 'journal.ndjson', 'lock'].map((end) => `state/hostform.${end}`);
    for (const file of needed) expectCode(await stage.hostform('plan', '--report', `json=${file}`), 64);
    expect(stage.text('state/hostform.state.json')).toBe(state);
    stage.write({ 'other.json': state });
    expectCode(await stage.hostform('plan', '--report', 'json=other.json'), 64);
    expectCode(await stage.hostform('drift', '--report', 'gitlab=g.json'), 64);
  });
});

describe('a report on disk', () => {
  it('of an earlier run does not outlive the start of the next', async () => {
    stage.declare(ONE);
    stage.write({ 'r.md': 'of an earlier run' });
    let seen = true;
    stage.vendors.zomro.hook = () => {
      seen = existsSync(join(stage.path, 'r.md'));
    };
    expectCode(await stage.hostform('plan', '--report', 'markdown=r.md'), 0);
    expect(seen).toBe(false);
    expect(stage.text('r.md')).toContain('Plan: 1 to add');
  });

  it('may be reached by a link, which stays one', async () => {
    stage.declare(ONE);
    stage.write({ 'out/real.md': '' });
    symlinkSync('out/real.md', join(stage.path, 'r.md'));
    expectCode(await stage.hostform('plan', '--report', 'markdown=r.md'), 0);
    expect(stage.text('out/real.md')).toContain('Plan: 1 to add');
  });

  it.each([
    ['plan', 1, ['plan']],
    ['apply', 3, APPLY],
  ])('that can not be written in the end is told, and changes nothing that was done: %s', async (name, code, argv) => {
    stage.declare(ONE);
    mkdirSync(join(stage.path, 'out'));
    stage.vendors.zomro.hook = () => {
      if (!existsSync(join(stage.path, 'out/r.md'))) mkdirSync(join(stage.path, 'out/r.md/full'), { recursive: true });
    };
    const done = await stage.hostform(...argv, '--report', 'markdown=out/r.md', '--report', 'json=r.json');
    expectCode(done, code);
    expect(done.err).toContain('A report could not be written');
    expect(stage.servers()).toEqual(name === 'apply' ? ['web-1'] : []);
    expect(readdirSync(join(stage.path, 'out'))).toEqual(['r.md']);
  });

  it('tells the exit code of the process also when another one is lost', async () => {
    if (process.getuid?.() === 0) return; // Nothing is unwritable to root.
    stage.declare(ONE);
    mkdirSync(join(stage.path, 'out'));
    stage.vendors.zomro.hook = () => chmodSync(join(stage.path, 'out'), 0o500);
    const done = await stage.hostform('plan', '--report', 'json=r.json', '--report', 'markdown=out/r.md');
    chmodSync(join(stage.path, 'out'), 0o700);
    expectCode(done, 1);
    expect(stage.json('r.json')['exit_code']).toBe(1);
  });
});

describe('on GitHub Actions', () => {
  const places = (): { [name: string]: string } => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(stage.path, 'summary'),
    GITHUB_OUTPUT: join(stage.path, 'output'),
    GITHUB_WORKSPACE: stage.path,
  });

  it('appends the summary and the outputs', async () => {
    stage.declare(ONE);
    stage.write({ summary: 'before\n', output: 'a=b\n' });
    const done = await stage.hostformWith({ env: places() }, 'plan', '--detailed-exitcode', '--report', 'github');
    expectCode(done, 2);
    expect(stage.text('summary')).toMatch(/^before\n<!-- hostform-report: plan -->\n/u);
    expect(stage.text('output')).toMatch(/^a=b\nadd<<(\w+)\n1\n\1\n/u);
    expect(stage.text('output')).toMatch(/exitcode<<(\w+)\n2\n\1\n$/u);
    expect(done.out).not.toContain('::');
  });

  it('annotates the manifest, from the top of the checkout; beside a stream on stderr', async () => {
    stage.write({ 'infra/hostform.yaml': 'hostform: 1\nserverz: {}\n' });
    const argv = ['plan', '--chdir', 'infra', '--report', 'github'];
    const done = expectCode(await stage.hostformWith({ env: places() }, ...argv), 1);
    expect(done.out).toMatch(/^::error file=infra\/hostform\.yaml,line=2,col=1,/mu);
    const machine = await stage.hostformWith({ env: places() }, ...argv, '--json');
    expectStream(machine, 1);
    expect(machine.err).toMatch(/^::error file=infra\/hostform\.yaml/mu);
  });

  it('keeps to its limit: short where there is little room, and told where there is none', async () => {
    stage.declare(ONE);
    const MIB = 1024 * 1024;
    writeFileSync(join(stage.path, 'summary'), 'x'.repeat(MIB - 600));
    expectCode(await stage.hostformWith({ env: places() }, 'plan', '--report', 'github'), 0);
    expect(stage.text('summary')).toContain('The details are left out');
    expect(statSync(join(stage.path, 'summary')).size).toBeLessThanOrEqual(MIB);
    writeFileSync(join(stage.path, 'summary'), 'x'.repeat(MIB));
    const done = await stage.hostformWith({ env: places() }, 'plan', '--report', 'github');
    expectCode(done, 1);
    expect(done.err).toContain('no room left');
    expect(statSync(join(stage.path, 'summary')).size).toBe(MIB);
  });

  it('uses the places that a runner has', async () => {
    stage.declare(ONE);
    const env = { GITHUB_OUTPUT: join(stage.path, 'output') };
    expectCode(await stage.hostformWith({ env }, 'plan', '--report', 'github'), 0);
    expect(stage.text('output')).toContain('has-changes<<');
    const nowhere = { ...places(), GITHUB_STEP_SUMMARY: join(stage.path, 'nowhere', 'summary') };
    expectCode(await stage.hostformWith({ env: nowhere }, ...APPLY, '--report', 'github'), 64);
    expect(changingCalls(stage.vendors)).toEqual([]);
  });
});

describe('secrets', () => {
  const PASSWORD = 'Correct-Horse-42_`~$+=/x';
  const { ssh_key: _, ...BARE } = SERVER;

  it.each([PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(PASSWORD).toString('base64')])(
    'are in none of them, however the vendor spells them: %s',
    async (text) => {
      stage.declare({ servers: { 'web-1': { ...BARE, password: '${ROOT_PW}' } } });
      stage.vendors.zomro.faults.add({
        kind: 'error',
        type: 'value',
        text: `wrong: ${text}`,
        func: 'v2.instances.order.param',
        sok: true,
      });
      const env = { ROOT_PW: PASSWORD, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(stage.path, 'r.sum') };
      const done = await stage.hostformWith({ env }, ...APPLY, ...ALL, '--report', 'github');
      expect(done.code).toBeGreaterThan(0);
      for (const said of [...FOUR, 'r.sum'].map((name) => stage.text(name)).concat(done.out, done.err)) {
        expect(said).not.toContain('Correct-Horse');
        expect(said).not.toContain(text);
      }
      expect(stage.text('r.md')).toContain('(sensitive)');
    },
  );
});
