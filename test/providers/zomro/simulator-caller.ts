/** Plain HTTP calls to the simulated Zomro, and a clock that only moves when a test moves it. */
import { onTestFinished } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import type { OrderWords } from '../../../src/providers/zomro/simulated/cloud.ts';
import type { Server } from '../../../src/providers/zomro/simulated/rows.ts';
import {
  startZomroSimulator,
  type ZomroSimulator,
  type ZomroSimulatorOptions,
} from '../../../src/providers/zomro/simulator.ts';

export type Fields = { readonly [field: string]: string };

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** `doc` of a JSON answer; `null` for anything else. */
  readonly doc: Json;
}

/** 2024-07-24 10:00 UTC, 13:00 at the vendor. */
export const START = Date.UTC(2024, 6, 24, 10);

export const SECOND = 1000;
export const DAY = 86_400_000;

export interface Opened {
  readonly sim: ZomroSimulator;
  /** As the first user, with `out=json` and `lang=en`. A field given as '' is sent empty. */
  readonly ask: (func: string, fields?: Fields) => Promise<Answer>;
  /** Nothing is added to the fields. */
  readonly post: (fields: Fields, path?: string) => Promise<Answer>;
  readonly pass: (ms: number) => void;
  readonly now: () => number;
}

/** Starts a simulator for one test and closes it afterwards. */
export async function open(options: ZomroSimulatorOptions = {}): Promise<Opened> {
  let now = START;
  const sim = await startZomroSimulator({ clock: { now: () => now }, ...options });
  onTestFinished(() => sim.close());
  const post = async (fields: Fields, path = '') =>
    read(await fetch(`${sim.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' }));
  return {
    sim,
    post,
    ask: (func, fields = {}) => post({ func, auth: sim.token, out: 'json', lang: 'en', ...fields }),
    pass: (ms) => void (now += ms),
    now: () => now,
  };
}

/** Reads an answer to its end. */
export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, doc: docOf(text) };
}

function docOf(text: string): Json {
  try {
    return dig(JSON.parse(text) as Json, 'doc') ?? null;
  } catch {
    return null;
  }
}

/** Walks into JSON; undefined where the way ends. */
export function dig(json: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let here: Json | undefined = json;
  for (const step of path) here = (here as { readonly [key: string | number]: Json } | null | undefined)?.[step];
  return here;
}

/** The text of a scalar: `{"$":"…"}`. */
export function textAt(json: Json | undefined, ...path: readonly (string | number)[]): string | undefined {
  return dig(json, ...path, '$') as string | undefined;
}

/** Rows of a list. */
export function rows(answer: Answer): Json[] {
  return (dig(answer.doc, 'elem') ?? []) as Json[];
}

/** `type/object` of `doc.error`; undefined for a success. */
export function errorOf(answer: Answer): string | undefined {
  const type = dig(answer.doc, 'error', '$type') as string | undefined;
  const object = dig(answer.doc, 'error', '$object') as string | undefined;
  return object ? `${type}/${object}` : type;
}

/** Options of a select list. */
export function options(
  answer: Answer,
  name: string,
): { readonly $key: string; readonly $: string; readonly $depend?: string }[] {
  const lists = (dig(answer.doc, 'slist') ?? []) as Json[];
  const list = lists.find((one) => dig(one, '$name') === name);
  return (dig(list, 'val') ?? []) as unknown as { $key: string; $: string }[];
}

/** An order of the smallest server that §7.3 accepts, with `over` on top. */
export async function orderFields({ ask }: Opened, over: Fields = {}): Promise<Fields> {
  const form = await ask('v2.instances.order.param', { pricelist: '6740', datacenter: '13' });
  return {
    sok: 'ok',
    order_period: '-50',
    licence_agreement: 'on',
    pricelist: '6740',
    order_count: '1',
    force_use_new_cart: 'on',
    datacenter: '13',
    instances_os: options(form, 'instances_os')[1]?.$key ?? '',
    use_ssh_key: 'on',
    instances_ssh_keys: '490',
    servername: 'web-1',
    ...over,
  };
}

/** Puts a server in the cart; the id of its line. */
export async function addToCart(opened: Opened, over: Fields = {}): Promise<string> {
  const added = await opened.ask('v2.instances.order.param', await orderFields(opened, over));
  return textAt(added.doc, 'lineitem.id') ?? '';
}

/** A simulator with one active server, `web-1`, and short ways to act on it and to see its state. */
export async function openWithServer(words: OrderWords = {}, fields: Partial<Server> = {}) {
  const opened = await open();
  const { id: elid } = opened.sim.cloud.addServer(fields, { servername: 'web-1', ...words });
  const act = async (func: string, more: Fields = {}) => errorOf(await opened.ask(func, { elid, ...more }));
  const state = async () => textAt(rows(await opened.ask('instances'))[0], 'instance_status')?.trim();
  return { ...opened, elid, act, state, settle: () => opened.pass(SECOND) };
}

/** Confirms a line. */
export function confirm({ ask }: Opened, line: string): Promise<Answer> {
  return ask('cartorder.create.confirm', { sok: 'ok', elid: line, paymethod_id: '0' });
}

/** How often a function was called, counting those that never got an answer. */
export function timesCalled({ sim }: Opened, func: string): number {
  return sim.calls.filter((call) => call.func === func).length;
}
