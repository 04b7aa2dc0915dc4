/** `apply --expect DIGEST`: planned anew, and carried out only if it is the plan that was approved. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { runProcess, start } from '../support/process.ts';
import { APPLY, changingCalls, eventsOf, expectCode, expectStream, PROVIDERS, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const TWO = { servers: { 'web-1': SERVER, 'web-2': SERVER } };
const OTHER = `sha256:${'0'.repeat(64)}`;

/** What `plan` says about its own approval. */
async function digestOf(...argv: string[]): Promise<string> {
  const { out } = expectCode(await stage.hostform('plan', ...argv), 0);
  return /To carry out this plan and no other: hostform \w+ .*--expect (sha256:[0-9a-f]{64})\n/.exec(out)?.[1] ?? out;
}

const approved = (digest: string, ...more: string[]) => stage.hostform('apply', '--expect', digest, ...more);

function refuse(n = 1): void {
  stage.vendors.zomro.faults.add({
    kind: 'error',
    type: 'value',
    func: 'v2.instances.order.param',
    sok: true,
    n,
    times: 1,
  });
}

const plans = (): Attributes[] => stage.json('state/hostform.state.json')['plans'] as Attributes[];

describe('the digest of a plan', () => {
  it('is shown with the command that carries it out, every planning option in it', async () => {
    stage.declare(TWO);
    const { out } = expectCode(await stage.hostform('plan', '--target', 'servers.web-*', '--state', 'my.json'), 0);
    expect(out).toMatch(
      /\nTo carry out this plan and no other: hostform apply --state my\.json --target 'servers\.web-\*' --expect sha256:[0-9a-f]{64}\n$/,
    );
  });

  it('is that of the saved plan, wherever that is saved, and of the machine stream', async () => {
    stage.declare(ONE);
    stage.write({ 'elsewhere/README.md': '' });
    const digest = await digestOf();
    expect(await digestOf('--out', 'plan.json')).toBe(digest);
    expect(await digestOf('--out', 'elsewhere/plan.json')).toBe(digest);
    for (const name of ['plan.json', 'elsewhere/plan.json'])
      expect((stage.json(name)['hostform'] as Attributes)['digest']).toBe(digest);
    const summary = eventsOf(await stage.hostform('plan', '--json')).find(({ type }) => type === 'change_summary');
    expect(summary?.['digest']).toBe(digest);
  });

  it('does not depend on the folder, nor on the lines of the manifest', async () => {
    stage.declare(ONE);
    const digest = await digestOf();
    const text = stage.text('hostform.yaml');
    stage.write({ 'elsewhere/hostform.yaml': `# a comment\n\n${text}` });
    expect(await digestOf('-f', 'elsewhere')).toBe(digest);
  });

  it('is not offered where nothing is to be done, nor where apply would refuse', async () => {
    stage.declare({});
    expect((await stage.hostform('plan')).out).not.toContain('--expect');
    stage.declare(ONE);
    stage.vendors.zomro.cloud.setBalance('0.00');
    expect((await stage.hostform('plan')).out).not.toContain('--expect');
  });
});

describe('apply --expect', () => {
  it('carries out the plan with this digest: nobody is asked, no ceiling is needed', async () => {
    stage.declare(ONE);
    const { out } = expectCode(await approved(await digestOf()), 0);
    expect(out).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.');
    expect(stage.servers()).toEqual(['web-1']);
    expect(plans()).toMatchObject([{ status: 'applied' }]);
    expect(plans()[0]).not.toHaveProperty('approved');
  });

  it('is approval of deletions as well', async () => {
    stage.declare(TWO);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare(ONE);
    expectCode(await approved(await digestOf()), 0);
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('sends nothing when the plan is another one, and says what it is now: exit 5', async () => {
    stage.declare(ONE);
    const digest = await digestOf();
    stage.declare(TWO);
    const now = await digestOf();
    const { err } = expectCode(await approved(digest), 5);
    expect(err).toContain(`expected ${digest}\n`);
    expect(err).toContain(`now it is ${now}\n`);
    expect(err).toContain('Plan: 2 to add, 0 to change, 0 to destroy.');
    expect(err).toContain('Cost: 0.26 EUR now');
    expect(changingCalls(stage.vendors)).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['the price', () => void (stage.vendors.zomro.knobs.priceFactor = 2)],
    ['a name that is taken', () => void stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' })],
    ['a field', () => stage.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12' } } })],
  ])('holds against what has moved since: %s', async (_, move) => {
    stage.declare(ONE);
    const digest = await digestOf();
    move();
    stage.vendors.zomro.cloud.edited();
    expectCode(await approved(digest), 5);
    expect(stage.charges()).toEqual([]);
  });

  it('does not depend on the balance, but on the account and the version', async () => {
    stage.declare(ONE);
    const digest = await digestOf();
    stage.vendors.zomro.cloud.topUp('5.00');
    expect(await digestOf()).toBe(digest);
    expectCode(await approved(digest), 0);
  });

  it('is used up once: again is exit 5, and buys nothing', async () => {
    stage.declare(ONE);
    const digest = await digestOf();
    expectCode(await approved(digest), 0);
    const { err } = expectCode(await approved(digest), 5);
    expect(err).toContain('The plan has been applied already');
    expect(stage.charges()).toHaveLength(1);
  });

  it('does not approve the same plan once more, after what it bought was removed again', async () => {
    stage.declare(ONE);
    const digest = await digestOf();
    expectCode(await approved(digest), 0);
    expectCode(await stage.hostform('destroy', '--auto-approve', '--allow-destroy'), 0);
    expectCode(await approved(digest), 5);
    expect(await digestOf()).not.toBe(digest);
    expect(stage.charges()).toHaveLength(1);
  });

  it('holds a ceiling that is given as well, and goes with --auto-approve', async () => {
    stage.declare(ONE);
    const digest = await digestOf();
    expectCode(await approved(digest, '--max-spend', '0.01 EUR'), 4);
    expectCode(await approved(digest, '--auto-approve'), 0);
  });

  it('streams with --json, the refusal too', async () => {
    stage.declare(ONE);
    const events = expectStream(await approved(OTHER, '--json'), 5);
    expect(events.find(({ type }) => type === 'diagnostic')).toMatchObject({
      diagnostic: { detail: expect.stringContaining(OTHER) },
    });
    expectStream(await approved(await digestOf(), '--json'), 0);
  });

  it('works for destroy', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const digest = await digestOf('--destroy');
    expectCode(await approved(digest), 5);
    expectCode(await stage.hostform('destroy', '--expect', digest), 0);
    expect(stage.servers()).toEqual([]);
  });

  it.each(['sha256:12', 'f'.repeat(64), `sha256:${'F'.repeat(64)}`, `sha256:${'0'.repeat(65)}`, ''])(
    'is a usage error when it is no digest, before any call: "%s"',
    async (digest) => {
      stage.declare(ONE);
      const { err } = expectCode(await approved(digest), 64);
      expect(err).toContain('--expect');
      expect(stage.vendors.zomro.calls).toEqual([]);
    },
  );
});

describe('--expect with a plan file', () => {
  it('is one check more: the file must be the one that was approved', async () => {
    stage.declare(ONE);
    const digest = await digestOf('--out', 'plan.json');
    const asked = stage.vendors.zomro.calls.length;
    const { err } = expectCode(await stage.hostform('apply', 'plan.json', '--expect', OTHER), 5);
    expect(err).toContain('The plan file is not the plan that was expected');
    expect(stage.vendors.zomro.calls).toHaveLength(asked);
    expectCode(await stage.hostform('apply', 'plan.json', '--expect', digest), 0);
    expectCode(await approved(digest), 5);
  });
});

describe('going on with what was expected', () => {
  it('finishes what a run of it has left', async () => {
    stage.declare(TWO);
    const digest = await digestOf();
    refuse(2);
    expectCode(await approved(digest), 3);
    expect(stage.charges()).toHaveLength(1);
    expect(plans()).toMatchObject([{ digest, status: 'begun', done: ['servers.web-1'] }]);
    expectCode(await approved(digest), 0);
    expect(stage.servers()).toEqual(['web-1', 'web-2']);
    expect(stage.charges()).toHaveLength(2);
    expectCode(await approved(digest), 5);
  });

  it('finishes what reads a thing that is there by now', async () => {
    const nightly = { server: 'web-1', days: ['mon'], time: '02:01' };
    stage.declare({ ...ONE, backup_schedules: { nightly } });
    const digest = await digestOf();
    const func = 'instances.fleio_bckps.schedule.edit';
    stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func, sok: true, n: 1, times: 1 });
    const first = expectCode(await approved(digest), 3);
    expect(first.out).toContain('Apply incomplete: 1 done, 1 failed.');
    const second = expectCode(await approved(digest), 0);
    expect(second.out).toContain('Apply complete! Resources: 1 added');
    expect(stage.charges()).toHaveLength(1);
  });

  it('waits on for a delivery', async () => {
    const slow = { ...PROVIDERS, zomro: { ...PROVIDERS.zomro, delivery_timeout: '100ms' } };
    stage.declare({ providers: slow, ...ONE });
    stage.vendors.zomro.knobs.activationMs = 3_600_000;
    const digest = await digestOf();
    expectCode(await approved(digest), 3);
    stage.vendors.zomro.knobs.activationMs = 10;
    expectCode(await approved(digest), 0);
    expect(stage.charges()).toHaveLength(1);
  });

  it.each(['received', 'committed'])('never buys twice after a kill when the payment is %s', async (moment) => {
    stage.declare(TWO);
    const digest = await digestOf();
    const world = { cwd: stage.path, env: stage.env };
    // The version is part of the digest: the built command plans for itself.
    const planned = await runProcess(['plan', '--json'], world);
    const own = /"digest":"(sha256:[0-9a-f]{64})"/.exec(planned.out)?.[1] ?? '';
    expect(own).not.toBe(digest);
    const { child, finished } = start(['apply', '--expect', own], world);
    let sent = false;
    stage.vendors.zomro.hook = (at, call) => {
      if (sent || at !== moment || call.func !== 'cartorder.create.confirm') return;
      sent = true;
      child.kill('SIGKILL');
    };
    await finished;
    stage.vendors.zomro.hook = undefined;
    const second = await runProcess(['apply', '--expect', own], world);
    expect(second.code, `${second.out}\n${second.err}`).toBe(0);
    expect(stage.servers()).toEqual(['web-1', 'web-2']);
    expect(stage.charges()).toHaveLength(2);
    expect((await runProcess(['apply', '--expect', own], world)).code).toBe(5);
    expect(JSON.parse(readFileSync(join(stage.path, 'state/hostform.state.json'), 'utf8'))).toMatchObject({
      pending: [],
      plans: [{ digest: own, status: 'applied' }],
    });
  });

  it.each<[string, () => unknown]>([
    ['more is declared', () => stage.declare({ servers: { ...TWO.servers, 'web-3': SERVER } })],
    [
      'what is left is another thing',
      () => stage.declare({ servers: { ...ONE.servers, 'web-2': { ...SERVER, os: 'Debian 12' } } }),
    ],
    ['what is left is dearer', () => void (stage.vendors.zomro.knobs.priceFactor = 2)],
    ['what it did has to be done again', () => stage.vendors.zomro.cloud.servers.clear()],
  ])('stops with 5 when it goes beyond what was approved: %s', async (_, move) => {
    stage.declare(TWO);
    const digest = await digestOf();
    refuse(2);
    expectCode(await approved(digest), 3);
    move();
    stage.vendors.zomro.cloud.edited();
    const { err } = expectCode(await approved(digest), 5);
    expect(err).toContain('It was begun, and what is left goes beyond it: servers.web-');
    expect(stage.charges()).toHaveLength(1);
  });

  it('stops with 5 when another run has changed the state since', async () => {
    stage.declare(TWO);
    const digest = await digestOf();
    refuse(2);
    expectCode(await approved(digest), 3);
    expectCode(await stage.hostform('state', 'mv', 'servers.web-1', 'servers.web-9'), 0);
    expectCode(await stage.hostform('state', 'mv', 'servers.web-9', 'servers.web-1'), 0);
    const { err } = expectCode(await approved(digest), 5);
    expect(err).toContain('another run has changed the state since');
    expectCode(await approved(await digestOf()), 0);
    expect(stage.charges()).toHaveLength(2);
  });
});
