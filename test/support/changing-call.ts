/**
 * Whether one call at a vendor changes something there, told from the call alone. Written from the fact sheets and
 * not from the clients' own tables: whoever judges must not share the mistakes of the judged.
 */

export type Verdict = 'reads' | 'logs in' | 'clears a filter' | 'changes';

/** Functions of lists, catalogues, forms and the account: without `sok` nothing happens (zomro.md §6, §7.19). */
const READING = new Set([
  'keepalive',
  'whoami',
  'notify',
  'dashboard.info',
  'dashboard.subaccount_credit',
  'sshkeys',
  'v2.instances.order.pricelist',
  'v2.image.order.pricelist',
  'instances',
  'image',
  'instances.fleio_bckps.schedule',
  'cart',
  'v2.instances.order.param',
  'v2.image.order.param',
  'instances.edit',
  'image.edit',
  'instances.fleio_bckps.schedule.edit',
  'instances.filter',
  'image.filter',
  'service.prolong',
  'expense',
]);

/** The caller's own session, begun and ended (zomro.md §2). */
const SESSION = new Set(['auth', 'logon', 'logoff', 'session.delete']);

/** Fields of every call: they set nothing. */
const ENVELOPE = new Set(['func', 'out', 'lang', 'auth', 'sok']);

/** Fields that make a form do what it shows, besides `sok` (zomro.md §6, §7). */
const DOING = ['sok', 'clicked_button', 'skipbasket', 'snext', 'sfrom'];

/** A call of BILLmanager: a function that is not known to read is taken for one that changes. */
export function judgeZomro(fields: URLSearchParams): Verdict {
  const func = fields.get('func');
  // The result of a slow function is fetched by its address alone (zomro.md §1).
  if (func === null) return [...fields.keys()].length === 0 ? 'reads' : 'changes';
  if (SESSION.has(func)) return 'logs in';
  if (!READING.has(func)) return 'changes';
  if (DOING.every((field) => !fields.has(field))) return 'reads';
  return func.endsWith('.filter') && setsNothing(fields) ? 'clears a filter' : 'changes';
}

function setsNothing(fields: URLSearchParams): boolean {
  return [...fields].every(([name, value]) => ENVELOPE.has(name) || value === '');
}

export interface OvhCall {
  readonly method: string;
  /** With the version of the API, without the query. */
  readonly path: string;
  readonly body: string;
}

/** A call of the OVHcloud API: `GET` reads, a renewal with `dryRun: true` is a question (ovh.md §4.4). */
export function judgeOvh({ method, path, body }: OvhCall): Verdict {
  if (method === 'GET') return 'reads';
  if (method === 'POST' && /^(\/1\.0)?\/auth\//.test(path)) return 'logs in';
  return method === 'POST' && /\/service\/\d+\/renew$/.test(path) && isRehearsal(body) ? 'reads' : 'changes';
}

function isRehearsal(body: string): boolean {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && 'dryRun' in parsed && parsed.dryRun === true;
  } catch {
    return false;
  }
}
