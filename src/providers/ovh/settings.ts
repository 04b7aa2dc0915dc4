/** The block `ovh:` under `providers:` (contract §2). */
import type { Pace } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { durationMs, formatPeriod, parsePeriod } from '../../model/period.ts';

const DURATION = { type: 'string', pattern: '^(P[0-9WDTHMS]+|[0-9]+(ms|s|m|h|d|w))$' } as const;

export const settingsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    endpoint: {
      type: 'string',
      minLength: 1,
      description:
        'A name of the official clients (ovh-eu, ovh-ca, ovh-us, kimsufi-eu, ...) or a URL. OVH_ENDPOINT overrides it.',
    },
    poll_interval: { ...DURATION, description: 'How often slow things are looked at. Default: 10s.' },
    delivery_timeout: { ...DURATION, description: 'How long a renewal is waited for. Default: 30m.' },
    settle_time: {
      ...DURATION,
      description: 'How long a lost payment is watched before it is repeated. Default: 10m.',
    },
  },
} as const;

const DEFAULTS = { poll_interval: 'PT10S', delivery_timeout: 'PT30M', settle_time: 'PT10M' } as const;

export interface Settings {
  readonly pace: Pace;
  /** As written in the manifest. */
  readonly endpoint: string | undefined;
  /** The durations in force, in ISO spelling. */
  readonly durations: Attributes;
}

/** Fills in defaults. @throws HostformError SCHEMA for what is no duration of fixed length. */
export function readSettings(written: Attributes): Settings {
  const poll = duration(written, 'poll_interval');
  const delivery = duration(written, 'delivery_timeout');
  const settle = duration(written, 'settle_time');
  const endpoint = written['endpoint'];
  return {
    pace: { pollIntervalMs: poll.ms, deliveryTimeoutMs: delivery.ms, settleTimeMs: settle.ms },
    endpoint: typeof endpoint === 'string' ? endpoint : undefined,
    durations: { poll_interval: poll.iso, delivery_timeout: delivery.iso, settle_time: settle.iso },
  };
}

function duration(written: Attributes, name: keyof typeof DEFAULTS): { ms: number; iso: string } {
  const text = written[name] ?? DEFAULTS[name];
  const period = typeof text === 'string' ? parsePeriod(text) : undefined;
  if (!period || period.months > 0) {
    throw new HostformError('SCHEMA', 'A setting is not a duration', {
      detail: `providers.ovh.${name} must be a duration like 10s, 30m or PT10S; it is ${JSON.stringify(text)}.`,
    });
  }
  return { ms: durationMs(period), iso: formatPeriod(period) };
}
