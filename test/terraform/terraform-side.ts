/** The real `terraform` in a folder of its own: the built-in `terraform_data`, no network, no plug-in. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment } from '../../bench/environment.ts';
import { findTerraform } from '../../bench/terraform.ts';
import { makeFolder } from '../support/run-cli.ts';
import { type Answers, answerOf, type Done, notebook } from './answers.ts';

/** The version that the recorded answers were measured with; another one is not held against them. */
export const MEASURED_VERSION = '1.11.4';

export interface TerraformSide {
  readonly path: string;
  /** Writes main.tf. */
  readonly declare: (...blocks: string[]) => void;
  readonly write: (name: string, text: string) => void;
  readonly text: (name: string) => string;
  readonly mode: (name: string) => string;
  readonly exists: (name: string) => boolean;
  /** Runs it and notes the answer under this name. */
  readonly run: (of: string, ...argv: string[]) => Promise<Done>;
  /** Runs it and notes nothing. `answer` is what is typed; without it the input is closed. */
  readonly quietly: (argv: readonly string[], answer?: string) => Promise<Done>;
  begin(...argv: string[]): { readonly child: ChildProcess; readonly finished: Promise<Done> };
  /** Waits until a provisioner has written this file. */
  readonly until: (name: string) => Promise<void>;
  /** How often a create had its effect. */
  readonly effects: () => string;
  readonly note: (of: string, answer: string) => void;
}

/** One server that "orders" by a line in orders.log; `more` are further lines of its block. */
export function server(name: string, more = '', command = `echo ${name} >> orders.log`): string {
  const quoted = JSON.stringify(command);
  return `resource "terraform_data" "${name}" {\n${more}\n  provisioner "local-exec" {\n    command = ${quoted}\n  }\n}\n`;
}

const terraform = findTerraform();

/** Its version, if there is a terraform on the PATH that runs. */
function terraformVersion(): string | undefined {
  if (terraform === undefined) return undefined;
  const env = cleanEnvironment({ CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' });
  const { stdout } = spawnSync(terraform, ['version'], { env, encoding: 'utf8' });
  return /^Terraform v(\S+)/.exec(stdout)?.[1];
}

/** Plays a scenario; the folder is gone afterwards. */
export async function playTerraform(play: (side: TerraformSide) => Promise<void>): Promise<Answers> {
  const folder = makeFolder({ rc: '' });
  const { answers, note } = notebook();
  const begun: ChildProcess[] = [];
  try {
    await play(sideIn(folder.path, note, begun));
    return answers();
  } finally {
    // A story that ended well leaves nothing; one that did not must not leave a run behind.
    for (const child of begun) child.kill('SIGKILL');
    folder.remove();
  }
}

const PATIENCE_MS = 30_000;

function sideIn(path: string, note: TerraformSide['note'], begun: ChildProcess[]): TerraformSide {
  const at = (name: string): string => join(path, name);
  const text = (name: string): string => readFileSync(at(name), 'utf8');
  const quietly: TerraformSide['quietly'] = (argv, answer) => start(path, argv, answer).finished;
  return {
    path,
    declare: (...blocks) => writeFileSync(at('main.tf'), blocks.join('\n')),
    write: (name, content) => writeFileSync(at(name), content),
    text,
    mode: (name) => (statSync(at(name)).mode & 0o777).toString(8).padStart(4, '0'),
    exists: (name) => existsSync(at(name)),
    async run(of, ...argv) {
      const done = await quietly(argv);
      note(of, answerOf(done));
      return done;
    },
    quietly,
    begin(...argv) {
      const started = start(path, argv);
      begun.push(started.child);
      return started;
    },
    async until(name) {
      for (let waited = 0; !existsSync(at(name)); waited += 10) {
        if (waited > PATIENCE_MS) throw new Error(`${name} was never written`);
        await sleep(10);
      }
    },
    effects: () => (existsSync(at('orders.log')) ? String(text('orders.log').trim().split('\n').length) : '0'),
    note,
  };
}

function start(cwd: string, argv: readonly string[], answer = ''): ReturnType<TerraformSide['begin']> {
  const env = cleanEnvironment({ CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: join(cwd, 'rc') });
  const child = spawn(terraform ?? 'terraform', plainly(argv), { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (out += more));
  child.stderr.setEncoding('utf8').on('data', (more: string) => (err += more));
  child.stdin.on('error', () => {}).end(answer);
  const finished = new Promise<Done>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
  });
  return { child, finished };
}

/** Colour would stand in the middle of the sentences; where it is looked at, `colour` is the first word. */
function plainly(argv: readonly string[]): readonly string[] {
  const [first = '', ...rest] = argv;
  if (first === 'colour') return rest;
  return ['plan', 'apply', 'destroy', 'validate', 'show', 'import'].includes(first)
    ? [first, '-no-color', ...rest]
    : argv;
}

/** Why nothing is measured here, in one line; undefined where the measured version is on the PATH. */
export function skipReason(): string | undefined {
  const version = terraformVersion();
  if (version === undefined) return 'there is no terraform on the PATH; the recorded answers stand in for it.';
  if (version === MEASURED_VERSION) return undefined;
  return `the terraform on the PATH is ${version}; the recorded answers of ${MEASURED_VERSION} stand in for it.`;
}
