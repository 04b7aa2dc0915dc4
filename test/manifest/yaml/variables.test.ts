import { describe, expect, test } from 'vitest';
import { accepted, refused, resourceAt, told } from '../support/read-text.ts';

const image = (fields: string) => `images:\n  a: { region: x, url: https://x, disk_format: iso, ${fields} }\n`;

describe('variables in a manifest', () => {
  test.each([
    ['plain text', 'images:\n  a:\n    region: ab ${NOPE} c\n', '4:16-23'],
    ['text in double quotes', 'images:\n  a:\n    region: "ab ${NOPE} c"\n', '4:17-24'],
    ['text in single quotes', "images:\n  a:\n    region: 'it''s ${NOPE}'\n", '4:20-27'],
    ['a text with escapes', 'images:\n  a:\n    region: "\\t${NOPE}"\n', '4:16-23'],
    ['a block of text', 'images:\n  a:\n    region: |\n      first\n      ${NOPE} there\n', '6:7-14'],
    ['a folded one', 'images:\n  a:\n    region: >\n      first\n      and ${NOPE}\n', '6:11-18'],
    ['the second of a text', 'images:\n  a:\n    region: ${HERE} ${NOPE}\n', '4:21-28'],
    ['a default', 'images:\n  a:\n    region: ${X:-${NOPE}}\n', '4:18-25'],
    ['a list', 'renewals:\n  a:\n    with: [a, "${NOPE}"]\n', '4:16-23'],
    ['a provider', 'providers:\n  zomro:\n    endpoint: ${NOPE}\n', '4:15-22'],
    ['the budget', 'budget:\n  max_charge: ${NOPE}\n', '3:15-22'],
  ])('are shown at their place when they are unset: %s', (_what, text, place) => {
    const [unset] = told(refused(text, { HERE: 'x' })).filter((line) => line.startsWith('VARIABLE_UNSET'));
    expect(unset).toBe(
      `VARIABLE_UNSET m.yaml:${place} Variable not set | The environment variable NOPE is not set. | ` +
        'set NOPE, or give a default: ${NOPE:-…}',
    );
  });

  test('are told once, with the message of the manifest, and nothing else is said of that value', () => {
    expect(told(refused(image('min_disk: "${DISK:?in GB, from the order form}"')))).toEqual([
      'VARIABLE_UNSET m.yaml:3:64-99 Variable not set | DISK is not set: in GB, from the order form | ' +
        'set DISK, or give a default: ${DISK:-…}',
    ]);
  });

  test('are not looked up in free blocks, nor in keys and comments', () => {
    const addons = 'addons: { "${KEY}": x }';
    const server = `servers:\n  w: { tariff: a, datacenter: b, os: c, period: P1D, ssh_key: d, ${addons} }\n`;
    const manifest = accepted(`x-a: \${NOPE}\n# \${NOPE}\n${server}`);
    expect(resourceAt(manifest, 'servers.w').spec['addons']).toEqual({ '${KEY}': 'x' });
  });

  test('are looked up where an alias brings a free block into use, and shown in both places', () => {
    const problems = refused('x-a: &a ${NOPE}\nimages:\n  a: { region: *a, url: https://x, disk_format: iso }\n');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'VARIABLE_UNSET', at: { line: 2, column: 9 } });
    expect(problems[0]?.also).toMatchObject([{ line: 4, column: 16, endColumn: 18 }]);
  });

  test('become numbers and truth values where the schema wants them', () => {
    const fields = 'min_disk: "${N}", min_ram: "${M:-4}", protected: "${T}", os_version: "${N}"';
    const manifest = accepted(image(fields), { N: '12', T: 'true' });
    expect(resourceAt(manifest, 'images.a').spec).toMatchObject({
      min_disk: 12,
      min_ram: 4,
      protected: true,
      os_version: '12',
    });
  });

  test.each([
    ['min_disk', 'lots', 'images.a.min_disk has to be a whole number, but is "lots" (from ${V}).'],
    ['min_disk', '1.5', 'images.a.min_disk has to be a whole number, but is "1.5" (from ${V}).'],
    ['min_disk', '', 'images.a.min_disk has to be a whole number, but is "" (from ${V}).'],
    ['min_disk', '-1', 'images.a.min_disk is "-1" (from ${V}), but may not be below 0.'],
    ['protected', 'yes', 'images.a.protected has to be true or false, but is "yes" (from ${V}).'],
    ['disk_format', 'zip', 'images.a.disk_format is "zip" (from ${V}); it takes one of: iso, ami'],
  ])('are checked like written values: %s from %j', (field, value, detail) => {
    const text = `images:\n  a: { region: x, url: https://x, disk_format: iso }\n`;
    const filled = field === 'disk_format' ? text.replace('iso', '"${V}"') : image(`${field}: "\${V}"`);
    const problems = refused(filled, { V: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.detail).toContain(detail);
  });

  test('may not name a number in quotes without a variable', () => {
    expect(told(refused(image('min_disk: "12"')))[0]).toContain('write it without quotes: 12');
  });

  test('that are malformed are told with their place', () => {
    expect(told(refused(image('name: "x ${A-b}"')))).toEqual([
      'REFERENCE m.yaml:3:62-68 Malformed ${ | "A-b" is no name of a variable. | write ${A:-b}',
    ]);
  });
});
