import { describe, expect, it } from 'vitest';
import { afterPurchases, goalDate, hasMoved, isLater, purchasesNeeded } from '../../../src/model/due.ts';
import { money } from '../../../src/model/money.ts';
import { nearest } from '../../../src/providers/ovh/kinds/renewals/nearest.ts';
import {
  contradicts,
  isoOfMonths,
  type Mode,
  monthsOf,
  readExpandedMode,
  readFlags,
  readMode,
  writeRenew,
} from '../../../src/providers/ovh/kinds/renewals/policy.ts';
import { readPrice } from '../../../src/providers/ovh/kinds/renewals/price.ts';
import { encode, infosPath, readKey, serviceAtRoute } from '../../../src/providers/ovh/kinds/renewals/products.ts';
import { spell } from '../../../src/providers/ovh/kinds/renewals/spelling.ts';

const flags = { automatic: false, manualPayment: false, deleteAtExpiration: false, period: 1 };
const signs = { flags, forced: false, renewalType: 'automaticV2016', status: 'ok' };

describe('reading the mode out of the flags', () => {
  it.each<[string, object, Mode]>([
    ['automatic', { flags: { ...flags, automatic: true } }, 'automatic'],
    ['a payment by hand', { flags: { ...flags, manualPayment: true } }, 'manual'],
    ['a type that is manual', { flags: { ...flags, automatic: true }, renewalType: 'manual' }, 'manual'],
    ['a planned deletion', { flags: { ...flags, automatic: true, deleteAtExpiration: true } }, 'delete-at-expiration'],
    [
      'a planned deletion that has switched itself to manual',
      { flags: { ...flags, manualPayment: true, deleteAtExpiration: true }, renewalType: 'manual' },
      'delete-at-expiration',
    ],
    ['a deletion whose day has passed', { flags: { ...flags, deleteAtExpiration: true }, status: 'expired' }, 'manual'],
    ['a forced contract', { forced: true }, 'automatic'],
    ['a forced contract that has ended', { forced: true, status: 'expired' }, 'manual'],
    ['no flag at all', {}, 'manual'],
  ])('%s', (_, given, mode) => {
    expect(readMode({ ...signs, ...given })).toBe(mode);
  });

  it('sees no flag in a renew of null', () => {
    expect(readFlags(null)).toEqual({ ...flags, period: undefined });
  });

  it('notices flags that say automatic and manual at once', () => {
    const both = { ...flags, automatic: true };
    expect(contradicts({ ...signs, flags: both, renewalType: 'manual' })).toBe(true);
    expect(contradicts({ ...signs, flags: { ...both, manualPayment: true } })).toBe(true);
    expect(contradicts({ ...signs, flags: both })).toBe(false);
    expect(contradicts({ ...signs, flags: { ...flags, manualPayment: true } })).toBe(false);
  });

  it.each([
    [['terminateAtExpirationDate'], 'automatic', 'delete-at-expiration'],
    [['terminateAtEngagementDate'], 'automatic', 'delete-at-expiration'],
    [['earlyRenewal'], 'manual', 'manual'],
    [[], 'automatic', 'automatic'],
    [[], null, undefined],
  ])('in the newer view: pending %j and mode %s', (pending, mode, expected) => {
    const lifecycle = { current: { pendingActions: pending } };
    expect(readExpandedMode({ billing: { lifecycle, renew: { current: { mode } } } })).toBe(expected);
  });
});

describe('writing a mode', () => {
  const base = {
    period: undefined,
    now: { ...flags, automatic: true },
    renewalType: 'automaticV2012',
    possible: [3, 6],
  };

  it('sets all flags but forced, and keeps the period', () => {
    expect(writeRenew({ ...base, mode: 'manual' })).toEqual({
      automatic: false,
      manualPayment: true,
      deleteAtExpiration: false,
      period: 1,
    });
  });

  it('takes the declared period, or the first on offer where automatic has none', () => {
    expect(writeRenew({ ...base, mode: 'automatic', period: 6 })['period']).toBe(6);
    const none = { ...flags, period: undefined };
    expect(writeRenew({ ...base, mode: 'automatic', now: none })['period']).toBe(3);
    expect(writeRenew({ ...base, mode: 'manual', now: none })).not.toHaveProperty('period');
  });

  it('writes the mode too when a deletion is taken back', () => {
    const deleted = { ...flags, deleteAtExpiration: true };
    expect(writeRenew({ ...base, mode: 'automatic', now: deleted })).toMatchObject({
      automatic: true,
      manualPayment: false,
      deleteAtExpiration: false,
    });
  });

  it.each(['automaticForcedProduct', 'automaticV2014', 'automaticV2016'])(
    'leaves %s automatic while a deletion is planned',
    (renewalType) => {
      expect(writeRenew({ ...base, mode: 'delete-at-expiration', renewalType })).toMatchObject({
        automatic: true,
        manualPayment: false,
        deleteAtExpiration: true,
      });
    },
  );

  it.each(['automaticV2012', 'automaticV2024', 'manual'])('switches %s to manual with a deletion', (renewalType) => {
    expect(writeRenew({ ...base, mode: 'delete-at-expiration', renewalType })).toMatchObject({
      automatic: false,
      manualPayment: true,
      deleteAtExpiration: true,
    });
  });
});

describe('periods', () => {
  it.each([
    [1, 'P1M'],
    [3, 'P3M'],
    [6, 'P6M'],
    [12, 'P1Y'],
    [24, 'P2Y'],
    [36, 'P3Y'],
  ])('%i months are %s', (months, iso) => {
    expect(isoOfMonths(months)).toBe(iso);
    expect(monthsOf(iso)).toBe(months);
  });

  it('take any spelling, and are months only', () => {
    expect([monthsOf('P12M'), monthsOf('1y'), monthsOf('3mo')]).toEqual([12, 12, 3]);
    expect([monthsOf('P14D'), monthsOf('P0M'), monthsOf('P1MT1S'), monthsOf('x')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('when a renewal is due', () => {
  const now = Date.parse('2026-09-01T08:15:00Z');

  it.each([
    ['P14D', '2026-09-15'],
    ['P1M', '2026-10-01'],
    ['P1Y', '2027-09-01'],
    ['PT12H', '2026-09-01'],
    ['PT20H', '2026-09-02'],
  ])('%s asks for %s', (length, goal) => {
    expect(goalDate(now, length)).toBe(goal);
  });

  it.each([
    ['2026-09-15', 1, 0],
    ['2026-09-14', 1, 1],
    ['2026-08-15', 1, 1],
    ['2026-08-14', 1, 2],
    ['2026-06-20', 1, 3],
    ['2025-09-15', 1, 12],
    ['2025-09-14', 1, undefined],
    ['2025-09-14', 12, 2],
  ])('from %s by %i months it takes %s purchases', (expiration, months, count) => {
    expect(purchasesNeeded(expiration, '2026-09-15', months)).toBe(count);
  });

  it('counts months from the first date, so that a short month costs no day', () => {
    expect(afterPurchases('2026-01-31', 1, 1)).toBe('2026-02-28');
    expect(afterPurchases('2026-01-31', 1, 2)).toBe('2026-03-31');
  });

  it('takes a renewal for done at up to three days less than expected', () => {
    expect(hasMoved('2026-01-31', '2026-02-28', 1)).toBe(true);
    expect(hasMoved('2026-01-31', '2026-03-03', 1)).toBe(true);
    expect(hasMoved('2026-03-31', '2026-04-27', 1)).toBe(true);
    expect(hasMoved('2026-03-31', '2026-04-26', 1)).toBe(false);
    expect(hasMoved('2026-03-31', '2026-04-30', 2)).toBe(false);
  });

  it('does not take one day for a renewal', () => {
    expect(isLater('2026-09-10', '2026-09-11')).toBe(false);
    expect(isLater('2026-09-10', '2026-09-12')).toBe(true);
  });
});

describe('prices', () => {
  const eur = { currencyCode: 'EUR', text: '34.50 €' };

  it.each([
    [{ ...eur, value: 34.5, priceInUcents: 3_450_000_000 }, '34.50000000'],
    [{ ...eur, value: 34.5, priceInUcents: null }, '34.5'],
    [{ ...eur, value: 34.5 }, '34.5'],
    [{ ...eur, value: 0.1, priceInUcents: 9_670_000 }, '0.09670000'],
    [{ ...eur, value: -1.99 }, '-1.99'],
    [{ ...eur, value: -1.99, priceInUcents: -199_000_000 }, '-1.99000000'],
    [{ ...eur, value: 1e-7 }, '0.00000010'],
  ])('%j is %s', (price, amount) => {
    expect(readPrice(price)).toEqual(money(amount, 'EUR'));
  });

  it('takes the integer beside a small price', () => {
    expect(readPrice({ ...eur, value: 12 }, 1_200_000_000)).toEqual(money('12.00000000', 'EUR'));
  });

  it('refuses two prices that are a cent apart', () => {
    expect(() => readPrice({ ...eur, value: 34.5, priceInUcents: 3_451_000_000 })).toThrow(/two different prices/);
  });

  it('is undefined without a currency or a number', () => {
    expect([readPrice(null), readPrice({ value: 1 }), readPrice({ ...eur, value: '12' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('names of services', () => {
  it('are read from a key by the longest product', () => {
    expect(readKey('domain/zone/x.example')).toEqual({ product: 'domain/zone', name: 'x.example' });
    expect(readKey('domain/x.example')).toEqual({ product: 'domain', name: 'x.example' });
    expect(readKey('ip/service/ip-192.0.2.0/28')).toEqual({ product: 'ip/service', name: 'ip-192.0.2.0/28' });
    expect(readKey('cloud/x')).toBeUndefined();
  });

  it('are percent-encoded, also where the URL parser would do it after signing', () => {
    expect(infosPath({ product: 'ip/service', name: 'ip-192.0.2.0/28' })).toBe(
      '/ip/service/ip-192.0.2.0%2F28/serviceInfos',
    );
    expect(encode("a'b(c)+d")).toBe('a%27b%28c%29%2Bd');
  });

  it.each([
    [{ path: '/domain/zone/{zoneName}', vars: [{ key: 'zoneName', value: 'x.example' }] }, 'domain/zone', 'x.example'],
    [{ path: '/ip/service/{serviceName}', url: '/ip/service/ip-192.0.2.0%2F28' }, 'ip/service', 'ip-192.0.2.0/28'],
    [{ url: '/domain/zone/x.example' }, 'domain/zone', 'x.example'],
  ])('are found behind the route %j', (route, product, name) => {
    expect(serviceAtRoute(route)).toEqual({ product, name });
  });

  it('are not guessed behind a route of another product', () => {
    expect(serviceAtRoute({ path: '/cloud/project/{serviceName}', url: '/cloud/project/x' })).toBeUndefined();
    expect(serviceAtRoute(null)).toBeUndefined();
  });

  it('that look alike are suggested, best first', () => {
    const names = ['vps-1a2b.vps.example', 'vps-3c4d.vps.example', 'mail.example'];
    expect(nearest('vps-1a2b.vps.exmaple', names)[0]).toBe('vps-1a2b.vps.example');
    expect(nearest('zzz', names)).toEqual([]);
  });
});

describe('a declaration', () => {
  it('is spelled in one way', () => {
    const loose = {
      product: 'vps',
      period: 'P12M',
      ensure_valid_for: '14d',
      max_price: '15 EUR',
      with: ['b', 12399, 'b'],
      payment_method: 987,
    };
    const strict = {
      product: 'vps',
      period: 'P1Y',
      ensure_valid_for: 'P14D',
      max_price: '15.00 EUR',
      with: ['12399', 'b'],
      payment_method: '987',
    };
    expect(spell(loose)).toEqual(strict);
    expect(spell(strict)).toEqual(strict);
    expect(spell({ payment_method: { mean: 'creditCard', id: 1234 } })).toEqual({
      payment_method: { mean: 'creditCard', id: '1234' },
    });
  });
});
