/** hostform on its simulated vendors, with the same way of noting what it answered. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { APPLY, type Stage } from '../cli/stage.ts';
import { start } from '../support/process.ts';
import type { Run } from '../support/run-cli.ts';
import { type Answers, answerOf, type Done, notebook } from './answers.ts';

export interface HostformSide {
  readonly stage: Stage;
  readonly declare: Stage['declare'];
  /** Runs it and notes the answer under this name. */
  readonly run: (of: string, ...argv: string[]) => Promise<Run>;
  /** Unattended with a ceiling and leave to delete: what Terraform's -auto-approve allows. */
  readonly apply: (of: string, ...more: string[]) => Promise<Run>;
  readonly quietly: (...argv: string[]) => Promise<Run>;
  /** As a process, stopped by this signal as soon as the vendor has committed the payment of the first server. */
  readonly stoppedBy: (signal: NodeJS.Signals, ...argv: string[]) => Promise<Done>;
  readonly mode: (name: string) => string;
  readonly exists: (name: string) => boolean;
  /** How often something was charged. */
  readonly effects: () => string;
  readonly note: (of: string, answer: string) => void;
}

export const ALLOWED = [...APPLY, '--allow-destroy'];

/** Plays a scenario on a fresh stage. */
export async function playHostform(stage: Stage, play: (side: HostformSide) => Promise<void>): Promise<Answers> {
  const { answers, note } = notebook();
  const run: HostformSide['run'] = async (of, ...argv) => {
    const done = await stage.hostform(...argv);
    note(of, answerOf(done));
    return done;
  };
  await play({
    stage,
    declare: (manifest) => stage.declare(manifest),
    run,
    apply: (of, ...more) => run(of, ...ALLOWED, ...more),
    quietly: (...argv) => stage.hostform(...argv),
    stoppedBy: (signal, ...argv) => stoppedBy(stage, signal, argv),
    mode: (name) => (statSync(join(stage.path, name)).mode & 0o777).toString(8).padStart(4, '0'),
    exists: (name) => existsSync(join(stage.path, name)),
    effects: () => String(stage.charges().length),
    note,
  });
  return answers();
}

async function stoppedBy(stage: Stage, signal: NodeJS.Signals, argv: readonly string[]): Promise<Done> {
  const { child, finished } = start(argv, { cwd: stage.path, env: stage.env });
  const told = new Promise<void>((heard) =>
    child.stderr?.on('data', (text: string) => void (text.includes('Interrupted') && heard())),
  );
  let sent = false;
  stage.vendors.zomro.hook = async (moment, { func }) => {
    if (sent || moment !== 'committed' || func !== 'cartorder.create.confirm') return;
    sent = true;
    child.kill(signal);
    // The answer leaves only when the process is gone, or has told that it was interrupted.
    await Promise.race([finished, told]);
  };
  const done = await finished;
  stage.vendors.zomro.hook = undefined;
  return done;
}
