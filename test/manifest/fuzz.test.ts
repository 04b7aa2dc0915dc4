import { expect, test } from 'vitest';
import { Problems } from '../../src/model/errors.ts';
import { inFolder, readFolder } from './support/read-text.ts';

/** Pieces of manifests, broken and whole; joined at random they reach most of what a reader can meet. */
const PIECES = [
  'hostform: 1\n',
  'servers:\n',
  '  w:\n',
  '  w: ',
  '    tariff: t\n',
  '    os: ${images.a.uid}\n',
  '    password: ${P:-x}\n',
  '    lifecycle: { ignore_changes: [os, x] }\n',
  'images:\n',
  '  a: { region: r, url: https://x, disk_format: iso }\n',
  '  a:\n    region: "${servers.w.id}"\n',
  'budget: { max_charge: 20 }\n',
  'providers: { zomro: {}, ovh: }\n',
  'x-a: &a { k: v }\n',
  '    <<: *a\n',
  '    addons: *a\n',
  'disks:\n  d: { provider: ',
  'zomro',
  ', size: ${N} }\n',
  'backup_schedules: { n: { server: w } }\n',
  '- ',
  '? ',
  ': ',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '"',
  "'",
  '|\n',
  '>-\n',
  '&b ',
  '*b',
  '!t ',
  '%YAML 1.2\n',
  '---\n',
  '...\n',
  '# c\n',
  '\n',
  '\t',
  '  ',
  '\r\n',
  '$',
  '${',
  '$$',
  '${A:?}',
  '${A:-${B}}',
  '~',
  'null',
  '010',
  '1e999',
  '99999999999999999999',
  '__proto__: 1\n',
  '\ufeff',
  '\0',
  '😀',
  'é',
  '<<: [*a, *b]\n',
  '"\\ud800"',
  ': ::',
  'hostform: 2\n',
  'severs: {}\n',
];

/** `npm run prove` draws a hundred times as many. */
const ROUNDS = process.env['HOSTFORM_PROVE'] ? 60_000 : 600;

test('whatever a file holds, it is read or refused with problems that have a place, and nothing else happens', {
  timeout: ROUNDS * 100,
}, () => {
  let state = 20_261_122;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const outcomes = { read: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const whole = next(2) === 0 ? 'hostform: 1\n' : '';
    const text = whole + Array.from({ length: next(14) }, () => PIECES[next(PIECES.length)]).join('');
    inFolder({ 'm.yaml': text }, (folder) => {
      try {
        readFolder(folder, { env: { A: '$${x}', N: '4' } });
        outcomes.read += 1;
      } catch (error) {
        expect(error, JSON.stringify(text)).toBeInstanceOf(Problems);
        const { all } = error as Problems;
        expect(all.length, JSON.stringify(text)).toBeGreaterThan(0);
        for (const { at, detail } of all) {
          expect(detail, JSON.stringify(text)).toBeTruthy();
          const lines = text.replace(/^\ufeff/, '').split('\n');
          expect(at?.line, JSON.stringify(text)).toBeGreaterThan(0);
          expect(at?.line, JSON.stringify(text)).toBeLessThanOrEqual(lines.length);
          expect(at?.column, JSON.stringify(text)).toBeLessThanOrEqual((lines[(at?.line ?? 0) - 1]?.length ?? 0) + 1);
        }
        outcomes.refused += 1;
      }
    });
  }
  expect(outcomes.read).toBeGreaterThan(ROUNDS / 75);
  expect(outcomes.refused).toBeGreaterThan(ROUNDS / 1.5);
});
