import { describe, expect, test } from 'vitest';
import { accepted, refused, resourceAt, told } from '../support/read-text.ts';

const REST = 'tariff: t, datacenter: d, os: o, period: P1D';
const server = (fields: string) => `servers:\n  w: { ${REST}, ${fields} }\n`;

describe('a secret', () => {
  const secretsOf = (fields: string, env = {}) => resourceAt(accepted(server(fields), env), 'servers.w').secrets;

  test.each([
    ['password: "${PW}"', { PW: 'correct horse' }, { password: { value: 'correct horse', template: '${PW}' } }],
    ['password: "${PW:?x}"', { PW: 'correct horse' }, { password: { value: 'correct horse', template: '${PW:?x}' } }],
    [
      'password: "${A}${B:-}"',
      { A: 'correct horse' },
      { password: { value: 'correct horse', template: '${A}${B:-}' } },
    ],
    ['password: "${A:-correct horse}"', {}, { password: { value: 'correct horse' } }],
    ['password: "correct ${A}"', { A: 'horse' }, { password: { value: 'correct horse' } }],
    ['password: correct$$horse', {}, { password: { value: 'correct$horse' } }],
    [
      'password: "${PW}"',
      { PW: '${NOT_LOOKED_UP} $$' },
      { password: { value: '${NOT_LOOKED_UP} $$', template: '${PW}' } },
    ],
  ])('keeps the text that names its variables, and nothing else: %s', (fields, env, expected) => {
    expect(secretsOf(fields, env)).toEqual(expected);
  });

  test.each(['promo_code: "${PROMO:-}"', 'promo_code: ""', 'promo_code:', 'promo_code: "${EMPTY}"'])(
    'that is empty is not there: %s',
    (field) => {
      const manifest = accepted(server(`ssh_key: k, ${field}`), { EMPTY: '' });
      expect(resourceAt(manifest, 'servers.w').secrets).toEqual({});
      expect(resourceAt(manifest, 'servers.w').spec).not.toHaveProperty('promo_code');
    },
  );

  test('that is empty does not stand beside what excludes it', () => {
    expect(secretsOf('ssh_key: k, password: "${PW:-}"')).toEqual({});
    expect(told(refused(server('password: "${PW:-}"')))[0]).toContain('needs one of: ssh_key, password');
  });

  test('is validated although it leaves the spec', () => {
    expect(refused(server('password: short'))).toMatchObject([{ code: 'SCHEMA', address: 'servers.w' }]);
    const { spec } = resourceAt(accepted(server('password: long enough')), 'servers.w');
    expect(spec).not.toHaveProperty('password');
  });

  test('comes through an alias like anything else', () => {
    const manifest = accepted(`x-p: &p { password: "\${PW}" }\n${server('<<: *p')}`, { PW: 'correct horse' });
    expect(resourceAt(manifest, 'servers.w').secrets).toEqual({
      password: { value: 'correct horse', template: '${PW}' },
    });
  });
});

describe('the lifecycle', () => {
  const lifecycleOf = (text: string) => resourceAt(accepted(server(`ssh_key: k, ${text}`)), 'servers.w').lifecycle;

  test.each([
    ['lifecycle: {}', { replace: 'deny', ignoreChanges: [] }],
    ['lifecycle:', { replace: 'deny', ignoreChanges: [] }],
    ['lifecycle: { protect: false }', { protect: false, replace: 'deny', ignoreChanges: [] }],
    [
      'lifecycle: { replace: allow, ignore_changes: [os, tariff] }',
      { replace: 'allow', ignoreChanges: ['os', 'tariff'] },
    ],
  ])('is read, deny being what counts when nothing is said: %s', (text, expected) => {
    expect(lifecycleOf(text)).toEqual(expected);
  });

  test.each([
    [
      '{ ignore_changes: [oss] }',
      'servers.w.lifecycle.ignore_changes[0] is "oss"; it takes one of: addons,',
      'did you mean "os"?',
    ],
    ['{ ignore_changes: [disk_format] }', 'servers.w.lifecycle.ignore_changes[0] is "disk_format"', ''],
    [
      '{ replace: alow }',
      'servers.w.lifecycle.replace is "alow"; it takes one of: deny, allow.',
      'did you mean "allow"?',
    ],
    ['{ protect: 1 }', 'servers.w.lifecycle.protect has to be true or false, but is 1.', ''],
    ['protected', 'servers.w.lifecycle has to be a mapping, but is "protected".', ''],
  ])('takes fields of the kind and known words only: %s', (text, detail, hint) => {
    const lines = told(refused(server(`ssh_key: k, lifecycle: ${text}`)));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(detail);
    expect(lines[0]).toContain(hint);
  });
});

describe('the provider of a resource', () => {
  const providerOf = (text: string) => resourceAt(accepted(text), 'disks.d').provider;

  test('is the one that offers the kind, when there is only one', () => {
    expect(resourceAt(accepted(server('ssh_key: k')), 'servers.w').provider).toBe('zomro');
    expect(resourceAt(accepted(server('ssh_key: k, provider: zomro')), 'servers.w').provider).toBe('zomro');
    expect(resourceAt(accepted(server('ssh_key: k, provider: zomro')), 'servers.w').spec).not.toHaveProperty(
      'provider',
    );
  });

  test('is the configured one, when only one of several is, in whichever file', () => {
    expect(providerOf('providers: { ovh: {} }\ndisks:\n  d: { size: 4GB }\n')).toBe('ovh');
    const texts = {
      'a.yaml': 'hostform: 1\ndisks: { d: { size: 4 } }\n',
      'b.yaml': 'hostform: 1\nproviders:\n  zomro:\n',
    };
    expect(resourceAt(accepted(texts), 'disks.d').provider).toBe('zomro');
  });

  test('is the named one, and decides which fields there are', () => {
    expect(providerOf('disks:\n  d: { provider: zomro, size: 4 }\n')).toBe('zomro');
    expect(providerOf('disks:\n  d: { provider: ovh, size: 4GB }\n')).toBe('ovh');
    expect(told(refused('disks:\n  d: { provider: ovh, size: 4 }\n'))).toEqual([
      'SCHEMA m.yaml:3:29-30 Wrong type | disks.d.size has to be text, but is 4. | put it in quotes: "4"',
    ]);
    expect(told(refused('disks:\n  d: { provider: ovh, attach_to: x }\n'))[0]).toContain('disks.d has no "attach_to".');
  });

  test.each([
    ['disks:\n  d: { size: 4 }\n', '3:3-4 Missing key | disks.d needs "provider". | one of: ovh, zomro'],
    [
      'providers: { ovh: {}, zomro: {} }\ndisks:\n  d: { size: 4 }\n',
      '4:3-4 Missing key | disks.d needs "provider". | one of: ovh, zomro',
    ],
    [
      'disks:\n  d: { provider: ovhh }\n',
      '3:18-22 Invalid value | disks.d.provider is "ovhh"; it takes one of: ovh, zomro. | did you mean "ovh"?',
    ],
    [server('ssh_key: k, provider: ovh'), '3:76-79 Invalid value | servers.w.provider is "ovh"; it takes only: zomro.'],
  ])('is asked for when it is not clear: %j', (text, expected) => {
    expect(told(refused(text))).toEqual([`SCHEMA m.yaml:${expected}`]);
  });
});

describe('the budget', () => {
  test.each([
    [
      'max_charge: 20',
      'm.yaml:2:23-25 Invalid amount | budget.max_charge has to be an amount and its currency, but is the bare number 20. | write 20.00 EUR',
    ],
    [
      'max_monthly: 7.5',
      'm.yaml:2:24-27 Invalid amount | budget.max_monthly has to be an amount and its currency, but is the bare number 7.5. | write 7.50 EUR',
    ],
    [
      'max_charge: "20"',
      'm.yaml:2:23-27 Invalid amount | budget.max_charge has to be an amount and its currency, but is "20". | write 20.00 EUR',
    ],
    [
      'max_charge: 20 euro',
      'm.yaml:2:23-30 Invalid amount | budget.max_charge has to be an amount and its currency, but is "20 euro". | write 20.00 EUR',
    ],
    [
      'max_charge: EUR 20',
      'm.yaml:2:23-29 Invalid amount | budget.max_charge has to be an amount and its currency, but is "EUR 20". | write 20.00 EUR',
    ],
    [
      'max_charge: "20,00 EUR"',
      'm.yaml:2:23-34 Invalid amount | budget.max_charge has to be an amount and its currency, but is "20,00 EUR". | write 20.00 EUR',
    ],
    [
      'max_charge: true',
      'm.yaml:2:23-27 Invalid amount | budget.max_charge has to be an amount and its currency, but is the bare boolean true. | write 20.00 EUR',
    ],
    [
      'max_charge: [20]',
      'm.yaml:2:11-21 Invalid amount | budget.max_charge has to be an amount and its currency. | write 20.00 EUR',
    ],
    [
      'max_charge: -1.00 EUR',
      'm.yaml:2:23-32 Invalid amount | budget.max_charge is -1.00 EUR; a ceiling can not be negative. | write 0.00 or more',
    ],
  ])('is money: %s', (field, expected) => {
    expect(told(refused(`budget: { ${field} }\n`))).toEqual([`SCHEMA ${expected}`]);
  });

  test('is absent where nothing is given', () => {
    expect(accepted('budget: { max_charge: null, max_monthly: 5 EUR }\n').budget).toEqual({
      maxMonthly: { amount: '5', currency: 'EUR' },
    });
    expect(accepted('x-a: 1\n').budget).toEqual({});
  });
});

describe('the budget of one provider', () => {
  test('stands below its name, beside the one for everything', () => {
    const { budget } = accepted('budget: { max_charge: 9 EUR, zomro: { max_charge: 5 EUR, max_monthly: 6 USD } }\n');
    expect(budget).toEqual({
      maxCharge: { amount: '9', currency: 'EUR' },
      providers: {
        zomro: { maxCharge: { amount: '5', currency: 'EUR' }, maxMonthly: { amount: '6', currency: 'USD' } },
      },
    });
  });

  test('is told by its whole name where an amount is wrong', () => {
    expect(told(refused('budget: { zomro: { max_charge: 20 } }\n'))).toEqual([
      'SCHEMA m.yaml:2:32-34 Invalid amount | budget.zomro.max_charge has to be an amount and its currency, but is the bare number 20. | write 20.00 EUR',
    ]);
  });
});

describe('guards', () => {
  test.each([
    ['5', '5'],
    ['"5"', '5'],
    ['0', '0'],
    ['20%', '20%'],
    ['12.5%', '12.5%'],
    ['100%', '100%'],
  ])('take %s', (written, read) => {
    expect(accepted(`guards: { max_deletes: ${written} }\n`).guards).toEqual({ deletes: read });
  });

  test('are none where nothing is written', () => {
    expect(accepted('guards: { max_creates: null }\n').guards).toEqual({});
    expect(accepted('x-a: 1\n').guards).toEqual({});
  });

  test.each(['-1', '1.5', '101%', '20 %', 'many', 'true', '1000000'])('do not take %s', (written) => {
    const [problem = ''] = told(refused(`guards: { max_creates: ${written} }\n`));
    expect(problem).toContain('SCHEMA m.yaml:2:');
    expect(problem).toContain('write 5 or 20%.');
  });
});
