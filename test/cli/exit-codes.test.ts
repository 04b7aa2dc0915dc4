/**
 * contract.md §3, exit codes: each of them, with each cause that docs/commands.md names, from the outside; and no stack
 * trace but under 70. How to get there is in exit-cases.ts.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT_CASES } from './exit-cases.ts';
import { APPLY, expectCode, QUICK_CLOCK, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const TWO = { servers: { 'web-1': SERVER, 'web-2': SERVER } };
const FOREVER = Number.POSITIVE_INFINITY;

const never = (func: string): void =>
  void stage.vendors.zomro.faults.add({ kind: 'drop-request', func, times: FOREVER });
const refuse = (func: string, n = 1): void =>
  void stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func, sok: true, n });

/** `4 budget` for every cause of the table under "Exit codes". */
function documentedCauses(): string[] {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/commands.md'), 'utf8');
  return [...page.matchAll(/^\| (\d+) \| [^|]+ \| ([^|]+) \|$/gm)].flatMap(([, code = '', causes = '']) =>
    causes.split(',').map((cause) => `${code} ${cause.replaceAll('`', '').trim()}`),
  );
}

describe('exit codes', () => {
  it('are reached here for every cause that the documentation names, and for no other', () => {
    const reached = new Set(EXIT_CASES.map(({ code, cause }) => `${code} ${cause}`));
    expect([...reached].sort()).toEqual(documentedCauses().sort());
  });

  it.each(EXIT_CASES.map((each) => [each.code, each.cause, each] as const))(
    '%i: %s',
    async (code, _cause, { says, play }) => {
      const { out, err } = expectCode(await play(stage), code);
      const said = `${out}${err}`;
      expect(said.replace(/\s+/g, ' ')).toContain(says);
      if (code === 70) expect(err).toMatch(/^ {4}at /m);
      else expect(said).not.toMatch(/^ {4}at |node:internal|\.ts:\d+/m);
    },
  );
});

describe('if several hold', () => {
  it('70 before 7: a bug while a payment is unanswered; the next run goes on all the same', async () => {
    let broken = false;
    stage.vendors.zomro.hook = (moment, { func }) => {
      broken ||= moment === 'committed' && func === 'cartorder.create.confirm';
    };
    stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
    stage.declare(ONE);
    const now = (): number => {
      if (broken) throw new TypeError('planted');
      return QUICK_CLOCK.now();
    };
    expectCode(await stage.hostformWith({ clock: { ...QUICK_CLOCK, now } }, ...APPLY), 70);
    stage.vendors.zomro.hook = undefined;
    expectCode(await stage.hostform(...APPLY), 0);
    expect(stage.charges()).toHaveLength(1);
  });

  it('7 before 4: an unknown outcome beside a refusal', async () => {
    stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' });
    never('cartorder.create.confirm');
    stage.declare(TWO);
    const { out } = expectCode(await stage.hostform(...APPLY), 7);
    expect(out).toContain('The declared name is taken');
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
