/** Blocks are put into a manifest without moving a character of what was there. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addBlocks } from '../../../src/manifest/write/add-blocks.ts';
import type { NewBlock } from '../../../src/manifest/write/block-text.ts';

const WEB: NewBlock = { kind: 'servers', key: 'web-9', fields: { os: 'Ubuntu 22.04' } };
const DAILY: NewBlock = { kind: 'backup_schedules', key: 'daily', fields: { days: ['mon', 'tue'], time: '02:01' } };

/** True when `text` is left when some of `longer` is taken out in pieces. */
function isKept(text: string, longer: string): boolean {
  let at = 0;
  for (const character of longer) if (character === text[at]) at += 1;
  return at === text.length;
}

/** Lines of `after` that `before` does not have, with everything else in its place. */
function added(before: string, after: string): string[] {
  const old = before.split('\n');
  const fresh: string[] = [];
  let at = 0;
  for (const line of after.split('\n')) {
    if (line === old[at]) at += 1;
    else fresh.push(line);
  }
  expect(old.slice(at)).toEqual([]);
  return fresh;
}

describe('a new file', () => {
  it('has the version and the sections in the order of their first block', () => {
    expect(addBlocks(undefined, [WEB, DAILY, { ...WEB, key: 'db' }])).toBe(`hostform: 1

servers:
  web-9:
    os: Ubuntu 22.04
  db:
    os: Ubuntu 22.04

backup_schedules:
  daily:
    days: [mon, tue]
    time: "02:01"
`);
  });
});

describe('a file in blocks', () => {
  it('keeps comments, anchors, quotes, blank lines and odd indents, and gets the entry at the end of its section', () => {
    const before = `# ours
hostform: 1   # the version

x-common: &common { os:   'Ubuntu 22.04',
   period: P1D }

servers:
     # the front
     'web-1':
          <<: *common
          tariff: "6740"   # cheap
          # no more here

     # web-2: to come

# the images
images:
   golden: { name:  x }
`;
    const after = addBlocks(before, [WEB]);
    expect(added(before, after)).toEqual(['     web-9:', '       os: Ubuntu 22.04']);
    expect(after.indexOf('# web-2: to come')).toBeLessThan(after.indexOf('web-9:'));
    expect(after.indexOf('web-9:')).toBeLessThan(after.indexOf('# the images'));
  });

  it.each([
    ['no line end at its end', 'hostform: 1\nservers:\n  a: { os: b }'],
    ['line ends of Windows', 'hostform: 1\r\nservers:\r\n  a:\r\n    os: b\r\n\r\nimages:\r\n  i: { url: x }\r\n'],
    ['a byte order mark', '\uFEFFhostform: 1\nservers:\n  a: { os: b }\n'],
    ['a comment after its last word', 'hostform: 1\nservers:\n  a:\n    os: b # the end'],
    ['a text in lines of its own at its end', 'hostform: 1\nservers:\n  a:\n    os: |+\n      b\n\n\n'],
    ['a section with nothing in it', 'hostform: 1\nservers:   # none yet\nimages:\n  i: { url: x }\n'],
    ['an empty section at its end', 'hostform: 1\nservers:'],
    ['an alias as its last value', 'hostform: 1\nx-a: &a { os: b }\nservers:\n  a: *a\n'],
    ['an entry with nothing in it', 'hostform: 1\nservers:\n  a:\n'],
    ['braces in one line', 'hostform: 1\nservers: { a: { os: b } }\n'],
    ['braces with a comma at the end', 'hostform: 1\nservers: { a: { os: b }, }\n'],
    ['braces with nothing in them', 'hostform: 1\nservers: {}\n'],
    ['braces over several lines', 'hostform: 1\nservers: {\n  a: { os: b }, # first\n  c: { os: d } # last\n}\n'],
    ['JSON', JSON.stringify({ hostform: 1, servers: { a: { os: 'b' } }, images: {} }, null, 2)],
    ['JSON in one line, without the section', '{"hostform":1,"images":{"i":{"url":"x"}}}'],
  ])('with %s says the same and more', (_, before) => {
    const after = addBlocks(before, [WEB, DAILY]);
    expect(isKept(before, after)).toBe(true);
    const old = (parse(before.replace('\uFEFF', ''), { merge: true }) ?? {}) as { servers?: object };
    expect(parse(after.replace('\uFEFF', ''), { merge: true })).toEqual({
      ...old,
      servers: { ...old.servers, 'web-9': { os: 'Ubuntu 22.04' } },
      backup_schedules: { daily: { days: ['mon', 'tue'], time: '02:01' } },
    });
    expect(after.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'));
    if (before.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each([
    ['an alias', 'hostform: 1\nx-s: &s { a: { os: b } }\nservers: *s\n'],
    ['an anchor that others use', 'hostform: 1\nservers: &s\n  a: { os: b }\nx-t: *s\n'],
    ['a list', 'hostform: 1\nservers: [a]\n'],
  ])('refuses a section that is %s', (_, before) => {
    expect(() => addBlocks(before, [WEB])).toThrow('Nothing can be added to this manifest');
  });
});

describe('words', () => {
  it.each([
    ['Cloud Essential | NL-2', 'v: Cloud Essential | NL-2'],
    ['02:01', 'v: "02:01"'],
    ['24', 'v: "24"'],
    ['on', 'v: "on"'],
    ['a: b # c', 'v: "a: b # c"'],
    ['5$ ${HOME} $$', 'v: 5$$ $${HOME} $$$$'],
    ['turned\u202Eround', 'v: "turned\\u202eround"'],
    ['##vso[task.complete]', 'v: "#\\u0023vso[task.complete]"'],
    [['mon', 'a, b', '${X}'], 'v: [mon, "a, b", "$${X}"]'],
    [{ ignore_changes: ['ssh_key'] }, 'v: { ignore_changes: [ssh_key] }'],
    [10, 'v: 10'],
    [true, 'v: true'],
  ])('%j is written as %s', (value, line) => {
    const text = addBlocks(undefined, [{ kind: 'servers', key: 'a', fields: { v: value } }]);
    expect(text.split('\n')[4]?.trim()).toBe(line);
  });
});
