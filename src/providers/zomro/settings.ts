import type { Pace } from '../../model/clock.ts';
import { HostformError } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { durationMs, formatPeriod, parsePeriod } from '../../model/period.ts';
import { checkEndpoint } from '../http.ts';
import { stringIn } from './spec.ts';

/** The provider's block of the manifest with its defaults (contract §2). */
export interface Settings {
  readonly endpoint: URL;
  readonly licenceAccepted: boolean;
  readonly orderMarker: boolean;
  readonly pace: Pace;
  /** The same as a plan may carry it: plain, no credentials. */
  readonly plain: Attributes;
}

const DEFAULT_ENDPOINT = 'https://api.zomro.com/';
const DURATIONS = { poll_interval: '10s', delivery_timeout: '30m', settle_time: '10m' } as const;

/** @throws HostformError SCHEMA when the endpoint or a duration is no such thing. */
export function readSettings(block: Attributes, env: { readonly [name: string]: string | undefined }): Settings {
  const endpoint = normalEndpoint(env['ZOMRO_ENDPOINT'] || stringIn(block, 'endpoint') || DEFAULT_ENDPOINT);
  const licenceAccepted = block['licence_agreement'] === 'accepted';
  const orderMarker = block['order_marker'] === true;
  const poll = duration(block, 'poll_interval');
  const delivery = duration(block, 'delivery_timeout');
  const settle = duration(block, 'settle_time');
  return {
    endpoint,
    licenceAccepted,
    orderMarker,
    pace: { pollIntervalMs: poll.ms, deliveryTimeoutMs: delivery.ms, settleTimeMs: settle.ms },
    plain: {
      endpoint: endpoint.href,
      ...(licenceAccepted ? { licence_agreement: 'accepted' } : {}),
      poll_interval: poll.written,
      delivery_timeout: delivery.written,
      settle_time: settle.written,
      order_marker: orderMarker,
    },
  };
}

/** `/billmgr` is the same entry as `/`, but twice it is an error page (zomro.md §1). */
function normalEndpoint(written: string): URL {
  const url = checkEndpoint(written);
  const path = url.pathname.replace(/\/+$/, '');
  const prefix = path.replace(/(\/billmgr)+$/, '');
  return new URL(path === prefix ? `${prefix}/` : `${prefix}/billmgr`, url.origin);
}

function duration(block: Attributes, field: keyof typeof DURATIONS): { ms: number; written: string } {
  const written = stringIn(block, field) ?? DURATIONS[field];
  const period = parsePeriod(written);
  if (period === undefined || period.months !== 0) {
    throw new HostformError('SCHEMA', 'A duration of the provider settings is not readable', {
      detail: `providers.zomro.${field} is "${written}"; write it like 10s, 30m or PT10M.`,
    });
  }
  // Fractions of a second (tests poll that fast) have no ISO spelling here, so they stay as they were written.
  return { ms: durationMs(period), written: Number.isInteger(period.seconds) ? formatPeriod(period) : written };
}
