/** Rows per page that hostform asks for, and that the simulated vendor gives at most. */
const PAGE_ROWS = 1000;

/**
 * The calls of a plan of `count` servers in which nothing changes: log in and see that the session is whole (`auth`,
 * `whoami`), ask whose account it is (`whoami`), look for a filter that somebody left on the listing, read the
 * listing's pages, log out (`logon` without a name). No call per server, no catalogue: the words of the manifest are
 * those of the listing.
 */
export function expectedPlanCalls(count: number): { readonly [func: string]: number } {
  return { auth: 1, whoami: 2, 'instances.filter': 1, instances: Math.ceil(count / PAGE_ROWS), logon: 1 };
}
