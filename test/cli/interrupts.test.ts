/** contract.md §3: an interrupt ends a run in order: nothing new is begun, the state is written, the lock released. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Finished, start } from '../support/process.ts';
import type { RunOptions } from '../support/run-cli.ts';
import { APPLY, changingCalls, expectCode, expectStream, PROVIDERS, SERVER, useStage } from './stage.ts';

const stage = useStage();
const LOCK = 'state/hostform.lock';
const TWO = { servers: { 'web-1': SERVER, 'web-2': SERVER } };

const locked = (): boolean => existsSync(join(stage.path, LOCK));
const world = () => ({ cwd: stage.path, env: stage.env });

/** Sends `signal` to the process when the vendor has got to this moment of a call; once. */
function signalAt(
  child: { kill(signal: NodeJS.Signals): boolean },
  func: string,
  signal: NodeJS.Signals,
  moment = 'received',
): void {
  let sent = false;
  stage.vendors.zomro.hook = (at, call) => {
    if (sent || at !== moment || call.func !== func) return;
    sent = true;
    child.kill(signal);
  };
}

async function interrupted(
  argv: readonly string[],
  ...[func, signal, moment]: [string, NodeJS.Signals, string?]
): Promise<Finished> {
  const { child, finished } = start(argv, world());
  signalAt(child, func, signal, moment);
  const done = await finished;
  stage.vendors.zomro.hook = undefined;
  return done;
}

describe('an interrupted apply', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'begins nothing new, accounts for what it did, releases the lock, and the next run finishes: %s',
    async (signal) => {
      stage.vendors.zomro.knobs.activationMs = 300;
      stage.declare(TWO);
      const first = await interrupted(APPLY, 'cartorder.create.confirm', signal);
      expect(first.code, `${first.out}\n${first.err}`).toBe(3);
      expect(first.err).toContain('Interrupted: nothing new is started');
      expect(first.out).toContain('Apply interrupted: ');
      expect(first.out).toContain('Money spent: 0.13 EUR.');
      expect(locked()).toBe(false);
      expect(stage.charges()).toHaveLength(1);
      const second = await stage.hostform(...APPLY);
      expect(second.code, `${second.out}\n${second.err}`).toBe(0);
      expect(stage.servers()).toEqual(['web-1', 'web-2']);
      expect(stage.charges()).toHaveLength(2);
    },
  );

  it('before anything was bought leaves nothing behind but the word that it was interrupted', async () => {
    stage.declare(TWO);
    const first = await interrupted(APPLY, 'v2.instances.order.pricelist', 'SIGINT');
    expect(first.code, `${first.out}\n${first.err}`).toBe(3);
    expect(first.err).toContain('Interrupted before anything was changed');
    expect(locked()).toBe(false);
    expect(stage.charges()).toEqual([]);
  });

  it('ends its machine stream with the summary', async () => {
    stage.vendors.zomro.knobs.activationMs = 300;
    stage.declare(TWO);
    const { code, out, err } = await interrupted([...APPLY, '--json'], 'cartorder.create.confirm', 'SIGINT');
    const events = expectStream({ code: code ?? -1, out, err }, 3);
    expect(events.map(({ type }) => type)).toContain('interrupted');
    expect(events.at(-1)).toMatchObject({ summary: { interrupted: true, spent: { EUR: '0.1300' } } });
  });

  it('of a saved plan goes on where it stopped', async () => {
    stage.vendors.zomro.knobs.activationMs = 300;
    stage.declare(TWO);
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    const first = await interrupted(['apply', 'plan.json'], 'cartorder.create.confirm', 'SIGINT');
    expect(first.code, `${first.out}\n${first.err}`).toBe(3);
    const second = await stage.hostform('apply', 'plan.json');
    expect(second.code, `${second.out}\n${second.err}`).toBe(0);
    expect(stage.charges()).toHaveLength(2);
  });
});

describe('an interrupt while a payment is unanswered', () => {
  it('waits for the answer a little, then ends with 7 and an accounting; the next run finds out', async () => {
    stage.vendors.zomro.faults.add({ kind: 'hang', func: 'cartorder.create.confirm', after: true });
    stage.declare(TWO);
    const began = Date.now();
    const first = await interrupted(APPLY, 'cartorder.create.confirm', 'SIGINT');
    expect(first.code, `${first.out}\n${first.err}`).toBe(7);
    expect(Date.now() - began).toBeLessThan(25_000);
    expect(first.out).toContain('Outcome unknown:\n  servers.web-1: ');
    expect(first.out).toContain('may have been paid');
    expect(locked()).toBe(false);
    const second = await stage.hostform(...APPLY);
    expect(second.code, `${second.out}\n${second.err}`).toBe(0);
    expect(stage.charges()).toHaveLength(2);
  });

  it('twice ends at once with 7, and the journal is enough', async () => {
    stage.vendors.zomro.faults.add({ kind: 'hang', func: 'cartorder.create.confirm', after: true });
    stage.declare(TWO);
    const { child, finished } = start(APPLY, world());
    let said = '';
    child.stderr?.on('data', (text: string) => {
      if (!said.includes('Interrupted') && `${said}${text}`.includes('Interrupted')) child.kill('SIGINT');
      said += text;
    });
    signalAt(child, 'cartorder.create.confirm', 'SIGINT');
    const first = await finished;
    stage.vendors.zomro.hook = undefined;
    expect(first.code, `${first.out}\n${first.err}`).toBe(7);
    expect(first.err).toContain('Interrupted twice: leaving at once.');
    expect(first.out).toContain('Apply interrupted: 0 done, 1 with unknown outcome, 1 not started.');
    expect(first.out).toContain('Money spent: nothing; 0.13 EUR may have been paid.');
    const second = await stage.hostform(...APPLY);
    expect(second.code, `${second.out}\n${second.err}`).toBe(0);
    expect(second.err).toContain('taken over');
    expect(stage.charges()).toHaveLength(2);
  });
});

describe('an interrupt that comes twice', () => {
  /** Again as soon as the first one is told. */
  async function twice(argv: readonly string[], stream: 'stdout' | 'stderr'): Promise<Finished> {
    stage.vendors.zomro.faults.add({ kind: 'hang', func: 'cartorder.create.confirm', after: true });
    const { child, finished } = start(argv, world());
    let said = '';
    child[stream]?.on('data', (text: string) => {
      if (!/Interrupted|"interrupted"/.test(said) && /Interrupted|"interrupted"/.test(`${said}${text}`))
        child.kill('SIGINT');
      said += text;
    });
    signalAt(child, 'cartorder.create.confirm', 'SIGINT');
    const done = await finished;
    stage.vendors.zomro.hook = undefined;
    return done;
  }

  it('closes the machine stream all the same', async () => {
    stage.declare(TWO);
    const { code, out, err } = await twice([...APPLY, '--json'], 'stdout');
    const events = expectStream({ code: code ?? -1, out, err }, 7);
    expect(events.at(-1)).toMatchObject({
      summary: {
        interrupted: true,
        unknown: [{ address: 'servers.web-1' }],
        not_started: [{ address: 'servers.web-2' }],
        maybe_spent: { EUR: '0.1300' },
      },
    });
  });
});

describe('an interrupt while nothing has been begun', () => {
  it('is 3 at the prompt as well, and releases the lock', async () => {
    stage.declare(TWO);
    let send: (signal: string) => void = () => {};
    const asked: Partial<RunOptions> = {
      signals: (deliver) => void (send = deliver),
      answer: () => {
        send('SIGTERM');
        return new Promise(() => {});
      },
    };
    const { err } = expectCode(await stage.hostformWith(asked, 'apply'), 3);
    expect(err).toContain('Interrupted before anything was changed');
    expect(locked()).toBe(false);
    expect(changingCalls(stage.vendors)).toEqual([]);
  });

  it('is 3 while the lock of another run is waited for, and leaves that lock alone', async () => {
    stage.declare(TWO);
    stage.vendors.zomro.knobs.activationMs = 3_600_000;
    const other = start(APPLY, world());
    await new Promise<void>((told) => {
      other.child.stderr?.on('data', (text: string) => text.includes('confirm and pay ... done') && told());
    });
    const waiting = start([...APPLY, '--lock-timeout', '1h'], world());
    waiting.child.stderr?.on('data', (text: string) => {
      if (text.includes('Waiting up to')) waiting.child.kill('SIGINT');
    });
    const done = await waiting.finished;
    expect(done.code, done.err).toBe(3);
    expect(done.err).toContain('Interrupted while waiting for the lock');
    expect(locked()).toBe(true);
    other.child.kill('SIGINT');
    expect((await other.finished).code).toBe(3);
    expect(locked()).toBe(false);
  });
});

describe('a killed apply', () => {
  it('is gone on with: its lock is taken over, and nothing is bought twice', async () => {
    stage.declare({ ...TWO, providers: PROVIDERS });
    const { child, finished } = start(APPLY, world());
    signalAt(child, 'cartorder.create.confirm', 'SIGKILL', 'committed');
    await finished;
    stage.vendors.zomro.hook = undefined;
    expect(locked()).toBe(true);
    const second = await stage.hostform(...APPLY);
    expect(second.code, `${second.out}\n${second.err}`).toBe(0);
    expect(second.err).toContain('taken over');
    expect(stage.charges()).toHaveLength(2);
    expect(stage.servers()).toEqual(['web-1', 'web-2']);
  });
});
