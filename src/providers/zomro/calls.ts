/**
 * What each function of Zomro does to the account. This table is the only place that says so: a plan's client refuses
 * whatever is `changing` here, and a function that is not listed can not be sent at all. `cart.empty` is missing on
 * purpose: the cart is shared with people (zomro.md §12 trap 34).
 */
import { HostformError } from '../../model/errors.ts';

/** Form fields of one call. */
export type Params = { readonly [name: string]: string };

/**
 * `form`: a preview without `sok`, a change with it (zomro.md §6). `filter`: the same, but what it changes is only a
 * filter of listings, which a plan may clear. `doing`: executes at once, without `sok`. `basket`: the old basket, where
 * renewals that were not paid wait (§7.4); it is read whole, or one line is taken out of it, and never emptied.
 */
type Nature = 'read' | 'login' | 'form' | 'filter' | 'doing' | 'basket';

const NATURES: { readonly [func: string]: Nature } = {
  auth: 'login',
  logon: 'login',
  keepalive: 'read',
  whoami: 'read',
  notify: 'read',
  'dashboard.info': 'read',
  'dashboard.subaccount_credit': 'read',
  sshkeys: 'read',
  expense: 'read',
  'v2.instances.order.pricelist': 'read',
  'v2.image.order.pricelist': 'read',
  instances: 'read',
  image: 'read',
  'instances.fleio_bckps.schedule': 'read',
  'instances.filter': 'filter',
  'image.filter': 'filter',
  cart: 'form',
  basket: 'basket',
  'service.prolong': 'form',
  'v2.instances.order.param': 'form',
  'v2.image.order.param': 'form',
  'instances.edit': 'form',
  'instances.fleio.rebuild': 'form',
  'service.changepricelist': 'read',
  'service.changepricelist.getmoney': 'form',
  'instances.confirm.resize': 'form',
  'image.edit': 'form',
  'instances.fleio_bckps.schedule.edit': 'form',
  'cartorder.create.confirm': 'doing',
  'service.start': 'doing',
  'service.stop': 'doing',
  'instances.delete': 'doing',
  'image.delete': 'doing',
  'instances.fleio_bckps.schedule.delete': 'doing',
};

export type CallClass = 'read' | 'login' | 'changing';

/** The class of one call. Clearing a filter counts as a read: it may be repeated, and a plan may do it. */
export function classOf(func: string, params: Params): CallClass {
  const nature = Object.hasOwn(NATURES, func) ? NATURES[func] : undefined;
  switch (nature) {
    case 'read':
    case 'filter':
      return 'read';
    case 'login':
      return 'login';
    case 'form':
      return params['sok'] === undefined ? 'read' : 'changing';
    case 'doing':
      return 'changing';
    case 'basket':
      return basketClass(params);
    default:
      throw neverSent(func);
  }
}

function basketClass(params: Params): CallClass {
  if (params['sok'] === undefined && params['p_cnt'] !== undefined) return 'read';
  if (params['clicked_button'] === 'delete' && params['elid']) return 'changing';
  throw neverSent('basket');
}

function neverSent(func: string): HostformError {
  return new HostformError('INTERNAL', 'A vendor function is not in the table of calls', {
    detail: `"${func}" is never sent.`,
    effect: 'not-sent',
  });
}
