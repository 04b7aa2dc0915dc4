import { describe, expect, it } from 'vitest';
import { makeStyle } from '../../../src/cli/render/colors.ts';
import { planText } from '../../../src/cli/render/plan-text.ts';
import { money } from '../../../src/model/money.ts';
import type { Action, LeftOut, Plan } from '../../../src/model/plan.ts';
import type { Address } from '../../../src/model/resource.ts';
import {
  action,
  createWeb,
  DAILY,
  planOf,
  renewVps,
  replaceServer,
  unchangedServer,
  updateServer,
} from './sample-actions.ts';
import { fullPlan, noChanges, quickstartPlan, refreshPlan } from './sample-plans.ts';

const style = makeStyle(false);
const plain = (plan: Plan, look: { width?: number; verbose?: boolean } = {}): string =>
  planText(plan, { style, ...look });
const about = (given: Partial<Action> & Pick<Action, 'verb'>): string =>
  plain(planOf([action({ address: 'servers.x', ...given })]));

/** Colour codes as something a reviewer can see. */
const visible = (text: string): string => text.replaceAll('\u001b', '␛');

describe('a plan as text', () => {
  it('reads well for the quick start', async () => {
    await expect(plain(quickstartPlan)).toMatchFileSnapshot('golden/plan-quickstart.txt');
  });

  it('reads well with every verb, refusals and warnings', async () => {
    await expect(plain(fullPlan)).toMatchFileSnapshot('golden/plan-full.txt');
  });

  it('is coloured like Terraform', async () => {
    const text = planText(fullPlan, { style: makeStyle(true) });
    await expect(visible(text)).toMatchFileSnapshot('golden/plan-full.coloured.txt');
  });

  it('shows everything when asked to', async () => {
    const plan = planOf([updateServer, replaceServer, unchangedServer]);
    await expect(plain(plan, { verbose: true })).toMatchFileSnapshot('golden/plan-verbose.txt');
  });

  it('breaks prose, and only prose, on a narrow terminal', async () => {
    const plan = planOf([createWeb, replaceServer]);
    await expect(plain(plan, { width: 60 })).toMatchFileSnapshot('golden/plan-narrow.txt');
  });

  it('says that nothing is to be done', async () => {
    await expect(plain(noChanges)).toMatchFileSnapshot('golden/plan-no-changes.txt');
  });

  it('reads well for a refresh', async () => {
    await expect(plain(refreshPlan)).toMatchFileSnapshot('golden/plan-refresh.txt');
  });

  it('says what a refresh that found nothing has looked at', () => {
    expect(plain(planOf([unchangedServer], { mode: 'refresh-only' }))).toContain(
      'Looked at 1 recorded resource: it is as',
    );
  });

  it('is the same text for the same plan', () => {
    expect(plain(structuredClone(fullPlan))).toBe(plain(fullPlan));
  });
});

describe('sentences that other tools parse', () => {
  const lines = plain(fullPlan).split('\n');

  it('has the summary of Terraform on a line of its own, and the money under it', () => {
    const at = lines.findIndex((line) =>
      /^Plan: \d+ to import, \d+ to add, \d+ to change, \d+ to destroy\.$/u.test(line),
    );
    expect(lines[at]).toBe('Plan: 1 to import, 6 to add, 3 to change, 3 to destroy.');
    expect(lines[at + 1]).toMatch(/^Cost: /u);
  });

  it.each([
    'servers.web-1 will be created',
    'servers.app-1 will be updated in-place',
    'servers.old-1 will be destroyed',
    'servers.db-1 must be replaced',
    'servers.web-3 will be imported',
    'renewals.shop-vps will no longer be managed',
  ])('has the header "# %s"', (header) => {
    expect(lines).toContain(`  # ${header}`);
  });

  it('says No changes only when nothing is to be done', () => {
    expect(plain(planOf([]))).toBe('No changes. Your infrastructure matches the configuration.\n');
    expect(about({ verb: 'forget' })).toContain('Plan: 0 to add, 0 to change, 0 to destroy.');
  });
});

describe('headers', () => {
  const goesOn = (resume: Action['resume'], steps = createWeb.steps): string =>
    about({ verb: 'create', steps, ...(resume ? { resume } : {}) })
      .split('\n')
      .find((line) => line.includes('# servers.x')) ?? '';

  it('say resume, and where the purchase goes on', () => {
    const resume = { from: 'intent' as const, intent: 'i', phase: 'paying', observeOnly: false };
    expect(goesOn(resume, createWeb.steps.slice(2))).toBe(
      '  # servers.x will be created (resume: the purchase begun earlier goes on at "confirm and pay")',
    );
  });

  it.each([
    [{ from: 'delivery' as const }, 'still delivering'],
    [{ from: 'abandon' as const, intent: 'i', phase: 'reserved' }, 'begins anew'],
    [{ from: 'intent' as const, intent: 'i', phase: 'blocked', observeOnly: false }, 'needs a decision'],
    [{ from: 'intent' as const, intent: 'i', phase: 'paying', observeOnly: true }, 'not paid again'],
  ])('say resume for %j', (resume, words) => {
    expect(goesOn(resume)).toMatch(/will be created \(resume: /u);
    expect(goesOn(resume)).toContain(words);
  });

  it('say when a replacement was asked for', () => {
    expect(about({ verb: 'replace', reason: 'replace_by_request' })).toContain(
      '# servers.x will be replaced, as requested',
    );
  });

  it('say when something vanished', () => {
    expect(about({ verb: 'create', reason: 'gone_at_vendor' })).toContain(
      '# (because the recorded one no longer exists at zomro)',
    );
  });
});

describe('fields', () => {
  it('show long lists element by element, and what stays as a count', () => {
    const before = ['1.example', '2.example', '3.example', '4.example', '5.example', '6.example'];
    const after = [...before.slice(0, 5), '7.example'];
    const text = about({ verb: 'update', changes: [{ field: 'hosts', before, after }] });
    expect(text).toContain(
      [
        '      ~ hosts = [',
        '          - "6.example",',
        '          + "7.example",',
        '            # (5 unchanged elements hidden)',
        '        ]',
      ].join('\n'),
    );
  });

  it('show short lists side by side', () => {
    const text = about({ verb: 'update', changes: [{ field: 'days', before: ['mon'], after: ['mon', 'tue'] }] });
    expect(text).toContain('~ days = ["mon"] -> ["mon", "tue"]');
  });

  it('show added, removed and re-shaped values', () => {
    const text = about({
      verb: 'update',
      changes: [
        { field: 'added', after: { a: 1 } },
        { field: 'dropped', before: true },
        { field: 'reshaped', before: 'one', after: { a: 'one' } },
        { field: 'deep', before: { a: { b: 1, c: 2 } }, after: { a: { b: 1, c: 3, d: [] } } },
      ],
    });
    expect(text).toMatchInlineSnapshot(`
      "hostform will do the following:
        ~ update in-place

        # servers.x will be updated in-place
        ~ zomro_server "x" {
            + added    = {
                + a = 1
              }
            ~ deep     = {
                ~ a = {
                    ~ c = 2 -> 3
                    + d = []
                      # (1 unchanged field hidden)
                  }
              }
            - dropped  = true
            - reshaped = "one"
            + reshaped = {
                + a = "one"
              }
          }

      Plan: 0 to add, 1 to change, 0 to destroy.
      "
    `);
  });

  it('show what is known after the apply, as deep as it is known', () => {
    const text = about({
      verb: 'create',
      after: { nested: { list: ['a', '${images.i.uid}'], plain: 'b' } },
      changes: [{ field: 'nested', unknown: true }],
      references: [{ path: ['nested', 'list', 1], parts: [{ address: 'images.i', output: 'uid' }] }],
    });
    expect(text).toContain('+ plain = "b"');
    expect(text).toContain('              + (known after apply),');
    expect(text).not.toContain('${');
  });

  it('never show a reference that was filled as unknown', () => {
    const text = about({
      verb: 'create',
      after: { os: 'uid-1' },
      changes: [{ field: 'os', after: 'uid-1' }],
      references: [{ path: ['os'], parts: [{ address: 'images.i', output: 'uid' }] }],
    });
    expect(text).toContain('+ os = "uid-1"');
  });

  it('show an update whose value is not known yet', () => {
    const text = about({ verb: 'update', changes: [{ field: 'server', before: '1', unknown: true }] });
    expect(text).toContain('~ server = "1" -> (known after apply)');
  });

  it('never break out of their quotes', () => {
    expect(about({ verb: 'create', after: { name: 'a"\n  # servers.y will be destroyed' } })).toContain(
      '+ name = "a\\"\\n  # servers.y will be destroyed"',
    );
  });
});

describe('prices', () => {
  const priced = (quote: Partial<NonNullable<Action['quote']>>, more: Partial<Action> = {}): string | undefined =>
    /price: (.*)/u.exec(about({ verb: 'create', quote: { ...DAILY, ...quote }, ...more }))?.[1];
  const monthly = { amount: money('4', 'EUR'), period: 'P1M' };

  it.each([
    ['what recurs', {}, '0.13 EUR per day'],
    [
      'a first price and what follows',
      { charge: money('5', 'EUR'), period: 'P1M', recurring: monthly },
      '5.00 EUR for 1 month, then 4.00 EUR per month',
    ],
    ['something free', { charge: money('0', 'EUR'), recurring: { amount: money('0', 'EUR'), period: 'P1D' } }, 'free'],
    ['a free start', { charge: money('0', 'EUR'), recurring: monthly }, 'nothing now, then 4.00 EUR per month'],
    ['tax', { chargeWithoutTax: money('0.10', 'EUR') }, '0.13 EUR per day (0.10 EUR without tax)'],
  ])('tell %s', (_, quote, text) => {
    expect(priced(quote)).toBe(text);
  });

  it('tell that a promo code may lower them', () => {
    expect(priced({}, { steps: createWeb.steps })).toBe(
      '0.13 EUR per day (at most; the promo code is applied to the cart)',
    );
  });

  it('say that one is not known, rather than nothing', () => {
    expect(about({ verb: 'create', steps: createWeb.steps })).toContain('price: not known');
    expect(about({ verb: 'create', steps: createWeb.steps.slice(0, 1) })).not.toContain('price:');
  });

  it('tell several purchases of one renewal', () => {
    expect(plain(planOf([renewVps]))).toContain(
      'price: 21.60 EUR for 2 months (in 2 purchases; 18.00 EUR without tax)',
    );
  });
});

describe('around the actions', () => {
  it('counts what is not ours', () => {
    const unmanaged = [
      { kind: 'servers', provider: 'zomro', count: 3 },
      { kind: 'ssh_keys', provider: 'zomro', count: 1 },
    ];
    expect(plain(planOf([], { unmanaged }))).toContain(
      '3 servers at zomro are not managed here and are left alone.\n1 ssh key at zomro is not managed here and is left alone.',
    );
  });

  it('says what was left out, and why', () => {
    const leftOut: LeftOut[] = [
      { address: 'images.base', because: 'needed-by', of: 'servers.db-1' },
      { address: 'servers.db-1', because: 'excluded' },
    ];
    expect(plain(planOf([], { complete: false, leftOut }))).toContain(
      [
        'Warning: Only a part is planned',
        '',
        '  2 resources are left out; what differs there stays as it is:',
        '  - servers.db-1 (excluded)',
        '  - images.base (servers.db-1 still hangs on it)',
      ].join('\n'),
    );
  });

  it('names ten that were left out at most, and those that nobody named before the rest', () => {
    const leftOut = Array.from({ length: 200 }, (_, at): LeftOut => {
      const address: Address = `servers.s-${String(at).padStart(3, '0')}`;
      return at === 150 ? { address, because: 'needs', of: 'images.i' } : { address, because: 'not-targeted' };
    });
    const lines = plain(planOf([], { complete: false, leftOut })).split('\n');
    const listed = lines.filter((line) => line.startsWith('  - '));
    expect(listed).toHaveLength(11);
    expect(listed[0]).toBe('  - servers.s-150 (needs images.i)');
    expect(listed.at(-1)).toBe('  - and 190 more');
  });

  it('names everything that goes for good, right before the summary', () => {
    expect(plain(fullPlan)).toMatch(
      /Deletions: servers\.db-1 \(replaced\), renewals\.shop-domain \(ends with its period\), images\.old,\s+servers\.old-1\n/u,
    );
  });

  it('repeats a refusal of an action only by its summary', () => {
    const text = plain(fullPlan);
    expect(text.match(/A replacement is not allowed/gu)).toHaveLength(2);
    expect(text.match(/lifecycle: \{ replace: allow \}/gu)).toHaveLength(1);
  });

  it('shows what stays as it is when there is something to say about it', () => {
    expect(about({ verb: 'no-op', notes: ['The vendor is deleting it.'] })).toContain(
      'notes: The vendor is deleting it.',
    );
    expect(about({ verb: 'no-op' })).not.toContain('servers.x');
  });
});
