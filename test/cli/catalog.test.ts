/** contract.md §3, `catalog`: tariffs, data centres, systems, add-ons, with prices. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changingCalls, expectCode, useStage } from './stage.ts';

const stage = useStage();

const NO_OVH = { OVH_APPLICATION_KEY: '', OVH_APPLICATION_SECRET: '', OVH_CONSUMER_KEY: '' };
const NO_ZOMRO = { ZOMRO_USERNAME: '', ZOMRO_PASSWORD: '' };

describe('catalog', () => {
  it('needs no manifest and no state, and changes nothing', async () => {
    const { out } = expectCode(await stage.hostform('catalog'), 0);
    for (const said of [
      'zomro: tariffs',
      'Cloud Essential | NL-2',
      'Netherlands-2',
      'Ubuntu 22.04',
      'IPv6',
      '0.13 EUR',
    ])
      expect(out).toContain(said);
    expect(out).toContain('ovh: ');
    expect(changingCalls(stage.vendors)).toEqual([]);
    expect(existsSync(join(stage.path, 'state'))).toBe(false);
  });

  it('narrows to what contains a text, whatever its case', async () => {
    const { out } = expectCode(await stage.hostform('catalog', 'ESSENTIAL'), 0);
    expect(out).toContain('Cloud Essential | NL-2');
    expect(out).not.toContain('Cloud Standard');
  });

  it('says when nothing matches', async () => {
    expect(expectCode(await stage.hostform('catalog', 'no-such-thing'), 0).out).toBe(
      'Nothing in the catalogue matches.\n',
    );
  });

  it('is JSON, one entry per line, with amounts as decimal text', async () => {
    const { out } = expectCode(await stage.hostform('catalog', 'Cloud Essential | NL-2', '--json'), 0);
    const entries = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toContainEqual(
      expect.objectContaining({
        provider: 'zomro',
        id: '6740',
        name: 'Cloud Essential | NL-2',
        price: { amount: '0.1300', currency: 'EUR' },
        period: 'P1D',
      }),
    );
  });

  it('leaves out a provider without credentials, and says so', async () => {
    const { out, err } = expectCode(await stage.hostformWith({ env: NO_OVH }, 'catalog', 'essential'), 0);
    expect(out).toContain('Cloud Essential');
    expect(err).toMatch(/^Left out: .*OVH/);
    expect(stage.vendors.ovh.calls).toEqual([]);
  });

  it('does not look over credentials that are wrong', async () => {
    const { err } = expectCode(await stage.hostformWith({ env: { ZOMRO_PASSWORD: 'Not-The-One-99' } }, 'catalog'), 0);
    expect(err).toMatch(/^Left out: /);
  });

  it('is exit 1 where no provider can be asked', async () => {
    const { err } = expectCode(await stage.hostformWith({ env: { ...NO_OVH, ...NO_ZOMRO } }, 'catalog'), 1);
    expect(err).toContain('credentials');
  });

  it('reads the settings of a manifest where there is one, and refuses one that is broken', async () => {
    stage.write({ 'hostform.yaml': 'hostform: 1\nserverz: {}\n' });
    expectCode(await stage.hostform('catalog'), 1);
    stage.declare({});
    expectCode(await stage.hostform('catalog', 'essential'), 0);
  });
});
