import { describe, expect, test } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import type { Address, DesiredResource } from '../../../src/model/resource.ts';
import { type SimulatedBench, simulated } from './support/connect.ts';
import { alignInput, desire, type More } from './support/desired.ts';

const ENTRY = {
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  ssh_key: 'deploy',
};

const FROM_IMAGE: DesiredResource['references'] = [
  { path: ['os'], parts: [{ address: 'images.golden' as Address, output: 'uid' }] },
];

/** A server that is there: Cloud Essential in Netherlands-2 with Ubuntu 22.04. */
async function withServer(): Promise<{ bench: SimulatedBench; live: NonNullable<More['live']> }> {
  const bench = await simulated({}, { mayWrite: false });
  bench.simulator.cloud.addServer({ servername: 'web-1' }, { system: 'Ubuntu 22.04' });
  const [live] = await bench.kind('servers').list({ keys: [], ids: [] });
  if (!live) throw new Error('a server was seeded');
  return { bench, live };
}

function uidOf(bench: SimulatedBench, label: string, datacenter = 'NL-2') {
  return bench.connection
    .catalogue(`Cloud Essential | ${datacenter}`)
    .then((entries) => entries.find(({ section, name }) => section === 'systems' && name === label)?.id ?? '');
}

async function align(
  bench: SimulatedBench,
  entry: Attributes,
  more: More = {},
  references: DesiredResource['references'] = [],
) {
  return await bench.kind('servers').align(alignInput(desire('servers.web-1', entry, references), more));
}

/** Functions asked since a moment. */
function since(bench: SimulatedBench, at: number): string[] {
  return bench.simulator.calls.slice(at).map(({ func }) => func);
}

describe('words that match the row', () => {
  const spellings: readonly [string, Attributes][] = [
    ['as listed', {}],
    ['by ids', { tariff: '6740', datacenter: '13' }],
    [
      'in other capitals, with blanks',
      { tariff: ' cloud essential | nl-2 ', datacenter: 'NETHERLANDS-2', os: 'ubuntu 22.04' },
    ],
    ['with another spelling of the period', { period: '1d' }],
  ];
  test.each(spellings)('%s: the same words come out and no catalogue is read', async (_, entry) => {
    const { bench, live } = await withServer();
    const at = bench.simulator.calls.length;
    const aligned = await align(bench, { ...ENTRY, ...entry }, { live });
    expect(aligned.problems).toEqual([]);
    expect(aligned.spec).toMatchObject({
      name: 'web-1',
      tariff: 'Cloud Essential | NL-2',
      datacenter: 'Netherlands-2',
      os: 'Ubuntu 22.04',
      period: 'P1D',
    });
    expect(since(bench, at)).toEqual([]);
  });

  test('1,000 servers that are as declared cost no call each', async () => {
    const bench = await simulated({}, { mayWrite: false });
    bench.simulator.cloud.seedServers(1000, { system: 'Ubuntu 22.04' });
    const servers = bench.kind('servers');
    const all = await servers.list({ keys: [], ids: [] });
    const at = bench.simulator.calls.length;
    for (const live of all) {
      const aligned = await servers.align(alignInput(desire(`servers.${live.key}`, ENTRY), { live, recorded: ENTRY }));
      expect(aligned.spec['name']).toBe(live.key);
    }
    expect(since(bench, at)).toEqual([]);
  });
});

describe('words that differ', () => {
  test('a declared id of another tariff comes out as its title', async () => {
    const { bench, live } = await withServer();
    const aligned = await align(bench, { ...ENTRY, tariff: '6760' }, { live });
    expect(aligned.spec['tariff']).toBe('Cloud Exclusive | NL-2');
  });

  test('another data centre is looked up by name, and the tariff in its list', async () => {
    const { bench, live } = await withServer();
    const aligned = await align(bench, { ...ENTRY, datacenter: 'poland', tariff: '7340' }, { live });
    expect(aligned.spec).toMatchObject({ datacenter: 'Poland', tariff: 'Cloud Essential | PL' });
  });

  test('a tariff that the catalogue now calls differently is the same tariff', async () => {
    const { bench, live } = await withServer();
    const renamed = { ...live, spec: { ...live.spec, tariff: 'Cloud Essential (old)' } };
    const aligned = await align(bench, ENTRY, { live: renamed });
    expect(aligned.spec['tariff']).toBe('Cloud Essential (old)');
  });

  const unknown: readonly [string, Attributes, string, string, string][] = [
    [
      'tariff',
      { tariff: 'Cloud Esential | NL-2' },
      'Unknown tariff',
      'tariff',
      'Did you mean "Cloud Essential | NL-2"?',
    ],
    [
      'data centre',
      { datacenter: 'Netherland-2' },
      'Unknown data centre',
      'datacenter',
      'Did you mean "Netherlands-2"?',
    ],
    ['system', { os: 'Ubuntu 22.4' }, 'Unknown system', 'os', 'Did you mean "Ubuntu 22.04"?'],
  ];
  test.each(unknown)(
    'an unknown %s is a problem at its place, with a suggestion',
    async (_, entry, summary, field, hint) => {
      const bench = await simulated({}, { mayWrite: false });
      const declared = { ...ENTRY, ...entry };
      const { problems } = await align(bench, declared);
      expect(problems).toMatchObject([{ code: 'CATALOGUE', summary, hint, address: 'servers.web-1' }]);
      expect(problems[0]?.at).toEqual(desire('servers.web-1', declared).positions[field]);
      expect(problems[0]?.detail).toContain('Offered: ');
    },
  );

  test('a tariff of another data centre is not offered here', async () => {
    const bench = await simulated({}, { mayWrite: false });
    const { problems } = await align(bench, { ...ENTRY, tariff: 'Cloud Essential | PL' });
    expect(problems[0]?.detail).toContain('in Netherlands-2');
  });

  test('a title that several tariffs have is a problem that names their ids', async () => {
    const bench = await simulated({}, { mayWrite: false });
    Object.assign(bench.simulator.cloud.catalogue.tariffs[1] ?? {}, { title: 'cloud essential | nl-2 ' });
    const exact = await align(bench, ENTRY);
    expect(exact.problems).toEqual([]);
    const { problems } = await align(bench, { ...ENTRY, tariff: 'CLOUD ESSENTIAL | NL-2' });
    expect(problems).toMatchObject([{ summary: 'The tariff is ambiguous', hint: 'Use one of the ids: 6740, 6750.' }]);
  });
});

test('a field whose changes are ignored may hold what is sold no more', async () => {
  const { bench, live } = await withServer();
  const desired = desire('servers.web-1', { ...ENTRY, tariff: 'Cloud Ancient', os: 'Ubuntu 12.04' });
  const lifecycle = { ...desired.lifecycle, ignoreChanges: ['os', 'tariff'] };
  const aligned = await bench.kind('servers').align(alignInput({ ...desired, lifecycle }, { live }));
  expect(aligned.problems).toEqual([]);
});

describe('the system', () => {
  test('given by a UID is compared by its label', async () => {
    const { bench, live } = await withServer();
    const same = await uidOf(bench, 'Ubuntu 22.04');
    const other = await uidOf(bench, 'Debian 12');
    expect((await align(bench, { ...ENTRY, os: same }, { live })).spec['os']).toBe('Ubuntu 22.04');
    expect((await align(bench, { ...ENTRY, os: other }, { live })).spec['os']).toBe('Debian 12');
  });

  test('given by a UID that is gone from the form never looks like a change', async () => {
    const { bench, live } = await withServer();
    const gone = '01234567-89ab-cdef-0123-456789abcdef';
    const recorded = await align(bench, { ...ENTRY, os: gone }, { live, recorded: { ...ENTRY, os: gone } });
    expect(recorded.spec['os']).toBe('Ubuntu 22.04');
    expect(recorded.notes).toEqual([]);
    const unheard = await align(bench, { ...ENTRY, os: gone }, { live });
    expect(unheard.spec['os']).toBe('Ubuntu 22.04');
    expect(unheard.notes).toHaveLength(1);
  });

  test("that is another resource's output is never a problem of the catalogue", async () => {
    const { bench, live } = await withServer();
    const spec = { ...ENTRY, os: '11111111-2222-3333-4444-555555555555' };
    const old = await align(bench, ENTRY, { live, spec }, FROM_IMAGE);
    expect(old).toMatchObject({ problems: [], spec: { os: 'Ubuntu 22.04' } });
    const fresh = await align(bench, ENTRY, { spec }, FROM_IMAGE);
    expect(fresh).toMatchObject({ problems: [], spec: { os: spec.os } });
  });

  test('that is known after apply only is left alone', async () => {
    const { bench, live } = await withServer();
    const at = bench.simulator.calls.length;
    const aligned = await align(bench, { ...ENTRY, os: '${images.golden.uid}' }, { live, unknown: ['os'] }, FROM_IMAGE);
    expect(aligned).toMatchObject({ problems: [], spec: { os: '${images.golden.uid}' } });
    expect(since(bench, at)).toEqual([]);
  });

  test('of a new server keeps the UID it is ordered with, and a label gets the spelling of the catalogue', async () => {
    const bench = await simulated({}, { mayWrite: false });
    const uid = await uidOf(bench, 'Debian 12');
    expect((await align(bench, { ...ENTRY, os: uid })).spec['os']).toBe(uid);
    expect((await align(bench, { ...ENTRY, os: 'debian 12' })).spec['os']).toBe('Debian 12');
  });

  test('where the listing does not show it is compared with the record', async () => {
    const { bench, live } = await withServer();
    const { os: _, ...shown } = live.spec;
    const uid = await uidOf(bench, 'Ubuntu 22.04');
    const silent = { ...live, spec: shown };
    const aligned = await align(
      bench,
      { ...ENTRY, os: 'Ubuntu 22.04' },
      { live: silent, recorded: { ...ENTRY, os: uid } },
    );
    expect(aligned.spec['os']).toBe('Ubuntu 22.04');
    const byUid = await align(
      bench,
      { ...ENTRY, os: uid },
      { live: silent, recorded: { ...ENTRY, os: 'Ubuntu 22.04' } },
    );
    expect(byUid.spec['os']).toBe('Ubuntu 22.04');
  });
});

describe('what is never shown', () => {
  test('add-ons in another spelling are the same add-ons', async () => {
    const { bench, live } = await withServer();
    const recorded = { ...ENTRY, addons: { network: 'IPv6' } };
    const raw = await align(bench, { ...ENTRY, addons: { addon_6746: '260' } }, { live, recorded });
    expect(raw.spec['addons']).toEqual({ network: 'IPv6' });
    const other = await align(bench, { ...ENTRY, addons: { network: 'IPv4 NL-2' } }, { live, recorded });
    expect(other.spec['addons']).toEqual({ network: 'IPv4 NL-2' });
  });

  test('a key by its id is the key by its name', async () => {
    const { bench, live } = await withServer();
    bench.simulator.cloud.addSshKey('other');
    expect((await align(bench, { ...ENTRY, ssh_key: '490' }, { live, recorded: ENTRY })).spec['ssh_key']).toBe(
      'deploy',
    );
    expect((await align(bench, { ...ENTRY, ssh_key: 'other' }, { live, recorded: ENTRY })).spec['ssh_key']).toBe(
      'other',
    );
  });
});
