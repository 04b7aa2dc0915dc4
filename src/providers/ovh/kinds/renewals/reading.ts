/** One service as it is now: its policy, its term and what limits a change (ovh.md §6.1, §5.2, §11.5, §11.11). */
import { HostformError } from '../../../../model/errors.ts';
import type { Json } from '../../../../model/json.ts';
import type { OvhClient } from '../../client.ts';
import { isStatus, orNothing } from '../../errors.ts';
import { at, idsAt, idText, listAt, textAt } from '../../wire.ts';
import {
  contradicts,
  isoOfMonths,
  type Mode,
  monthsOf,
  type RenewFlags,
  readExpandedMode,
  readFlags,
  readMode,
} from './policy.ts';
import { encode, infosPath, routeOf, type ServiceName, serviceAtRoute } from './products.ts';

export interface ServiceReading extends ServiceName {
  readonly id: string;
  /** The vendor's word: ok, expired, autorenewInProgress, inCreation, pendingDebt, unPaid. */
  readonly status: string;
  /** A calendar day; undefined where the vendor does not show it. */
  readonly expiration: string | undefined;
  /** Undefined while the vendor's own answers disagree. */
  readonly mode: Mode | undefined;
  readonly flags: RenewFlags;
  /** Months on offer; empty where the vendor names none. */
  readonly possible: readonly number[];
  readonly renewalType: string | undefined;
  readonly forced: boolean;
  /** Undefined where the vendor does not say. */
  readonly mayBeDeleted: boolean | undefined;
  readonly engagedUntil: string | undefined;
}

/** Reads a service by name; undefined when the vendor does not know it. */
export async function readService(client: OvhClient, service: ServiceName): Promise<ServiceReading | undefined> {
  try {
    return await settled(client, readInfos(service, await client.get(infosPath(service))));
  } catch (error) {
    if (isStatus(error, 404)) return undefined;
    if (isStatus(error, 460)) return readExpired(client, service);
    throw error;
  }
}

/** Reads a service by its id; undefined when both families of routes do not know it. */
export async function readServiceById(client: OvhClient, id: string): Promise<ServiceReading | undefined> {
  const found = (await readExpanded(client, id)) ?? (await orNothing(client.get(`/service/${id}`), 404));
  if (found === undefined) return undefined;
  const service = serviceAtRoute(at(found, 'route'));
  if (service) return readService(client, service);
  throw new HostformError('CATALOGUE', 'The renewal of this service can not be declared', {
    detail: `Service ${id} (${textAt(found, 'resource', 'name') ?? 'without a name'}) belongs to ${textAt(found, 'route', 'path') ?? 'no product of its own'}.`,
  });
}

/** `GET /services/{id}`, the newer view; undefined where it does not exist or is not shown any more (460). */
export function readExpanded(client: OvhClient, id: string): Promise<Json | undefined> {
  return orNothing(client.get(`/services/${id}`), 404, 460);
}

function readInfos(service: ServiceName, infos: Json): ServiceReading {
  const id = idText(at(infos, 'serviceId'));
  if (id === undefined) throw unreadable(service, 'serviceInfos does not name its serviceId');
  const flags = readFlags(at(infos, 'renew'));
  const forced = at(infos, 'renew', 'forced') === true;
  const renewalType = textAt(infos, 'renewalType');
  const status = textAt(infos, 'status') ?? 'ok';
  const mayBeDeleted = at(infos, 'canDeleteAtExpiration');
  return {
    ...service,
    id,
    status,
    expiration: dayOf(textAt(infos, 'expiration')),
    mode: readMode({ flags, forced, renewalType, status }),
    flags,
    possible: listAt(infos, 'possibleRenewPeriod').filter((months) => typeof months === 'number'),
    renewalType,
    forced,
    mayBeDeleted: typeof mayBeDeleted === 'boolean' ? mayBeDeleted : undefined,
    engagedUntil: dayOf(textAt(infos, 'engagedUpTo')),
  };
}

/**
 * `automatic` of dedicated servers was seen to differ between two reads of the same object (§0.9), and flags may
 * contradict one another after a deletion was cancelled: the newer view decides. One reading alone never does: two
 * have to agree, or the mode stays unknown and is left alone.
 */
async function settled(client: OvhClient, first: ServiceReading): Promise<ServiceReading> {
  if (first.mode === 'delete-at-expiration') return first;
  if (first.product !== 'dedicated/server' && !contradicts(first)) return first;
  const newer = await modeOfExpanded(client, first.id);
  if (newer === undefined) return { ...first, mode: await agreedMode(client, first) };
  if (newer === first.mode) return first;
  return { ...first, mode: newer === (await modeOfExpanded(client, first.id)) ? newer : undefined };
}

/** Undefined for a key without a rule for /services: then the older view has to do. */
async function modeOfExpanded(client: OvhClient, id: string): Promise<Mode | undefined> {
  return readExpandedMode(await orNothing(readExpanded(client, id), 403));
}

const MORE_READS = 3;

async function agreedMode(client: OvhClient, first: ServiceReading): Promise<Mode | undefined> {
  for (let read = 0; read < MORE_READS; read += 1) {
    const again = readInfos(first, await client.get(infosPath(first)));
    if (again.mode !== first.mode) return undefined;
  }
  return first.mode;
}

/** Product routes answer 460 once a service has expired, while the newer view may still show it (§11.5). */
async function readExpired(client: OvhClient, service: ServiceName): Promise<ServiceReading> {
  const { product, name } = service;
  const query = `resourceName=${encode(name)}&routes=${encode(routeOf(product))}`;
  const ids = idsAt(await client.get(`/services?${query}`));
  const views = await Promise.all(ids.map(async (id) => ({ id, view: await readExpanded(client, id) })));
  const fitting = views.filter(({ view }) => isSame(serviceAtRoute(at(view, 'route')), service) || views.length === 1);
  const [found] = fitting;
  if (!found || fitting.length > 1)
    throw unreadable(service, 'it is expired, and /services does not show which one it is');
  return fromExpanded(service, found.id, found.view);
}

function isSame(found: ServiceName | undefined, wanted: ServiceName): boolean {
  return found?.product === wanted.product && found.name.toLowerCase() === wanted.name.toLowerCase();
}

function fromExpanded(service: ServiceName, id: string, view: Json | undefined): ServiceReading {
  const mode = readExpandedMode(view);
  return {
    ...service,
    id,
    status: 'expired',
    expiration: dayOf(textAt(view, 'billing', 'expirationDate')),
    mode,
    flags: {
      automatic: mode === 'automatic',
      manualPayment: mode === 'manual',
      deleteAtExpiration: mode === 'delete-at-expiration',
      period: monthsOf(textAt(view, 'billing', 'renew', 'current', 'period')),
    },
    possible: [],
    renewalType: undefined,
    forced: false,
    mayBeDeleted: undefined,
    engagedUntil: undefined,
  };
}

/** The calendar day of a date, or of an instant in the vendor's own zone: both views name the same day (§5.2). */
function dayOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : undefined;
}

/** The period as a policy writes it. */
export function periodOf({ flags }: ServiceReading): string | undefined {
  return flags.period === undefined ? undefined : isoOfMonths(flags.period);
}

function unreadable({ product, name }: ServiceName, why: string): HostformError {
  return new HostformError('VENDOR_ERROR', 'OVHcloud does not show the state of a service', {
    detail: `${product} ${name}: ${why}.`,
  });
}
