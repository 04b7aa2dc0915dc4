/** The bugs of reliability.md §6.4: what surrounds the protocol, and what it trusts in. */
import type { Mutant } from './mutant.ts';

const TWICE = /twice|bought \d+ times|more than one|name .*taken|same name/i;
const FOREIGN = /foreign|promo|not ours/i;

const SALE = 'src/providers/zomro/kinds/servers/sale.ts';
const LISTING_TEST = 'test/providers/zomro/client-listing.test.ts';

export const SURROUNDINGS: readonly Mutant[] = [
  {
    id: 'listing-error-empty',
    bug: 'A list of servers that can not be read counts as an empty one.',
    patches: [
      {
        file: 'src/providers/zomro/server-rows.ts',
        find: `(await api.listing({ func: 'instances', filter: FILTER, recheck })).map(readRow)`,
        replace: `(await api.listing({ func: 'instances', filter: FILTER, recheck }).catch(() => [])).map(readRow)`,
      },
    ],
    breaks: TWICE,
    caughtBy: {
      test: 'test/providers/zomro/servers-rows.test.ts',
      name: 'the kind does not take a list that can not be read for an empty one',
    },
  },
  {
    id: 'no-paging',
    bug: 'The first page of a list is taken for all of it.',
    patches: [
      {
        file: 'src/providers/zomro/pages.ts',
        find: 'if (rows.length === total) return { complete: true, rows };',
        replace: 'if (rows.length === total || page.rows.length > 0) return { complete: true, rows };',
      },
    ],
    breaks: TWICE,
    caughtBy: { test: LISTING_TEST, name: 'pages pages smaller than what was asked for: complete' },
  },
  {
    id: 'stored-filter-ignored',
    bug: 'A filter that a person left is looked at only for lists that no money rests on: the condition is the wrong way round.',
    patches: [
      {
        file: 'src/providers/zomro/listing.ts',
        find: 'if (query.filter) await checkFilter(query.filter, query.recheck === true);',
        replace: 'if (query.filter && query.bareIsEmpty) await checkFilter(query.filter, query.recheck === true);',
      },
    ],
    breaks: TWICE,
    caughtBy: {
      test: 'test/scenarios/listings.test.ts',
      name: 'a filter that a human has left on the listing that hides a server with the declared name does not make it bought a second time',
    },
  },
  {
    id: 'line-id-as-server-id',
    bug: 'While nothing is listed, the id in the answer to a payment, or else the id of the cart line, is taken for the id of the server.',
    patches: [
      {
        file: SALE,
        find: 'return idHint(doc, reservation);',
        replace: 'return { hint: idHint(doc, undefined).hint ?? reservation };',
      },
      {
        file: 'src/providers/zomro/kinds/servers/seek.ts',
        find: `if (one === undefined) return reading.lineOpen ? { kind: 'unpaid' } : { kind: 'gone' };`,
        replace: `if (one === undefined && reading.hint !== undefined) return { kind: 'bought', id: reading.hint };
  if (one === undefined) return reading.lineOpen ? { kind: 'unpaid' } : { kind: 'gone' };`,
      },
    ],
    breaks: /unknown|not of it|no such|forgotten|is not known|line id|orphan/i,
    caughtBy: {
      test: 'test/providers/zomro/servers-purchase.test.ts',
      name: 'paying takes an id in the answer as a hint, but never the line',
    },
  },
  {
    id: 'retry-post',
    bug: 'The HTTP client sends a request that failed on its way once more, whatever it does at the vendor.',
    patches: [
      {
        file: 'src/providers/http.ts',
        find: 'return await exchange(dispatcher, url, request, options.userAgent);',
        replace: `const again = (): Promise<HttpReply> => exchange(dispatcher, url, request, options.userAgent);
        return await again().catch(again);`,
      },
    ],
    breaks: TWICE,
    caughtBy: {
      test: 'test/providers/zomro/client.test.ts',
      name: 'a changing call is sent once and its outcome is unclear after a broken connection',
    },
  },
  {
    id: 'order-count-from-manifest',
    bug: 'The number of pieces is taken from the manifest: a server for three months (P3M) is ordered as three of them (a manifest knows no other number).',
    patches: [
      {
        file: SALE,
        find: `order_count: '1',`,
        replace: `order_count: /\\d+/.exec(stringIn(want.spec, 'period') ?? '')?.[0] ?? '1',`,
      },
    ],
    breaks: /does not come to rest|bought \d+ times|count|pieces/i,
    caughtBy: {
      test: 'test/providers/zomro/servers-purchase.test.ts',
      name: 'adding to the cart for P3M sends one piece, and the months as its period',
    },
  },
  {
    id: 'promo-foreign-lines',
    bug: 'A promo code is applied without a look at what else lies in the cart.',
    patches: [
      {
        file: 'src/engine/purchase/promo.ts',
        find: `  await refuseForeignLines(run, sale, intent, view);
  const resumed`,
        replace: '  const resumed',
      },
    ],
    breaks: FOREIGN,
    caughtBy: {
      test: 'test/engine/purchase/promo.test.ts',
      name: 'a promo code never acts on a line of somebody else: ours is removed and theirs is named',
    },
  },
  {
    id: 'lock-checked-once',
    bug: 'The lock is looked at before the first write only; after that it is believed to be ours.',
    patches: [
      {
        file: 'src/state/lock.ts',
        find: `  const content = serializeLock(lock).toString();
  return {`,
        replace: `  const content = serializeLock(lock).toString();
  let checked = false;
  return {`,
      },
      {
        file: 'src/state/lock.ts',
        find: 'verify: () => verifyLock(paths, content),',
        replace: `verify: () => {
      if (!checked) verifyLock(paths, content);
      checked = true;
    },`,
      },
    ],
    breaks: /twice|bought \d+ times|holder|fence|serial/i,
    caughtBy: {
      test: 'test/state/store.test.ts',
      name: 'a run that lost its lock does not even write what it must not send',
    },
  },
  {
    id: 'intent-local-only',
    bug: 'A purchase that was begun is kept by the run that began it, and reaches a remote state only with the next record.',
    patches: [
      {
        file: 'src/state/remote-session.ts',
        find: '        await writer.write(serializeState(numbered, sealing));',
        replace: `        if (sound.some(({ changes }) => changes.some((change) => change.do !== 'intent')))
          await writer.write(serializeState(numbered, sealing));`,
      },
    ],
    breaks: TWICE,
    caughtBy: {
      test: 'test/state/remote-store.test.ts',
      name: 'a backend in memory: a state of its own is written at each commit, so that the next machine finds all of it',
    },
  },
  {
    id: 'empty-state-is-new',
    bug: 'A state that is there and empty counts as one that was never saved.',
    patches: [
      {
        file: 'src/state/load.ts',
        find: '  if (bytes === undefined) {\n',
        replace: `  if (bytes?.length === 0)
    return { ...firstState(paths, random, { backup: false, journal: false }), text: '' };
  if (bytes === undefined) {\n`,
      },
      {
        file: 'src/state/remote-load.ts',
        find: 'if (stored === undefined) {',
        replace: 'if (!stored?.body) {',
      },
    ],
    breaks: /twice|bought \d+ times|forgotten|lineage/i,
    caughtBy: {
      test: 'test/state/load.test.ts',
      name: 'a state that is not what it was there and empty: never "no state", and it is left as it is',
    },
  },
  {
    id: 'redirect-followed',
    bug: 'A redirect is followed, with the form and its secrets, wherever it leads.',
    patches: [
      {
        file: 'src/providers/http.ts',
        find: 'return await exchange(dispatcher, url, request, options.userAgent);',
        replace: `const reply = await exchange(dispatcher, url, request, options.userAgent);
        const to = reply.status >= 300 && reply.status < 400 ? reply.headers['location'] : undefined;
        if (to === undefined) return reply;
        const there = new URL(to, url);
        return await exchange(await pooled(there.origin), there, request, options.userAgent);`,
      },
    ],
    breaks: /redirect|elsewhere|twice|bought \d+ times|secret/i,
    caughtBy: { test: 'test/providers/zomro/client.test.ts', name: 'a read does not follow a redirect' },
  },
];
