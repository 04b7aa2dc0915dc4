import { describe, expect, it } from 'vitest';
import { catalogueText } from '../../../src/cli/render/catalogue-text.ts';
import { makeStyle } from '../../../src/cli/render/colors.ts';
import { pendingDocument, pendingText } from '../../../src/cli/render/pending-text.ts';
import { stateDocument, stateListText, stateText } from '../../../src/cli/render/state-text.ts';
import { money } from '../../../src/model/money.ts';
import type { IntentPhase } from '../../../src/model/purchase.ts';
import { intent, openPurchases, stateFile } from './sample-states.ts';

const style = makeStyle(false);
const NOW = Date.parse('2026-11-22T08:53:00Z');

describe('the state', () => {
  it('reads well', async () => {
    await expect(stateText(stateFile, { style })).toMatchFileSnapshot('golden/state.txt');
  });

  it('says that it is empty', () => {
    expect(stateText({ ...stateFile, resources: [], pending: [] }, { style })).toBe(
      'The state is empty: nothing is recorded.\n',
    );
  });

  it('is listed one address per line, sorted, and as a table', () => {
    const backwards = { ...stateFile, resources: stateFile.resources.toReversed() };
    expect(stateListText(backwards, { style })).toBe('images.golden\nservers.web-1\n');
    expect(stateListText(stateFile, { style, long: true })).toBe(
      [
        'ADDRESS        PROVIDER  ID       REMARKS',
        'images.golden  zomro     9f3a     protected',
        'servers.web-1  zomro     5203773  delivering',
        '',
      ].join('\n'),
    );
  });

  it('has the shape of terraform show -json', () => {
    const document = stateDocument(stateFile);
    expect(document).toMatchObject({
      format_version: '1.0',
      values: {
        root_module: {
          resources: [
            { address: 'images.golden' },
            {
              address: 'servers.web-1',
              mode: 'managed',
              type: 'zomro_server',
              name: 'web-1',
              provider_name: 'hostform/zomro',
              schema_version: 0,
              values: { id: '5203773', name: 'web-1', ipv4: '203.0.113.7' },
              sensitive_values: {},
              depends_on: ['images.golden'],
              hostform: { phase: 'delivering', protected: false },
            },
          ],
        },
      },
      hostform: {
        serial: 12,
        accounts: { zomro: '48213' },
        pending: [{ address: 'servers.web-2' }, { address: 'images.golden' }],
      },
    });
  });
});

describe('open purchases', () => {
  it('read well', async () => {
    await expect(pendingText(openPurchases, { style, now: NOW })).toMatchFileSnapshot('golden/pending.txt');
  });

  it('may be none', () => {
    expect(pendingText([], { style, now: NOW })).toBe('No purchase is open.\n');
  });

  it.each(['adding', 'reserved', 'promo', 'paying', 'paid', 'sending'] as IntentPhase[])(
    'that are %s go on by themselves, or by hand',
    (phase) => {
      const text = pendingText([intent({ phase })], { style, now: NOW });
      expect(text).toContain('hostform apply ');
      expect(text).toContain('hostform pending resolve servers.web-1 --not-bought');
    },
  );

  it('that are blocked wait for a human only', () => {
    expect(pendingText([intent({ phase: 'blocked' })], { style, now: NOW })).not.toContain('hostform apply');
  });

  it('never claim that nothing was paid once something was sent', () => {
    expect(pendingText([intent({ phase: 'reserved', sent: true })], { style })).not.toContain('nothing was paid');
    expect(pendingText([intent({ phase: 'reserved', sent: false })], { style })).toContain('nothing was paid');
  });

  it('name the id in the command only when there is one candidate', () => {
    const [one, two] = openPurchases
      .map(({ evidence }) => evidence?.candidates ?? [])
      .filter(({ length }) => length > 0);
    const commands = (candidates: typeof one): string =>
      pendingText([intent({ evidence: { because: 'seen', candidates: candidates ?? [] } })], { style });
    expect(commands(two)).toContain('--id 9f3a');
    expect(commands(one)).toContain('--id ID');
  });

  it('do not tell how long ago without a clock, nor for a time to come', () => {
    expect(pendingText([intent()], { style })).not.toContain('ago');
    expect(pendingText([intent()], { style, now: 0 })).not.toContain('ago');
  });

  it('are data, too', () => {
    expect(pendingDocument(openPurchases)).toMatchObject({
      pending: [
        { address: 'images.golden', phase: 'sending', lost_answers: 1, evidence: { candidates: [{ id: '9f3a' }] } },
        {
          address: 'servers.web-1',
          phase: 'paying',
          reservation: '1818',
          sent: true,
          sent_at: '2026-11-22T08:41:00Z',
          watch: { readings: 3 },
        },
        {
          address: 'servers.web-2',
          phase: 'blocked',
          resolve: [
            'hostform pending resolve servers.web-2 --id ID',
            'hostform pending resolve servers.web-2 --not-bought',
          ],
        },
      ],
    });
  });

  it('never show what a purchase would send', () => {
    expect(JSON.stringify(pendingDocument([intent({ secrets: { password: '${WEB1_ROOT}' } })]))).not.toContain(
      'WEB1_ROOT',
    );
  });
});

describe('a catalogue', () => {
  it('reads well', async () => {
    const text = catalogueText(
      [
        {
          provider: 'zomro',
          section: 'tariffs',
          id: '6740',
          name: 'Cloud Essential | NL-2',
          price: money('0.13', 'EUR'),
          period: 'P1D',
          details: ['1 CPU', '1 GB'],
        },
        {
          provider: 'zomro',
          section: 'tariffs',
          id: '6741',
          name: 'Cloud Plus | NL-2',
          price: money('10.5', 'EUR'),
          period: 'P1M',
          details: ['4 CPU', '8 GB'],
        },
        { provider: 'zomro', section: 'data centres', id: '13', name: 'Netherlands-2', details: [] },
        {
          provider: 'ovh',
          section: 'vps',
          id: 'vps-1',
          name: 'VPS 1',
          price: money('4', 'EUR'),
          period: 'P3M',
          details: [],
        },
      ],
      { style },
    );
    await expect(text).toMatchFileSnapshot('golden/catalogue.txt');
  });

  it('may be empty', () => {
    expect(catalogueText([], { style })).toBe('Nothing in the catalogue matches.\n');
  });
});
