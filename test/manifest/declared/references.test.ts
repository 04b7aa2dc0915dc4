import { describe, expect, test } from 'vitest';
import { accepted, refused, resourceAt, told } from '../support/read-text.ts';

const REST = 'datacenter: d, os: o, period: P1D, ssh_key: k';
const WEB = `servers:\n  web-1: { tariff: t, ${REST} }\n`;
const image = (fields: string) => `images:\n  a: { url: https://x, disk_format: iso, ${fields} }\n`;

describe('a reference', () => {
  test('orders the work and is filled later; the spec keeps what was written', () => {
    const manifest = accepted(`${WEB}${image('region: "net-${servers.web-1.ipv4}/${N:-24}$$"')}`);
    const { spec, references } = resourceAt(manifest, 'images.a');
    expect(spec['region']).toBe('net-${servers.web-1.ipv4}/${N:-24}$$');
    expect(references).toEqual([
      {
        path: ['region'],
        parts: [{ text: 'net-' }, { address: 'servers.web-1', output: 'ipv4' }, { text: '/24$' }],
        at: expect.objectContaining({ line: 5, column: 55, endColumn: 76 }),
      },
    ]);
  });

  test('may stand in a mapping and in a list', () => {
    const manifest = accepted(
      `${WEB}renewals:\n  r:\n    product: vps\n    service: s\n    mode: manual\n    with: [x, "\${servers.web-1.id}"]\n` +
        `x-s: &s\n  addons: { net: "\${images.a.uid}" }\n${image('region: r')}` +
        `disks:\n  d: { provider: zomro, when: { at: "\${servers.web-1.id}" } }\n`,
    );
    expect(resourceAt(manifest, 'renewals.r').references.map(({ path }) => path)).toEqual([['with', 1]]);
    expect(resourceAt(manifest, 'disks.d').references.map(({ path }) => path)).toEqual([['when', 'at']]);
  });

  test('stands for any text: a choice, a pattern or a length is judged when it is known', () => {
    const fields =
      'disk_format: "${servers.web-1.status}", url: "${servers.web-1.ipv4}", region: "${servers.web-1.id}"';
    const text = `${WEB}images:\n  a: { ${fields} }\n`;
    expect(resourceAt(accepted(text), 'images.a').references).toHaveLength(3);
  });

  test('stands for text in one of several forms', () => {
    const text = `${WEB}disks:\n  d: { provider: zomro, id: "\${servers.web-1.id}", mode: "\${servers.web-1.id}" }\n`;
    expect(resourceAt(accepted(text), 'disks.d').references).toHaveLength(2);
  });

  test.each([
    [
      image('region: "${servers.web-2.id}"'),
      'Unknown resource | servers.web-2 is not declared in this manifest. | did you mean "servers.web-1"?',
    ],
    [image('region: "${servers.zzzzzz.id}"'), 'Unknown resource | servers.zzzzzz is not declared in this manifest.'],
    [image('region: "${images.web-1.id}"'), 'Unknown resource | images.web-1 is not declared in this manifest.'],
    [image('region: "${server.web-1.id}"'), 'Unknown kind | There is no kind "server". | did you mean "servers"?'],
    [
      image('region: "${networks.a.id}"'),
      'Unknown kind | There is no kind "networks". | kinds: backup_schedules, disks',
    ],
    [image('region: "${servers.web-1.ip}"'), 'Unknown output | servers.web-1 has no output "ip". | did you mean "id"?'],
    [
      image('region: "${servers.web-1.address}"'),
      'Unknown output | servers.web-1 has no output "address". | outputs: id, ipv4, ipv6, status',
    ],
    [
      image('region: "${servers.web-1}"'),
      'Malformed ${ | "servers.web-1" is no reference: it takes a kind, a key and an output.',
    ],
    [
      image('region: r, min_disk: "${servers.web-1.id}"'),
      'Reference not possible here | images.a.min_disk has to be a whole number;',
    ],
    [
      image('region: r, protected: "${servers.web-1.id}"'),
      'Reference not possible here | images.a.protected has to be true or false;',
    ],
    [
      image('region: r, provider: "${servers.web-1.id}"'),
      'Reference not possible here | "provider" has to be known when the plan is made.',
    ],
    [
      image('region: r, lifecycle: { replace: "${servers.web-1.id}" }'),
      'Reference not possible here | "lifecycle" has to be',
    ],
    [
      'providers: { zomro: { endpoint: "${servers.web-1.ipv4}" } }\n',
      'Reference not possible here | providers has to be known',
    ],
    ['budget: { max_charge: "${servers.web-1.cost}" }\n', 'Reference not possible here | budget has to be known'],
    ['images: "${servers.web-1.id}"\n', 'Reference not possible here | images has to be a mapping;'],
  ])('is refused where it leads nowhere or can not stand: %j', (text, expected) => {
    const lines = told(refused(`${WEB}${text}`));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^REFERENCE m\.yaml:[45]:/);
    expect(lines[0]).toContain(expected);
  });

  test('is refused in a secret', () => {
    const text = WEB.replace('ssh_key: k', 'password: "x${images.a.uid}yyyy"');
    const lines = told(refused(`${text}${image('region: r')}`));
    expect(lines).toEqual([
      'REFERENCE m.yaml:3:70-85 Reference not possible here | "password" is secret; outputs of resources are not. | ' +
        'take it from a variable: ${NAME}',
    ]);
  });

  test('to what may stand in a file that is broken is not called unknown', () => {
    const problems = refused({
      'a.yaml': `hostform: 1\n${image('region: "${servers.web-1.id}"')}`,
      'b.yaml': 'x: [\n',
    });
    expect(problems.map(({ code }) => code)).toEqual(['YAML_SYNTAX']);
  });

  test('to what a broken merge would have brought is not called unknown', () => {
    const problems = refused({
      'a.yaml': `hostform: 1\n${image('region: "${servers.web-1.id}"')}`,
      'b.yaml': 'hostform: 1\nservers: { <<: *nowhere }\n',
    });
    expect(problems.map(({ summary }) => summary)).toEqual(['Unknown alias']);
  });

  test('is shown where it is written, and where the alias stands that brought it', () => {
    const text = `x-r: &r "a \${servers.no.id}"\nimages:\n  a: { url: https://x, disk_format: iso, region: *r }\n`;
    expect(refused(text)).toMatchObject([
      { code: 'REFERENCE', at: { line: 2, column: 12, endColumn: 28 }, also: [{ line: 4, column: 50, endColumn: 52 }] },
    ]);
  });
});

describe('a link', () => {
  const schedule = (server: string) => `backup_schedules:\n  n: { server: ${server}, days: [mon], time: "02:01" }\n`;

  test('is the bare key of another resource, and keeps it in the spec', () => {
    const { spec, references } = resourceAt(accepted(`${WEB}${schedule('web-1')}`), 'backup_schedules.n');
    expect(spec['server']).toBe('web-1');
    expect(references).toEqual([
      {
        path: ['server'],
        parts: [{ address: 'servers.web-1', output: 'id' }],
        at: expect.objectContaining({ line: 5, column: 16, endColumn: 21 }),
      },
    ]);
  });

  test('may come from a variable', () => {
    const manifest = accepted(`${WEB}${schedule('"${W}"')}`, { W: 'web-1' });
    expect(resourceAt(manifest, 'backup_schedules.n')).toMatchObject({
      spec: { server: 'web-1' },
      references: [{ parts: [{ address: 'servers.web-1', output: 'id' }] }],
    });
  });

  test.each(['"4711"', '4711'])('of digits only is an id at the vendor and stays: %s', (id) => {
    const { spec, references } = resourceAt(accepted(schedule(id)), 'backup_schedules.n');
    expect(spec['server']).toBe(id === '4711' ? 4711 : '4711');
    expect(references).toEqual([]);
  });

  test('from a variable that is not set is not looked for', () => {
    expect(refused(`${WEB}${schedule('"${W}"')}`).map(({ code }) => code)).toEqual(['VARIABLE_UNSET']);
  });

  test('may be written as a reference', () => {
    const { references } = resourceAt(accepted(`${WEB}${schedule('"${servers.web-1.id}"')}`), 'backup_schedules.n');
    expect(references).toMatchObject([{ path: ['server'], parts: [{ address: 'servers.web-1', output: 'id' }] }]);
  });

  test.each([
    [
      'web1',
      'There is no servers.web1; "server" takes a key under servers, or an id (digits). | did you mean "web-1"?',
    ],
    ['servers.web-1', '"server" takes the bare key of one of the servers. | write web-1'],
    ['zzzzzz', 'There is no servers.zzzzzz; "server" takes a key under servers, or an id (digits).'],
    ['vps-1a2b', 'There is no servers.vps-1a2b; "server" takes a key under servers, or an id (digits).'],
  ])('that leads nowhere is refused: %s', (key, expected) => {
    const lines = told(refused(`${WEB}${schedule(key)}`));
    expect(lines).toEqual([`REFERENCE m.yaml:5:16-${16 + key.length} Unknown resource | ${expected}`]);
  });
});

describe('references that lead back', () => {
  const chain = (pairs: [string, string][]) => {
    const lines = pairs.map(([from, to]) => `  ${from}: { url: https://x, disk_format: iso, region: "${to}" }\n`);
    return `images:\n${lines.join('')}`;
  };
  const ref = (key: string) => `\${images.${key}.uid}`;

  test('are told with each edge and its place, beginning at the first address', () => {
    const problems = refused(
      chain([
        ['c', ref('a')],
        ['a', ref('b')],
        ['b', ref('c')],
      ]),
    );
    expect(told(problems)).toEqual([
      'CYCLE m.yaml:4:51-66 Resources refer to each other in a circle | Each of these has to exist before the other: ' +
        'images.a -> images.b (m.yaml:4:51), images.b -> images.c (m.yaml:5:51), images.c -> images.a (m.yaml:3:51). | ' +
        'replace one of these references by a value',
    ]);
    expect(problems[0]?.address).toBe('images.a');
    expect(problems[0]?.also).toMatchObject([
      { line: 5, column: 51 },
      { line: 3, column: 51 },
    ]);
  });

  test('are told once for each circle', () => {
    const both = chain([
      ['a', ref('a')],
      ['b', ref('c')],
      ['c', `${ref('b')}${ref('d')}`],
      ['d', ref('c')],
      ['e', ref('a')],
    ]);
    expect(refused(both).map(({ detail }) => detail?.replace(/ \(m\.yaml:\d+:\d+\)/g, ''))).toEqual([
      'Each of these has to exist before the other: images.a -> images.a.',
      'Each of these has to exist before the other: images.b -> images.c, images.c -> images.b.',
      'Each of these has to exist before the other: images.c -> images.d, images.d -> images.c.',
    ]);
  });

  test('are no circle when two ways lead to the same', () => {
    const diamond = chain([
      ['a', `${ref('b')}${ref('c')}`],
      ['b', ref('d')],
      ['c', ref('d')],
      ['d', 'r'],
    ]);
    expect(accepted(diamond).resources).toHaveLength(4);
  });

  test('are told once where the same resource is read twice', () => {
    const twice = chain([
      ['a', `${ref('b')}${ref('b')}`],
      ['b', `${ref('a')}${ref('a')}`],
    ]);
    expect(refused(twice)).toHaveLength(1);
  });

  test('are looked for along each way once, however many ways there are', () => {
    const layers = Array.from({ length: 40 }, (_, layer) =>
      ['l', 'r'].map((side): [string, string] => {
        const below = layer === 39 ? 'r' : `${ref(`l${layer + 1}`)}${ref(`r${layer + 1}`)}`;
        return [`${side}${layer}`, below];
      }),
    );
    expect(accepted(chain(layers.flat())).resources).toHaveLength(80);
  });

  test('may go through links and over files', () => {
    const server = `servers:\n  w: { tariff: "\${backup_schedules.n.id}", ${REST} }\n`;
    const schedule = 'backup_schedules:\n  n: { server: w, days: [mon], time: "02:01" }\n';
    const problems = refused({ 'a.yaml': `hostform: 1\n${server}`, 'b.yaml': `hostform: 1\n${schedule}` });
    expect(problems.map(({ code, at, also }) => [code, at?.file, also?.map(({ file }) => file)])).toEqual([
      ['CYCLE', 'b.yaml', ['a.yaml']],
    ]);
  });

  test('are found in a manifest of ten thousand resources in a row', () => {
    const pairs = Array.from({ length: 10_000 }, (_, index): [string, string] => [
      `i-${index}`,
      ref(`i-${(index + 1) % 10_000}`),
    ]);
    const problems = refused(chain(pairs));
    expect(problems.map(({ code }) => code)).toEqual(['CYCLE']);
    expect(problems[0]?.also).toHaveLength(9999);
    expect(problems[0]?.detail).toContain('… and 9950 more');
  });
});
