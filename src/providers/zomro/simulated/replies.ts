/** Bytes of an answer: the formats of zomro.md §1, and what faults make of them. */
import type { Outcome } from './dispatch.ts';
import type { Mishap } from './faults.ts';
import type { Knobs } from './knobs.ts';
import { errorDoc, runningOperation } from './refusal.ts';
import { toJson, toPage, toXml } from './wire.ts';
import { IN_PROCESS, type Lang, say } from './words.ts';

export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** The connection breaks after half of the body. */
  readonly cut?: boolean;
}

const HTML = 'text/html; charset=UTF-8';
const JSON_TYPE = 'application/json; charset=UTF-8';

/** The answer in the format that `out` asks for; anything but JSON and XML is the panel's page (§1). */
export function replyOf(outcome: Outcome, params: { readonly [field: string]: string }, knobs: Knobs): Reply {
  const { doc, refusal, lang } = outcome;
  switch (params.out) {
    case 'json':
    case 'xjson':
    case 'sjson':
      return reply(JSON_TYPE, toJson(doc, { collapseElem: knobs.collapseSingleElem }));
    case 'xml':
      return reply('text/xml; charset=UTF-8', toXml(doc));
    default:
      return reply(HTML, toPage(params.func ?? '', refusal ? say(refusal.text, lang) : 'Enable JavaScript to go on'));
  }
}

function reply(type: string, body: string, status = 200): Reply {
  return { status, headers: { 'content-type': type }, body };
}

/** An HTML answer with a status: blocked address, not found, an error of the front end. */
export function statusPage(status: number, text: string): Reply {
  return reply(
    HTML,
    `<html><head><title>${status}</title></head><body><center><h1>${text}</h1></center></body></html>\n`,
    status,
  );
}

/** The text that stands for "still running"; the panel finds the URL by `long…billmgr` (§1). */
export function longReply(id: string, lang: Lang): Reply {
  const go = `setTimeout(function(){location.href='/${longPath(id)}'},5000)`;
  return reply(HTML, `<html><body>${say(IN_PROCESS, lang)}<script>${go}</script></body></html>`);
}

/** Where the answer of a long request is fetched, relative to the endpoint. */
export function longPath(id: string): string {
  return `long/${id}/billmgr`;
}

/** What is sent instead of an answer when a mishap has one of its own; undefined for the others. */
export function replyInstead(mishap: Mishap): Reply | undefined {
  switch (mishap.kind) {
    case 'status': {
      const page = statusPage(mishap.status, STATUS_TEXTS[mishap.status] ?? 'Error');
      const wait: Reply['headers'] = mishap.retryAfter === undefined ? {} : { 'retry-after': mishap.retryAfter };
      return { ...page, headers: { ...page.headers, ...wait } };
    }
    case 'page':
      return reply(HTML, toPage('Log in', 'Enable JavaScript to go on'));
    case 'captcha':
      return reply(
        HTML,
        '<html><head><title>Just a moment...</title></head><body><div id="captcha"></div></body></html>\n',
      );
    case 'redirect':
      return { status: mishap.status, headers: { 'content-type': HTML, location: mishap.location }, body: '' };
    case 'empty':
      return reply(JSON_TYPE, '');
    case 'body':
      return reply(mishap.type ?? JSON_TYPE, mishap.body);
    default:
      return undefined;
  }
}

const STATUS_TEXTS: { readonly [status: number]: string } = {
  403: 'Your IP is temporarily blocked',
  404: 'Not Found',
  429: 'Too Many Requests',
  460: 'Your IP is temporarily blocked',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** An answer that was right, spoilt on the way out. */
export function spoil(good: Reply, mishap: Mishap, knobs: Knobs, lang: Lang): Reply {
  switch (mishap.kind) {
    case 'truncated':
      return mishap.cut ? { ...good, cut: true } : { ...good, body: good.body.slice(0, good.body.length >> 1) };
    case 'content-type':
      return { ...good, headers: { ...good.headers, 'content-type': mishap.type } };
    case 'huge':
      return { ...good, body: `${good.body.slice(0, 1)}${' '.repeat(mishap.bytes)}${good.body.slice(1)}` };
    case 'deep':
      return { ...good, body: `{"doc":${'{"doc":'.repeat(mishap.levels)}{}${'}'.repeat(mishap.levels)}}` };
    case 'running-operation': {
      const doc = errorDoc(runningOperation('1'), lang, knobs);
      return reply(JSON_TYPE, toJson(doc, { collapseElem: false }));
    }
    default:
      return good;
  }
}
