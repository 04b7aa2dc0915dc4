import { describe, expect, it } from 'vitest';
import { durationMs, formatPeriod, parsePeriod } from '../../src/model/period.ts';

describe('a duration', () => {
  it.each([
    ['10s', 'PT10S', 10_000],
    ['90s', 'PT1M30S', 90_000],
    ['250ms', 'PT0.25S', 250],
    ['20ms', 'PT0.02S', 20],
    ['61100ms', 'PT1M1.1S', 61_100],
    ['PT0.5S', 'PT0.5S', 500],
  ])('%s is printed as %s, and read back at the same length', (written, iso, ms) => {
    const period = parsePeriod(written);
    if (!period) throw new RangeError(`${written} was not read`);
    expect(formatPeriod(period)).toBe(iso);
    expect(durationMs(period)).toBe(ms);
    const again = parsePeriod(iso);
    expect(again && durationMs(again)).toBe(ms);
  });

  it.each(['PT.5S', 'PT1.S', 'PT0.1234S', 'PT0.5M', 'PT0,5S'])('is not read from %s', (written) => {
    expect(parsePeriod(written)).toBeUndefined();
  });
});
