import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestSchema } from '../../../src/manifest/schema/schema.ts';
import type { LanguageServer } from '../support/language-server.ts';
import { startLanguageServer } from '../support/language-server.ts';
import { sampleKinds, sampleProviders } from '../support/sample-kinds.ts';

/** What people see in an editor that knows the schema, through the language server that most of them use. */
describe('in an editor', () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await startLanguageServer(manifestSchema(sampleKinds, sampleProviders, 'editor'));
  });
  afterAll(() => server.stop());

  const WEB =
    'hostform: 1\nservers:\n  web-1:\n    tariff: t\n    datacenter: d\n    os: o\n    period: P1D\n    ssh_key: k\n';
  const IMAGE = 'hostform: 1\nimages:\n  a:\n    region: r\n    url: https://x\n    disk_format: iso\n';

  test('mistakes are told where they are, one message each', async () => {
    const probes: [string, string[]][] = [
      [WEB, []],
      ['hostform: 1\nsevers: {}\n', ['2:1 Property severs is not allowed.']],
      ['hostform: 2\n', ['1:11 This hostform reads version 1 of the format: write "hostform: 1".']],
      [`${WEB}    tarif: x\n`, ['9:5 Property tarif is not allowed.']],
      [`${WEB}    power: runing\n`, ['9:12 Value is not accepted. Valid values: "running", "stopped".']],
      [`${WEB}    power: \${POWER:-running}\n    order: \${N}\n`, []],
      [`${WEB}    order: lots\n`, ['9:12 Write a whole number, or a text with ${NAME} in it.']],
      [`${WEB}    order: 0\n`, ['9:12 Value is below the minimum of 1.']],
      [`${IMAGE}    protected: yes\n`, ['7:16 Write true or false, or a text with ${NAME} in it.']],
      [IMAGE.replace('https', 'http'), ['5:10 Write a URL that begins with https://.']],
      ['hostform: 1\nbudget: { max_charge: 20 }\n', ['2:23 Money is an amount and a currency: write 20.00 EUR.']],
      [IMAGE.replace('  a:', '  Web_1:'), ['3:3 A name is 1 to 63 of a-z, 0-9 and -.']],
      ['hostform: 1\ndisks:\n  d: { provider: zomro, foo: 1 }\n', ['3:25 Property foo is not allowed.']],
    ];
    const found = await Promise.all(
      probes.map(async ([text]) => {
        const diagnostics = await server.diagnose(text);
        return diagnostics.map(
          ({ message, range }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`,
        );
      }),
    );
    expect(found).toEqual(probes.map(([, messages]) => messages));
  });

  test.each([
    ['hostform: 1\n¦', ['providers', 'budget', 'servers', 'images'], ['hostform']],
    [`${WEB}    ¦\n`, ['name', 'addons', 'power', 'provider', 'lifecycle'], ['tariff', 'region']],
    [`${WEB}    power: ¦\n`, ['running', 'stopped'], []],
    [`${IMAGE}    protected: ¦\n`, ['true', 'false'], []],
    [`${IMAGE}    architecture: ¦\n`, ['x86_64', 'i686', 'ia64'], []],
    ['hostform: 1\nproviders:\n  zomro:\n    licence_agreement: ¦', ['accepted'], []],
    ['hostform: 1\ndisks:\n  d:\n    provider: ¦', ['ovh', 'zomro'], []],
    ['hostform: 1\nservers:\n  ¦', ['new entry of servers (zomro)'], []],
    ['hostform: 1\nbudget:\n  max_charge: ¦', ['20.00 EUR'], []],
    [`${WEB}    lifecycle:\n      ignore_changes:\n        - ¦\n`, ['os', 'tariff'], ['disk_format']],
  ])('%j is completed', async (text, offered, others) => {
    const labels = await server.complete(text);
    expect(labels).toEqual(expect.arrayContaining(offered));
    for (const other of others) expect(labels).not.toContain(other);
  });

  test.each([
    [WEB.replace('tariff', 'tar¦iff'), 'Title or id of a tariff.'],
    [`${WEB}    po¦wer: running\n`, 'Whether it runs.'],
    ['hostform: 1\nser¦vers: {}\n', 'A cloud server, ordered through the cart. Offered by zomro.'],
    ['hostform: 1\nbudget:\n  max_ch¦arge: 1 EUR\n', 'The most that one apply may charge'],
  ])('%j is explained', async (text, words) => {
    expect(await server.hover(text)).toContain(words);
  });
});
