/** One call from the bytes of the request to a reply; synchronous, so that calls never interleave. */
import type { Json } from '../../../model/json.ts';
import { authenticate } from './access.ts';
import { disturbAccount, veilOrders } from './account-faults.ts';
import { type PageReply, validationPage } from './auth-routes.ts';
import { batchPaths, batchReply, type ListCache, pageOf, wantsPages } from './expanded.ts';
import { type FailureName, failureBody, type Refusal, refusalOf, refuse } from './failures.ts';
import type { Fault } from './faults.ts';
import { grantToken } from './oauth2.ts';
import { readBody, readQuery } from './parameters.ts';
import type { RateLimit } from './rate-limit.ts';
import type { RawRequest } from './request.ts';
import type { Match, Router } from './router.ts';
import { advance } from './time.ts';
import type { Vendor } from './vendor.ts';

export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** What handling a call needs beside the request. */
export interface Desk {
  readonly vendor: Vendor;
  readonly router: Router;
  readonly cache: ListCache;
  readonly rateLimit: RateLimit;
}

export const TOKEN_PATH = '/auth/oauth2/token';
const VALIDATION_PATH = '/auth/';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Handles a call: time passes, faults in the account happen, the route answers. */
export function dispatch(desk: Desk, raw: RawRequest, faults: readonly Fault[]): Reply {
  const { vendor } = desk;
  advance(vendor);
  disturbAccount(vendor, faults);
  const madeFrom = vendor.cloud.next.order;
  const reply = answer(desk, raw);
  veilOrders(vendor, faults, madeFrom);
  return reply;
}

function answer(desk: Desk, raw: RawRequest): Reply {
  const { vendor } = desk;
  const place = raw.target.split('?')[0];
  if (place === TOKEN_PATH) {
    const { status, body } = grantToken(vendor, raw);
    return jsonReply(status, body);
  }
  if (place === VALIDATION_PATH) return pageReply(validationPage(vendor, raw));
  try {
    return answerApi(desk, raw);
  } catch (error) {
    return refusalReply(vendor, refusalOf(error));
  }
}

function answerApi(desk: Desk, raw: RawRequest): Reply {
  const { vendor, rateLimit } = desk;
  if (!rateLimit.admits(raw, vendor)) refuse('rateLimited');
  const batch = batchPaths(raw);
  if (batch) {
    return jsonReply(
      200,
      batchReply(batch, vendor.settings, (path) => call(desk, raw, matchOf(desk, raw.method, path))),
    );
  }
  const match = matchOf(desk, raw.method, raw.path);
  const value = call(desk, raw, match);
  if (!wantsPages(raw, match.route)) return value === undefined ? voidReply(vendor) : jsonReply(200, value);
  const page = pageOf(vendor, raw, { route: match.route, ids: value, cache: desk.cache });
  const reply = jsonReply(200, page.body);
  return { ...reply, headers: { ...reply.headers, ...page.headers } };
}

function matchOf({ router, vendor }: Desk, method: string, path: string): Match {
  return router.find(method, path, vendor.settings.absentRoutes);
}

function call({ vendor }: Desk, raw: RawRequest, { route, params }: Match): Json | undefined {
  const identity = authenticate(vendor, raw, route);
  const query = readQuery(raw, route);
  const body = readBody(vendor, raw, route);
  return route.handle(vendor, { params, query, body, identity, raw });
}

function voidReply({ settings }: Vendor): Reply {
  switch (settings.voidReply) {
    case '200 null':
      return jsonReply(200, null);
    case '201 null':
      return jsonReply(201, null);
    case '200 empty':
      return { status: 200, headers: { 'content-type': JSON_TYPE }, body: '' };
    case '204':
      return { status: 204, headers: {}, body: '' };
  }
}

export function jsonReply(status: number, body: Json): Reply {
  return { status, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(body) };
}

export function htmlReply(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<html><body>${body}</body></html>` };
}

function pageReply({ status, html = '', location }: PageReply): Reply {
  const page = htmlReply(status, html);
  return location === undefined ? page : { ...page, headers: { ...page.headers, location } };
}

/** A refusal in the shape of the settings; a 429 carries the headers that they name. */
export function refusalReply({ settings }: Vendor, refusal: Refusal): Reply {
  const failure = settings.failures[refusal.name];
  const reply = jsonReply(failure.status, failureBody(failure, refusal, settings.errorShape));
  const extra = refusal.name === 'rateLimited' ? settings.rateLimit.headers : {};
  return { ...reply, headers: { ...reply.headers, ...extra } };
}

/** The reply of a failure by its name, for faults. */
export function namedFailure(vendor: Vendor, name: FailureName): Reply {
  return refusalReply(vendor, { name, fill: {} });
}
