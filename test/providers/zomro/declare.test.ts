/** What a manifest would say of a listed server, however little of it is shown. */
import { expect, it } from 'vitest';
import type { LiveResource } from '../../../src/model/resource.ts';
import { declareServer } from '../../../src/providers/zomro/kinds/servers/declare.ts';

const LIVE: LiveResource = {
  id: '5203773',
  key: 'web-1',
  spec: { name: 'web-1', os: 'Ubuntu 22.04', period: 'P1D', power: 'running' },
  outputs: { tariff_id: '6740', datacenter_id: '13' },
  status: 'ready',
  statusText: 'active',
};

it('names the tariff and the place, and takes their ids where the row shows no names', () => {
  expect(
    declareServer({ ...LIVE, spec: { ...LIVE.spec, tariff: 'Cloud Essential | NL-2', datacenter: 'Poland' } }),
  ).toEqual({
    spec: { ...LIVE.spec, tariff: 'Cloud Essential | NL-2', datacenter: 'Poland' },
    unseen: ['ssh_key'],
  });
  expect(declareServer(LIVE)).toMatchObject({ spec: { tariff: '6740', datacenter: '13' } });
});

it('claims neither key nor password nor add-ons', () => {
  const declaration = declareServer(LIVE);
  const fields = 'spec' in declaration ? Object.keys(declaration.spec) : [];
  for (const field of ['ssh_key', 'password', 'promo_code', 'addons']) expect(fields).not.toContain(field);
});
