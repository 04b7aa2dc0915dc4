/** The calendar file, read by a parser that did not write it (ical.js). */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarIcs } from '../../../../src/cli/render/calendar/ics.ts';
import { calendarOf, TODAY, type World } from '../../../engine/calendar/support.ts';

const NOW = Date.parse(`${TODAY}T15:00:00Z`);
const SHOP: World = {
  things: [
    { id: '1', term: { ends: '2026-12-22', renewsItself: true }, cost: '3.90 EUR/P1M', address: 'servers.web-1' },
    { id: '2', key: 'old, one; \\ "x"', term: { ends: '2026-11-25', renewsItself: false } },
  ],
  balances: { zomro: '5.00' },
};

interface Read {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly start: string;
  readonly end: string;
  readonly isDate: boolean;
  readonly sequence: number;
  readonly stamp: string;
  readonly alarms: readonly string[];
}

function readIcs(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const alarms = component
      .getAllSubcomponents('valarm')
      .map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: String(event.startDate),
      end: String(event.endDate),
      isDate: event.startDate.isDate,
      sequence: event.sequence,
      stamp: String(component.getFirstPropertyValue('dtstamp')),
      alarms,
    };
  });
}

describe('the calendar file', () => {
  it('has an event for each day over a whole day, with two reminders', () => {
    const events = readIcs(calendarIcs(calendarOf(SHOP), NOW));
    expect(events).toMatchObject([
      { uid: 'zomro/zomro-1/servers/2@hostform', start: '2026-11-25', end: '2026-11-26', isDate: true },
      { uid: 'zomro/zomro-1/servers/1@hostform', start: '2026-12-22', summary: 'servers.web-1 renews: 3.90 EUR' },
      { uid: 'zomro/zomro-1/balance/EUR@hostform', start: '2027-01-22', summary: 'The balance at zomro runs out' },
    ]);
    for (const { alarms, stamp } of events) {
      expect(alarms).toEqual(['-P14D', '-P3D']);
      expect(stamp).toBe('2026-11-22T15:00:00Z');
    }
  });

  it('brings back every name as it was, whatever is in it', () => {
    const [event] = readIcs(calendarIcs(calendarOf(SHOP), NOW));
    expect(event?.summary).toBe('zomro old, one; \\ "x" ends');
  });

  it.each([
    ['a line end and a property', 'a\r\nATTACH:http://evil.example'],
    ['an end of the event', 'x\nEND:VEVENT\nEND:VCALENDAR'],
    ['bidi and a lone surrogate', '\u202Egnp\uD800'],
    ['very long words', 'ä'.repeat(300)],
    ['colons in the id', 'a:b;c,d'],
  ])('holds one event although a name has %s', (_, hostile) => {
    const text = calendarIcs(
      calendarOf({ things: [{ id: hostile, key: hostile, term: { ends: '2026-12-01' } }] }),
      NOW,
    );
    const events = readIcs(text);
    expect(events).toHaveLength(1);
    expect(text).not.toMatch(/^ATTACH/m);
    // Lines end with CRLF and have at most 75 octets (RFC 5545 3.1).
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('is the same text for the same calendar, and moves an event that was renewed', () => {
    const one = calendarIcs(calendarOf(SHOP), NOW);
    expect(calendarIcs(calendarOf({ ...SHOP, things: SHOP.things.toReversed() }), NOW)).toBe(one);
    const renewed = SHOP.things.map((thing) => ({ ...thing, term: { ends: '2027-03-01', renewsItself: true } }));
    const before = readIcs(one).find(({ uid }) => uid.includes('servers/1'));
    const after = readIcs(calendarIcs(calendarOf({ ...SHOP, things: renewed }), NOW)).find(
      ({ uid }) => uid === before?.uid,
    );
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  it('is a calendar when there is nothing in it', () => {
    expect(readIcs(calendarIcs(calendarOf({ things: [] }), NOW))).toEqual([]);
  });
});
