/** contract.md §3, exit codes: each of them, from the outside, and no stack trace but under 70. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPLY, expectCode, QUICK_CLOCK, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const TWO = { servers: { 'web-1': SERVER, 'web-2': SERVER } };
const FOREVER = Number.POSITIVE_INFINITY;

const never = (func: string): void =>
  void stage.vendors.zomro.faults.add({ kind: 'drop-request', func, times: FOREVER });
const refuse = (func: string, n = 1): void =>
  void stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func, sok: true, n });

/** How to get there, and what is run then. */
const CASES: readonly (readonly [number, string, () => unknown, readonly string[]])[] = [
  [0, 'done', () => stage.declare(ONE), APPLY],
  [0, 'nothing to do', () => stage.declare({}), APPLY],
  [1, 'a manifest that is not one', () => stage.write({ 'hostform.yaml': '- 1\n' }), APPLY],
  [1, 'no manifest', () => {}, APPLY],
  [1, 'a vendor that refuses the login', () => (stage.declare(ONE), stage.vendors.zomro.cloud.users.clear()), APPLY],
  [1, 'a vendor that shows a page', () => (stage.declare(ONE), page()), APPLY],
  [1, 'a state that is damaged', () => (stage.declare(ONE), stage.write({ 'state/hostform.state.json': '{' })), APPLY],
  [
    1,
    'a catalogue that does not know it',
    () => stage.declare({ servers: { 'web-1': { ...SERVER, os: 'BeOS' } } }),
    APPLY,
  ],
  [2, 'differences', () => stage.declare(ONE), ['plan', '--detailed-exitcode']],
  [3, 'a failure after something was done', () => (stage.declare(TWO), refuse('v2.instances.order.param', 2)), APPLY],
  [3, 'a failure of all there was', () => (stage.declare(ONE), refuse('v2.instances.order.param')), APPLY],
  [3, 'a delivery that takes longer', () => (stage.declare(ONE), slow()), APPLY],
  [4, 'a ceiling', () => stage.declare(ONE), ['apply', '--auto-approve']],
  [4, 'a guard of the vendor', () => (stage.declare(ONE), stage.vendors.zomro.cloud.setBalance('0.00')), APPLY],
  [6, 'a lock that can not be read', () => (stage.declare(ONE), stage.write({ 'state/hostform.lock': 'x' })), APPLY],
  [7, 'an unknown outcome', () => (stage.declare(ONE), never('cartorder.create.confirm')), APPLY],
  [64, 'a usage error', () => stage.declare(ONE), ['apply', '--bogus']],
];

function page(): void {
  stage.vendors.zomro.faults.add({ kind: 'page', func: 'whoami', times: FOREVER });
}

/** Longer than `delivery_timeout`, which the stage's manifest sets to 5 s: time passes quickly here. */
function slow(): void {
  stage.vendors.zomro.knobs.activationMs = 10 ** 9;
}

describe('exit codes', () => {
  it.each(CASES)('%i: %s', async (code, _name, prepare, argv) => {
    prepare();
    const { out, err } = expectCode(await stage.hostformWith({ clock: QUICK_CLOCK }, ...argv), code);
    expect(`${out}${err}`).not.toMatch(/^ {4}at |node:internal|\.ts:\d+/m);
    expect(`${out}${err}`.length).toBeGreaterThan(0);
  });

  it('5: a plan that was applied', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    expectCode(await stage.hostform('apply', 'plan.json'), 0);
    expectCode(await stage.hostform('apply', 'plan.json'), 5);
  });

  it('70: a bug of ours, with its stack and what to do', async () => {
    stage.declare(ONE);
    const random = {
      token: (): string => {
        throw new TypeError('planted');
      },
      fraction: () => 0.5,
    };
    const { err } = expectCode(await stage.hostformWith({ random }, ...APPLY), 70);
    expect(err).toMatch(/^ {4}at /m);
    expect(err).toContain('Please report it');
  });

  it('7 before 3: an unknown outcome weighs more than a failure', async () => {
    stage.declare({ servers: { ...TWO.servers, 'web-3': SERVER } });
    refuse('v2.instances.order.param');
    never('cartorder.create.confirm');
    const { out } = expectCode(await stage.hostform(...APPLY), 7);
    expect(out).toContain('1 failed');
  });

  it('3 before 4: a refusal beside work that was done', async () => {
    stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' });
    stage.declare(TWO);
    expectCode(await stage.hostform(...APPLY), 3);
  });
});

describe('files that get in the way', () => {
  it.each([
    ['a folder where the manifest should be', 'hostform.yaml'],
    ['a folder where the state should be', 'state/hostform.state.json'],
    ['a folder where the journal should be', 'state/hostform.journal.ndjson'],
    ['a folder where the lock should be', 'state/hostform.lock'],
    ['a folder where the plan should be', 'plan.json'],
  ])('are told calmly: %s', async (_name, path) => {
    if (path !== 'hostform.yaml') stage.declare(ONE);
    mkdirSync(join(stage.path, path), { recursive: true });
    for (const argv of [
      ['plan', '--out', 'plan.json'],
      APPLY,
      ['apply', 'plan.json'],
      ['show', 'plan.json'],
      ['state', 'list'],
    ]) {
      const { code, err } = await stage.hostform(...argv);
      expect(err, argv.join(' ')).not.toMatch(/^ {4}at |Internal error/m);
      expect(code, argv.join(' ')).not.toBe(70);
    }
  });

  it('a manifest that can not be read is told with its name', async () => {
    writeFileSync(join(stage.path, 'hostform.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    const { err } = expectCode(await stage.hostform('plan'), 1);
    expect(err).toContain('hostform.yaml');
  });
});
