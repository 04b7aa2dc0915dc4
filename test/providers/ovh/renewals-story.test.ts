/** Whole runs of the command line against the simulated vendor: every renewal is bought once, whatever gets lost. */
import { cpSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '../../../src/cli/process.ts';
import type { Clock } from '../../../src/model/clock.ts';
import { type Attributes, isRecord } from '../../../src/model/json.ts';
import type { RecordedCall } from '../../../src/providers/ovh/simulated/serve.ts';
import { makeFolder, type Run, run, writeFiles } from '../../support/run-cli.ts';
import { openVendors, QUICK, type Vendors } from '../../support/vendors.ts';

let vendors: Vendors;
let folder: ReturnType<typeof makeFolder>;

beforeEach(async () => {
  vendors = await openVendors();
  folder = makeFolder();
});

afterEach(async () => {
  await vendors.close();
  folder.remove();
});

/** Nine days are left: sixty days need two renewals. */
const shop = {
  product: 'vps',
  service: 'vps-1a2b.vps.example',
  mode: 'manual',
  period: 'P1M',
  ensure_valid_for: 'P60D',
  max_price: '12.00 EUR',
};
const PURCHASES = 2;
/** One PUT, two orders, two payments. */
const EFFECTS = 5;
/** Kills are spread over the calls of a run; with HOSTFORM_PROVE there is one at every moment of every call. */
const KILLS = process.env['HOSTFORM_PROVE'] ? 'all' : 'some';
const APPLY = ['apply', '--auto-approve', '--max-spend', '100.00 EUR'];

type Moment = 'received' | 'committed' | 'answered';

function declare(spec: Attributes): void {
  const manifest = { hostform: 1, providers: { ovh: QUICK }, renewals: { shop: spec } };
  writeFiles(folder.path, { 'hostform.yaml': JSON.stringify(manifest) });
}

const hostform = (...argv: string[]): Promise<Run> => run(argv, { cwd: folder.path, env: vendors.env });

function isEffect({ method, body }: RecordedCall): boolean {
  return method !== 'GET' && !(isRecord(body) && body['dryRun'] === true);
}

/** Applies until there is nothing left to do, and tells what the runs said. */
async function converge(): Promise<void> {
  const told: string[] = [];
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    const done = await hostform(...APPLY);
    told.push(`${done.code}\n${done.out}\n${done.err}`);
    const plan = await hostform('plan', '--detailed-exitcode');
    if (done.code === 0 && plan.code === 0) return;
  }
  expect.unreachable(told.join('\n----\n'));
}

type Fate = (vendors: Vendors, nth: number) => void;

/** A run per effect; each ends with two renewals bought, whatever `fate` does to the nth effect. */
async function everyEffect(fate: Fate): Promise<void> {
  for (let nth = 1; nth <= EFFECTS; nth += 1) {
    await startOver();
    fate(vendors, nth);
    await converge();
    expect(vendors.ovh.cloud.ledger, `effect ${nth}`).toHaveLength(PURCHASES);
  }
}

async function startOver(): Promise<void> {
  await vendors.close();
  folder.remove();
  vendors = await openVendors();
  folder = makeFolder();
  declare(shop);
}

/** Breaks the line at the nth effect: before the vendor has heard of it, or before its answer leaves. */
function breakLine({ ovh }: Vendors, nth: number, at: Moment): void {
  let seen = 0;
  ovh.hook = async (moment, call) => {
    if (moment !== at || !isEffect(call)) return;
    seen += 1;
    if (seen === nth) throw new Error('the line went dead');
  };
}

/**
 * As if the process were killed at a moment of its nth call: what it has written by then is all that is left, and
 * nothing that it does afterwards reaches the vendor.
 */
async function killed(at: Moment, nth: number): Promise<boolean> {
  const grave = makeFolder();
  const { clock, die } = mortalClock();
  let dead = false;
  const first = vendors.ovh.calls.length;
  vendors.ovh.hook = async (moment, { n }) => {
    if (!dead && moment === at && n - first === nth) {
      cpSync(folder.path, grave.path, { recursive: true, filter: (path) => !path.endsWith('.lock') });
      dead = true;
      die();
    }
    if (dead) throw new Error('nobody is there any more');
  };
  await run(APPLY, { cwd: folder.path, env: vendors.env, clock });
  delete vendors.ovh.hook;
  if (dead) {
    folder.remove();
    folder = grave;
  } else grave.remove();
  return dead;
}

/** Real until it dies; from then on no wait takes any time. */
function mortalClock(): { readonly clock: Clock; readonly die: () => void } {
  let ahead = 0;
  let dead = false;
  const clock: Clock = {
    now: () => realClock.now() + ahead,
    elapsed: () => realClock.elapsed() + ahead,
    async sleep(ms, signal) {
      if (!dead) return realClock.sleep(ms, signal);
      ahead += ms;
    },
  };
  return { clock, die: () => void (dead = true) };
}

describe('two renewals and a mode', () => {
  it('are set and bought once, and then there is nothing to do', async () => {
    declare(shop);
    const plan = await hostform('plan');
    expect(plan.out).toContain('28.80 EUR');
    const done = await hostform(...APPLY);
    expect(done.code, done.err).toBe(0);
    expect(vendors.ovh.calls.filter(isEffect)).toHaveLength(EFFECTS);
    expect(vendors.ovh.cloud.ledger).toHaveLength(PURCHASES);
    expect((await hostform('plan', '--detailed-exitcode')).code).toBe(0);
    expect((await hostform(...APPLY)).code).toBe(0);
    expect(vendors.ovh.cloud.ledger).toHaveLength(PURCHASES);
  });

  it('are bought once when the answer to any effect is lost', async () => {
    await everyEffect((broken, nth) => breakLine(broken, nth, 'committed'));
  });

  it('are bought once when any effect never arrives', async () => {
    await everyEffect((broken, nth) => breakLine(broken, nth, 'received'));
  });

  it('are bought once when the run is killed, whatever call it is at', { timeout: 3_600_000 }, async () => {
    const plan =
      KILLS === 'all'
        ? [{ from: 1, by: 1 }]
        : [
            { from: 4, by: 27 },
            { from: 13, by: 27 },
            { from: 22, by: 27 },
          ];
    const moments = ['received', 'committed', 'answered'] as const;
    for (const [index, { from, by }] of plan.entries()) {
      for (const moment of KILLS === 'all' ? moments : moments.slice(index, index + 1))
        await killAlong(moment, from, by);
    }
  });
});

/** Kills a run at every `by`th call from there on, until a run ends before its turn. */
async function killAlong(moment: Moment, from: number, by: number): Promise<void> {
  for (let nth = from; ; nth += by) {
    await startOver();
    const reached = await killed(moment, nth);
    await converge();
    expect(vendors.ovh.cloud.ledger, `${moment} call ${nth}`).toHaveLength(PURCHASES);
    if (!reached) return;
  }
}
