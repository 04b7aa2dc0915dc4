/** The examples for CI: they parse, every hostform command in them is one, and the scripts do what they say. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isMap, parseDocument, visit } from 'yaml';
import { realClock, realRandom } from '../src/cli/process.ts';
import { parseCommandLine } from '../src/cli/program.ts';
import type { World } from '../src/cli/world.ts';
import { ENTRY } from './support/process.ts';
import { makeFolder } from './support/run-cli.ts';

const ROOT = resolve(import.meta.dirname, '..');
const CI = join(ROOT, 'examples/ci');
const files = readdirSync(CI, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(yml|sh|service|timer|md)$|crontab$/.test(name))
  .sort();
const read = (name: string): string => readFileSync(join(CI, name), 'utf8');

const silent = { isTTY: false, columns: 100, write: () => {} };
const world: World = {
  version: '0.0.0-test',
  env: {},
  cwd: ROOT,
  stdout: silent,
  stderr: silent,
  canAsk: false,
  ask: async () => undefined,
  clock: realClock,
  random: realRandom,
  onSignal: () => () => {},
  exitNow: () => {},
};

/** Lines that a shell, systemd or a reader would run, broken lines joined. */
function commandLines(text: string): string[] {
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => {
      const found = /^\s*(?:- )?(?:run: |ExecStart=\S*\/|[a-z]+="\$\(|code=0; )?(?:npx )?hostform ((?!-\s).*)$/.exec(
        line,
      );
      return found?.[1] === undefined ? [] : [found[1]];
    });
}

/** Words as a shell would split them, to the end of the command. Variables stay as they are: they are one word in quotes. */
function shellWords(line: string): string[] {
  const words: string[] = [];
  const token = /\s*(?:(\d?[|&;<>)#].*)|((?:'[^']*'|"[^"]*"|[^\s'"|&;<>)])+))/y;
  for (let match = token.exec(line); match?.[2] !== undefined; match = token.exec(line))
    words.push(match[2].replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
  return words.map((word) =>
    word
      .replace('$DIGEST', `sha256:${'0'.repeat(64)}`)
      .replace('sha256:…', `sha256:${'0'.repeat(64)}`)
      .replace('$ceiling', '60.00 EUR'),
  );
}

const pages: readonly (readonly [string, string])[] = [
  ...files.filter((name) => !name.endsWith('.md')).map((name) => [name, read(name)] as const),
  ['docs/ci.md', readFileSync(join(ROOT, 'docs/ci.md'), 'utf8')],
];
const STATE_PAGE = readFileSync(join(ROOT, 'docs/state.md'), 'utf8');

/** Blocks of code, and what stands between them. */
const blocksOf = (text: string): string => (text.match(/^```[^]*?^```$/gm) ?? []).join('\n');
const sentencesOf = (text: string): string => text.replaceAll(/^```[^]*?^```$/gm, '');

/** Commands in the middle of a sentence. One that is only named there is asked for its help. */
function inlineCommands(text: string): string[] {
  const found = [...sentencesOf(text).matchAll(/`hostform ([^`]+)`/g)].map(([, line = '']) => line);
  return found.map((line) => (/^[a-z ]+$/.test(line) ? `${line} --help` : line));
}

const commands = pages.flatMap(([name, text]) => commandLines(text).map((line) => [name, line] as const));

describe('commands', () => {
  it.each(commands)('%s: hostform %s', async (_, line) => {
    const parsed = await parseCommandLine(shellWords(line), world);
    expect(parsed, 'stderr' in parsed ? parsed.stderr : '').toHaveProperty('run');
  });

  it('are found in each kind of file, every one that is there', () => {
    const found = (part: string): number => commands.filter(([name]) => name.includes(part)).length;
    expect(found('plan.yml')).toBe(2);
    expect(found('apply')).toBe(2);
    expect(found('drift.yml')).toBe(1);
    expect(found('.gitlab-ci.yml')).toBe(4);
    expect(found('.sh')).toBe(2);
    expect(found('.service')).toBe(2);
    expect(found('docs/ci.md')).toBe(4);
  });

  it.each([...commandLines(blocksOf(STATE_PAGE)), ...inlineCommands(STATE_PAGE)])(
    'docs/state.md: hostform %s',
    async (line) => {
      const parsed = await parseCommandLine(shellWords(line), world);
      if ('exitCode' in parsed) expect(parsed, parsed.stderr).toMatchObject({ exitCode: 0 });
      else expect(parsed).toHaveProperty('run');
    },
  );

  it('are found in docs/state.md, in blocks and in sentences', () => {
    expect(commandLines(blocksOf(STATE_PAGE)).filter((line) => line.startsWith('apply')).length).toBeGreaterThanOrEqual(
      6,
    );
    expect(commandLines(blocksOf(STATE_PAGE)).length).toBeGreaterThanOrEqual(18);
    expect(inlineCommands(STATE_PAGE).length).toBeGreaterThanOrEqual(10);
  });

  it('that are wrong would be noticed', async () => {
    for (const line of ['plan --bogus', 'aply', 'apply --expect sha256:1', 'plan -f infra extra | cat'])
      expect(await parseCommandLine(shellWords(line), world)).toHaveProperty('exitCode', 64);
    expect(shellWords(`apply --max-spend "60.00 EUR" --target 'renewals.*' 2>&1)" || code=$?`)).toEqual([
      'apply',
      '--max-spend',
      '60.00 EUR',
      '--target',
      'renewals.*',
    ]);
  });
});

describe('pipelines', () => {
  const pipelines = files.filter((name) => name.endsWith('.yml'));

  it.each(pipelines)('%s is YAML, no key twice', (name) => {
    const document = parseDocument(read(name), { uniqueKeys: true, strict: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(isMap(document.contents)).toBe(true);
  });

  const actions = pipelines.flatMap((name) =>
    [...read(name).matchAll(/^ *(?:- )?uses: (\S+)/gm)].map((match) => [name, match[1] ?? ''] as const),
  );

  it.each(actions)('%s pins %s', (_, action) => {
    expect([
      'actions/checkout@v4',
      'actions/setup-node@v4',
      'actions/upload-artifact@v4',
      'actions/download-artifact@v4',
      'actions/github-script@v7',
    ]).toContain(action);
  });

  it.each(pipelines.filter((name) => name.startsWith('github')))('%s holds scripts that are JavaScript', (name) => {
    let scripts = 0;
    visit(parseDocument(read(name)), {
      Pair(_, pair) {
        const { key, value } = pair as { key: { value?: unknown }; value: { value?: unknown } };
        if (key.value !== 'script' || typeof value.value !== 'string') return;
        scripts += 1;
        const checked = spawnSync(process.execPath, ['--check', '--input-type=commonjs', '-'], {
          input: `(async (require, github, context, core) => {\n${value.value}\n});`,
          encoding: 'utf8',
        });
        expect(checked.status, checked.stderr).toBe(0);
      },
    });
    expect(scripts).toBeGreaterThan(0);
  });

  it('never cancel an apply', () => {
    for (const name of ['github-actions/apply.yml', 'github-actions/apply-expect.yml'])
      expect(parseDocument(read(name)).toJS()).toMatchObject({ concurrency: { 'cancel-in-progress': false } });
    expect(parseDocument(read('gitlab/.gitlab-ci.yml')).toJS()).toMatchObject({
      'hostform-apply': { interruptible: false, resource_group: 'hostform' },
    });
  });
});

describe('scripts', () => {
  let folder: ReturnType<typeof makeFolder>;
  beforeEach(() => {
    folder = makeFolder();
    cpSync(join(ROOT, 'examples/quickstart'), folder.path, { recursive: true });
    writeFileSync(join(folder.path, 'hostform'), `#!/bin/sh\nexec "${process.execPath}" "${ENTRY}" --sandbox "$@"\n`);
    chmodSync(join(folder.path, 'hostform'), 0o755);
  });
  afterEach(() => folder.remove());

  const shell = (command: string, ...args: string[]) => {
    const env = {
      PATH: `${folder.path}:${process.env['PATH'] ?? ''}`,
      HOME: folder.path,
      HOSTFORM_DIR: folder.path,
      HOSTFORM_STATE: join(folder.path, 'state/hostform.state.json'),
      HOSTFORM_RUN_LOCK: join(folder.path, 'drift.lock'),
    };
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder.path, env, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  };
  const drift = () => shell(join(CI, 'cron/drift.sh'));
  const hostform = (...args: string[]) => {
    const done = shell(join(folder.path, 'hostform'), ...args);
    expect(done.code, done.err).toBe(0);
  };

  it.each(files.filter((name) => name.endsWith('.sh')))('%s is bash', (name) => {
    expect(shell('bash', '-n', join(CI, name))).toEqual({ code: 0, out: '', err: '' });
  });

  it('drift.sh is silent while everything is as declared, and tells what differs and what went wrong', () => {
    hostform('apply', '--auto-approve', '--max-spend', '5.00 EUR');
    expect(drift()).toEqual({ code: 0, out: '', err: '' });
    hostform('state', 'rm', 'backup_schedules.nightly');
    const differs = drift();
    expect(differs.code).toBe(2);
    expect(differs.out).toMatch(/^What runs is not what is declared\n\n/);
    writeFileSync(join(folder.path, 'hostform.yaml'), '- 1\n');
    const broken = drift();
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(/^Drift could not be told \(exit code 1\)\n\nError: /);
  });

  it('drift.sh runs one at a time', () => {
    const line = `flock "${join(folder.path, 'drift.lock')}" "${join(CI, 'cron/drift.sh')}"`;
    const done = shell('bash', '-c', line);
    expect(done.code).toBe(75);
    expect(done.out).toContain('still going on');
  });

  it('drift.sh mails, where it is told whom', () => {
    writeFileSync(join(folder.path, 'mail'), `#!/bin/sh\n{ echo "$@"; cat; } > "${folder.path}/mailed"\n`);
    chmodSync(join(folder.path, 'mail'), 0o755);
    const done = shell('bash', '-c', `HOSTFORM_MAIL_TO=ops@shop.example "${join(CI, 'cron/drift.sh')}"`);
    expect(done).toEqual({ code: 2, out: '', err: '' });
    expect(readFileSync(join(folder.path, 'mailed'), 'utf8')).toMatch(
      /^-s hostform: What runs is not what is declared ops@shop\.example\n/,
    );
  });

  it('renew.sh buys what is due, once, and is silent then; a ceiling that is too low is told', () => {
    cpSync(join(ROOT, 'examples/ovh-renewal/hostform.yaml'), join(folder.path, 'hostform.yaml'));
    const renew = (ceiling: string) =>
      shell('bash', '-c', `HOSTFORM_MAX_SPEND='${ceiling}' "${join(CI, 'cron/renew.sh')}"`);
    const refused = renew('0.01 EUR');
    expect(refused.code).toBe(4);
    expect(refused.out).toMatch(/^RENEWALS REFUSED: /);
    const first = renew('60.00 EUR');
    expect(first.code, first.out).toBe(0);
    expect(first.out).toMatch(/^Renewed\n\n/);
    expect(renew('60.00 EUR')).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('systemd', () => {
  const units = files.filter((name) => name.startsWith('systemd/'));
  const verify = spawnSync('systemd-analyze', ['--version']).status === 0;

  it.skipIf(!verify)('finds nothing wrong with the units', () => {
    const folder = makeFolder();
    try {
      for (const name of units) {
        // Neither program is installed where tests run.
        const text = read(name).replaceAll('/usr/local/bin/hostform', '/bin/true');
        writeFileSync(join(folder.path, name.replace('systemd/', '')), text);
      }
      const paths = readdirSync(folder.path)
        .filter((name) => !name.includes('@'))
        .map((name) => join(folder.path, name));
      const done = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], { encoding: 'utf8' });
      expect(`${done.stdout}${done.stderr}`).toBe('');
      expect(done.status).toBe(0);
    } finally {
      folder.remove();
    }
  });

  it('every timer has its service, and catches up what it missed', () => {
    const timers = units.filter((name) => name.endsWith('.timer'));
    expect(timers).toHaveLength(2);
    for (const name of timers) {
      expect(existsSync(join(CI, name.replace(/timer$/, 'service')))).toBe(true);
      expect(read(name)).toContain('Persistent=true');
    }
  });
});
