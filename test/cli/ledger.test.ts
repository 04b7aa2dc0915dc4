/** docs/ledger.md, as a shell sees it. */
import { appendFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerCsv } from '../../src/cli/render/ledger-csv.ts';
import type { LedgerLine } from '../../src/model/ledger.ts';
import { APPLY, expectCode, SERVER, useStage } from './stage.ts';

const stage = useStage();
const FILE = 'state/hostform.ledger.ndjson';

async function buyTwo(): Promise<void> {
  stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
  const env = { GITHUB_SERVER_URL: 'https://ci.example', GITHUB_REPOSITORY: 'shop/infra', GITHUB_RUN_ID: '77' };
  expectCode(await stage.hostformWith({ env }, ...APPLY), 0);
}

describe('a purchase', () => {
  it('is written with who approved it, how, and in which CI job', async () => {
    await buyTwo();
    const { out } = expectCode(await stage.hostform('ledger', 'list', '--json', '--address', 'servers.web-1'), 0);
    const { ledger, open, damaged } = JSON.parse(out);
    expect({ open, damaged }).toEqual({ open: [], damaged: [] });
    expect(ledger).toHaveLength(1);
    expect(ledger[0]).toMatchObject({
      address: 'servers.web-1',
      provider: 'zomro',
      account: '4401',
      thing: '5203773',
      planned: { amount: '0.1300', currency: 'EUR' },
      period: 'P1D',
      promo: false,
      approval: { by: 'tester', how: 'auto-approve', job: 'https://ci.example/shop/infra/actions/runs/77' },
      by_hand: false,
    });
    expect(ledger[0].approval.plan).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(statSync(join(stage.path, FILE)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['prompt', { answer: 'yes' }, ['apply']],
    ['saved-plan', {}, ['apply', 'plan.json']],
  ] as const)('names the approval by %s', async (how, options, argv) => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    expectCode(await stage.hostformWith(options, ...argv), 0);
    const { ledger } = JSON.parse((await stage.hostform('ledger', 'list', '--json')).out);
    expect(ledger[0].approval.how).toBe(how);
    expect(ledger[0].approval.plan).toBe(digestIn('plan.json'));
  });

  it('with a promo code says so, and never names the code', async () => {
    stage.vendors.zomro.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.declare({ servers: { 'web-1': { ...SERVER, promo_code: '${PROMO}' } } });
    expectCode(await stage.hostformWith({ env: { PROMO: 'WELCOME10' } }, ...APPLY), 0);
    const { ledger } = JSON.parse((await stage.hostform('ledger', 'list', '--json')).out);
    expect(ledger[0].promo).toBe(true);
    expect(stage.text(FILE)).not.toContain('WELCOME10');
  });
});

function digestIn(file: string): unknown {
  return Reflect.get(Object(stage.json(file)['hostform']), 'digest');
}

describe('ledger list and total', () => {
  it('are empty before anything was bought, and make no file', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expect((await stage.hostform('ledger', 'list')).out).toBe('Nothing was bought.\n');
    expect((await stage.hostform('ledger', 'total')).out).toBe('Nothing was bought.\n');
    expect(existsSync(join(stage.path, FILE))).toBe(false);
  });

  it('show each purchase and one sum per currency', async () => {
    await buyTwo();
    const { out } = expectCode(await stage.hostform('ledger', 'list'), 0);
    expect(out).toMatch(/^paid +address +what +charged +for +by +approved\n/);
    expect(out).toMatch(/2 purchases: 0\.\d\d EUR\n$/);
    const total = JSON.parse((await stage.hostform('ledger', 'total', '--by', 'address', '--json')).out);
    expect(total.groups.map(({ key }: { key: string }) => key)).toEqual(['servers.web-1', 'servers.web-2']);
    expect(total.total.purchases).toBe(2);
  });

  it('take a span of days, both of them whole', async () => {
    await buyTwo();
    const today = new Date().toISOString().slice(0, 10);
    const count = async (...argv: string[]): Promise<number> =>
      JSON.parse((await stage.hostform('ledger', 'list', '--json', ...argv)).out).ledger.length;
    expect(await count('--since', today, '--until', today)).toBe(2);
    expect(await count('--until', '2020-01-01')).toBe(0);
    expect(await count('--since', '2099-01-01')).toBe(0);
  });

  it.each([
    ['--since', '2026-02-30'],
    ['--since', 'yesterday'],
    ['--until', '2026-1-1'],
  ])('refuse %s %s as a usage error', async (...option) => {
    const { err } = expectCode(await stage.hostform('ledger', 'list', ...option), 64);
    expect(err).toContain('It has to be a day, like 2026-11-01');
  });

  it('tell a line that can not be read, each time', async () => {
    await buyTwo();
    appendFileSync(join(stage.path, FILE), 'nonsense\n');
    for (const command of [['list'], ['total'], ['export', '--csv']]) {
      const { err } = expectCode(await stage.hostform('ledger', ...command), 0);
      expect(err).toContain('Part of the ledger can not be read');
      expect(err).toContain('line 3: is not JSON');
    }
  });
});

describe('ledger export', () => {
  it('writes a private file, and refuses to replace the ledger itself', async () => {
    await buyTwo();
    expect(expectCode(await stage.hostform('ledger', 'export', '--csv', 'out.csv'), 0).out).toBe(
      'Wrote 2 purchases to out.csv.\n',
    );
    expect(stage.text('out.csv').split('\r\n')).toHaveLength(4);
    expect(statSync(join(stage.path, 'out.csv')).mode & 0o077).toBe(0);
    const before = stage.text(FILE);
    expectCode(await stage.hostform('ledger', 'export', '--csv', FILE), 64);
    expect(stage.text(FILE)).toBe(before);
  });

  it('needs --csv, and a folder that is there', async () => {
    expectCode(await stage.hostform('ledger', 'export'), 64);
    expectCode(await stage.hostform('ledger', 'export', '--csv', 'no/such/out.csv'), 64);
  });

  it('quotes as RFC 4180 wants it, and lets no cell be a formula', () => {
    const line: LedgerLine = {
      version: 1,
      id: 'a',
      at: '2026-11-22T12:00:00.000Z',
      address: 'servers.web-1',
      kind: 'servers',
      provider: 'zomro',
      account: '=1+2',
      thing: '-1+cmd|calc',
      charged: { amount: '-1.50', currency: 'EUR' },
      planned: { amount: '1.50', currency: 'EUR' },
      period: 'P1D',
      promo: true,
      approval: { run: '@run', plan: '+plan', by: 'a "b",\nc', how: 'prompt' },
    };
    const row = ledgerCsv([line]).split('\r\n').slice(1).join('\r\n');
    expect(row).toBe(
      `2026-11-22T12:00:00.000Z,servers.web-1,zomro,servers,'=1+2,'-1+cmd|calc,,-1.50,EUR,1.50,EUR,,P1D,true,"a ""b"",\\nc",prompt,'+plan,'@run,,a\r\n`,
    );
  });
});

describe('pending resolve --id', () => {
  it('books what a person says was bought, as said by hand', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
    stage.vendors.zomro.knobs.listingLagMs = 3_600_000;
    expectCode(await stage.hostform(...APPLY), 7);
    stage.vendors.zomro.knobs.listingLagMs = 0;
    const listed = JSON.parse((await stage.hostform('ledger', 'list', '--json')).out);
    expect(listed).toMatchObject({ ledger: [], open: [{ address: 'servers.web-1', sent: true }] });
    expect((await stage.hostform('ledger', 'list')).out).toContain('1 payment is open and not counted');
    const [id = ''] = [...stage.vendors.zomro.cloud.servers.keys()];
    expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', id), 0);
    const { ledger, open } = JSON.parse((await stage.hostform('ledger', 'list', '--json')).out);
    expect(open).toEqual([]);
    expect(ledger).toMatchObject([{ thing: id, by_hand: true, approval: { how: 'auto-approve' } }]);
  });
});

describe('ledger import', () => {
  it('takes the lines of another state in, each once', async () => {
    await buyTwo();
    const [list, copy] = [
      ['ledger', 'list', '--json'],
      ['ledger', 'import', FILE, '--state', 'other.json'],
    ];
    expect(expectCode(await stage.hostform(...copy), 0).out).toBe('Took in 2 purchases.\n');
    expect(expectCode(await stage.hostform(...copy), 0).out).toBe('Took in 0 purchases; 2 were there already.\n');
    const there = (await stage.hostform(...list, '--state', 'other.json')).out;
    expect(there).toBe((await stage.hostform(...list)).out);
  });

  it('refuses a file that is none, and a broken line: nothing is taken in', async () => {
    await buyTwo();
    expectCode(await stage.hostform('ledger', 'import', 'nowhere'), 64);
    stage.write({ 'broken.ndjson': `${stage.text(FILE)}{"version":1}\n` });
    const { err } = expectCode(await stage.hostform('ledger', 'import', 'broken.ndjson', '--state', 'b.json'), 64);
    expect(err).toContain('line 3: id is missing');
    expect(existsSync(join(stage.path, 'b.json'))).toBe(false);
  });
});

describe('the ledger of an encrypted state', () => {
  const env = { HOSTFORM_STATE_KEY: 'seventeen bitter almonds' };
  const ask = (...argv: string[]) => stage.hostformWith({ env }, ...argv);

  it('is inside it, with the money and the approver sealed, and is read with the key', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await ask(...APPLY), 0);
    expect(existsSync(join(stage.path, FILE))).toBe(false);
    const [line] = stage.json('state/hostform.state.json')['ledger'] as {
      charged: { amount: string };
      approval: object;
    }[];
    expect(line?.charged.amount).toMatch(/^enc:v1:/);
    expect(JSON.stringify(line)).not.toContain('tester');
    expect((await ask('ledger', 'list')).out).toContain('1 purchase: 0.13 EUR');
  });

  it('outlives an earlier version that is put back', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await ask(...APPLY), 0);
    stage.write({ 'before.json': (await ask('state', 'pull')).out });
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    expectCode(await ask(...APPLY), 0);
    expectCode(await ask('state', 'push', 'before.json', '--force'), 0);
    expect((await ask('state', 'list')).out).toBe('servers.web-1\n');
    expect((await ask('ledger', 'list')).out).toContain('2 purchases: 0.26 EUR');
  });
});
