import { describe, expect, test } from 'vitest';
import { accepted, refused, resourceAt, told } from '../support/read-text.ts';

const SERVER = '{ tariff: t, datacenter: d, os: o, period: P1D, ssh_key: k }';
const servers = (...keys: string[]): string => `servers: { ${keys.map((key) => `${key}: ${SERVER}`).join(', ')} }\n`;
const moves = (...pairs: (readonly [string, string])[]): string =>
  `moved:\n${pairs.map(([from, to]) => `- { from: ${from}, to: ${to} }\n`).join('')}`;

describe('moved', () => {
  test('says which address has become which, and where that is written', () => {
    const { moved } = accepted(`${servers('front')}${moves(['servers.web-1', 'servers.front'])}`);
    expect(moved).toMatchObject([
      { from: 'servers.web-1', to: 'servers.front', at: { file: 'm.yaml', line: 4, column: 11, endColumn: 24 } },
    ]);
  });

  test('is one list over all files, and may lead on', () => {
    const { moved } = accepted({
      'a.yaml': `hostform: 1\n${servers('c')}${moves(['servers.a', 'servers.b'])}`,
      'b.yaml': `hostform: 1\n${moves(['servers.b', 'servers.c'])}`,
    });
    expect(moved.map(({ from, to }) => `${from} ${to}`)).toEqual(['servers.a servers.b', 'servers.b servers.c']);
  });

  test('may lead to an address that is forgotten', () => {
    const manifest = accepted(`${moves(['servers.a', 'servers.b'])}forget: [servers.b]\n`);
    expect(manifest).toMatchObject({ resources: [], moved: [{ to: 'servers.b' }], forget: [{ address: 'servers.b' }] });
  });

  test('takes addresses from variables, and is empty when nothing stands below it', () => {
    const text = `${servers('front')}moved:\n- { from: "servers.\${OLD}", to: servers.front }\nforget:\n`;
    expect(accepted(text, { OLD: 'web-1' })).toMatchObject({ moved: [{ from: 'servers.web-1' }], forget: [] });
  });

  test.each([
    [
      'what is still declared',
      `${servers('a', 'b')}${moves(['servers.a', 'servers.b'])}`,
      [
        'DUPLICATE m.yaml:4:11-20 Still declared | servers.a is declared, so it has not moved: its block stands in m.yaml:2. | remove the block, or this line',
      ],
    ],
    [
      'what is declared nowhere',
      `${servers('front')}${moves(['servers.a', 'servers.frant'])}`,
      [
        'REFERENCE m.yaml:4:26-39 Unknown resource | servers.frant, which something has moved to, is not declared in this manifest. | did you mean "servers.front"?',
      ],
    ],
    [
      'another kind',
      `${servers('a')}${moves(['images.a', 'servers.a'])}`,
      [
        'REFERENCE m.yaml:4:25-34 The kinds differ | images.a can not become servers.a: a move changes the key, never the kind.',
      ],
    ],
    [
      'a kind that there is not',
      `${servers('a')}${moves(['server.b', 'servers.a'])}`,
      [
        'REFERENCE m.yaml:4:11-19 Unknown kind | There is no kind "server". | did you mean "servers"?',
        'REFERENCE m.yaml:4:25-34 The kinds differ | server.b can not become servers.a: a move changes the key, never the kind.',
      ],
    ],
    [
      'one address twice',
      `${servers('b', 'c')}${moves(['servers.a', 'servers.b'], ['servers.a', 'servers.c'])}`,
      [
        'DUPLICATE m.yaml:5:11-20 Moved twice | servers.a has moved already, in m.yaml:4. | remove one of the two lines',
      ],
    ],
    [
      'two to one address',
      `${servers('c')}${moves(['servers.a', 'servers.c'], ['servers.b', 'servers.c'])}`,
      [
        'DUPLICATE m.yaml:5:26-35 Two moves to one address | Something else has moved to servers.c already, in m.yaml:4. | remove one of the two lines',
      ],
    ],
    [
      'a circle, once',
      moves(['servers.a', 'servers.b'], ['servers.b', 'servers.c'], ['servers.c', 'servers.a']),
      [
        'CYCLE m.yaml:3:11-20 Moves lead in a circle | servers.a -> servers.b -> servers.c -> servers.a. | remove one of these lines',
      ],
    ],
    [
      'an address to itself',
      moves(['servers.a', 'servers.a']),
      ['CYCLE m.yaml:3:11-20 Moves lead in a circle | servers.a -> servers.a. | remove one of these lines'],
    ],
    [
      'what is forgotten under its old name',
      `${servers('b')}${moves(['servers.a', 'servers.b'])}forget: [servers.a]\n`,
      [
        'DUPLICATE m.yaml:5:10-19 Moved and forgotten | servers.a has moved, so nothing is left under it that could be forgotten. | forget the address that it has moved to',
      ],
    ],
    [
      'what is no address',
      `${servers('b')}${moves(['web-1', 'servers.b'])}`,
      [
        'SCHEMA m.yaml:4:11-16 Invalid value | moved[0].from is "web-1". An address is a kind and a key: write servers.web-1.',
      ],
    ],
    [
      'half a line',
      `${servers('b')}moved: [{ to: servers.b }]\n`,
      ['SCHEMA m.yaml:3:9-26 Missing key | moved[0] needs "from".'],
    ],
    [
      'a reference',
      `${servers('b')}moved: [{ from: "\${servers.b.id}", to: servers.b }]\n`,
      [
        'REFERENCE m.yaml:3:18-33 Reference not possible here | moved has to be known before anything is read; it can not refer to a resource. | use a variable or the value itself',
      ],
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(told(refused(text))).toEqual(expected);
  });

  test('names both places of an address that two files move', () => {
    const [problem] = refused({
      'a.yaml': `hostform: 1\n${servers('b', 'c')}${moves(['servers.a', 'servers.b'])}`,
      'b.yaml': `hostform: 1\n${moves(['servers.a', 'servers.c'])}`,
    });
    expect(problem).toMatchObject({ at: { file: 'b.yaml', line: 3 }, also: [{ file: 'a.yaml', line: 4 }] });
  });

  test('does not miss a block that stands in a file which can not be read', () => {
    const problems = refused({
      'a.yaml': `hostform: 1\n${moves(['servers.a', 'servers.b'])}`,
      'b.yaml': 'hostform: 1\nservers: {\n',
    });
    expect(problems.map(({ code }) => code)).toEqual(['YAML_SYNTAX']);
  });
});

describe('forget', () => {
  test('is one list over all files', () => {
    const { forget } = accepted({
      'a.yaml': 'hostform: 1\nforget:\n- servers.a\n',
      'b.yaml': 'hostform: 1\nforget: [images.b]\n',
    });
    expect(forget).toMatchObject([
      { address: 'servers.a', at: { file: 'a.yaml', line: 3, column: 3 } },
      { address: 'images.b', at: { file: 'b.yaml', line: 2 } },
    ]);
  });

  test.each([
    [
      'what is declared',
      `${servers('a')}forget: [servers.a]\n`,
      [
        'DUPLICATE m.yaml:3:10-19 Still declared | servers.a is declared, so it can not be forgotten: its block stands in m.yaml:2. | remove the block, or this line',
      ],
    ],
    [
      'one address twice',
      'forget: [servers.a, servers.a]\n',
      [
        'DUPLICATE m.yaml:2:21-30 Forgotten twice | servers.a is in the list already, in m.yaml:2. | remove one of the two lines',
      ],
    ],
    [
      'a kind that there is not',
      'forget: [disk.a]\n',
      ['REFERENCE m.yaml:2:10-16 Unknown kind | There is no kind "disk". | did you mean "disks"?'],
    ],
    [
      'what is no address',
      'forget: [web-1]\n',
      [
        'SCHEMA m.yaml:2:10-15 Invalid value | forget[0] is "web-1". An address is a kind and a key: write servers.web-1.',
      ],
    ],
    ['what is no list', 'forget: servers.a\n', [expect.stringContaining('SCHEMA m.yaml:2:9-18')]],
  ])('refuses %s', (_, text, expected) => {
    expect(told(refused(text))).toEqual(expected);
  });

  test('names the block of what is still declared', () => {
    expect(refused(`${servers('a')}forget: [servers.a]\n`)).toMatchObject([{ also: [{ line: 2, column: 12 }] }]);
  });
});

describe('lifecycle.adopt', () => {
  const withAdopt = (adopt: string): string =>
    `servers:\n  a: { tariff: t, datacenter: d, os: o, period: P1D, ssh_key: k,\n    lifecycle: { adopt: ${adopt} } }\n`;

  test.each([
    ['by-name', { by: 'name', at: { line: 4, column: 25 } }],
    ['"5203773"', { by: 'id', id: '5203773', at: { line: 4, column: 25 } }],
  ])('takes %s, and knows its place', (written, expected) => {
    expect(resourceAt(accepted(withAdopt(written)), 'servers.a').lifecycle.adopt).toMatchObject(expected);
  });

  test('that is empty says nothing', () => {
    expect(resourceAt(accepted(withAdopt('null')), 'servers.a').lifecycle).toEqual({
      replace: 'deny',
      ignoreChanges: [],
    });
  });

  test.each(['5203773', '""', 'true', '"two words"'])('refuses %s', (written) => {
    expect(told(refused(withAdopt(written)))).toEqual([
      expect.stringMatching(/^SCHEMA m\.yaml:4:25.*Write by-name, or the id of what exists, between quotes/),
    ]);
  });
});
