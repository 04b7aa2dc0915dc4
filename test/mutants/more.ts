/**
 * Slips that the sheet does not list and an engineer could make, in the purchase, the clients and the state. Each was
 * planted against the tests as they were; for most of these no test failed, and the one that is named was written then.
 */
import type { Mutant } from './mutant.ts';

const BUY = 'src/engine/purchase/buy.ts';
const PAY = 'src/engine/purchase/pay.ts';
const SALE = 'src/providers/zomro/kinds/servers/sale.ts';
const HTTP = 'src/providers/http.ts';

const TWICE = /twice|bought \d+ times|more than one/i;
const UNTRUE = /./;

interface Slip {
  readonly bug: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly breaks?: RegExp;
  readonly caughtBy: Mutant['caughtBy'];
}

export const MORE: readonly Mutant[] = Object.entries<Slip>({
  'window-not-reset': {
    bug: 'A payment that was repeated is repeated again after one look: the wait of the first one is not begun anew.',
    file: PAY,
    find: 'const { watch: _, ...begun } = now;',
    replace: 'const { ...begun } = now;',
    breaks: TWICE,
    caughtBy: {
      test: 'test/engine/purchase/pay.test.ts',
      name: 'a payment without an answer is watched as long again before it is sent a third time',
    },
  },
  'one-shot-window-not-reset': {
    bug: 'A one-call order whose second answer was lost is given up at once: the wait of the first is not begun anew.',
    file: 'src/engine/purchase/one-shot.ts',
    find: 'const { watch: _, ...begun } = intent;',
    replace: 'const { ...begun } = intent;',
    caughtBy: {
      test: 'test/engine/purchase/one-shot.test.ts',
      name: 'a create in one call is watched as long after the second lost answer as after the first',
    },
  },
  'vanished-on-one-look': {
    bug: 'A reservation that vanished is made again after one look that shows nothing, with all others failed.',
    file: 'src/engine/purchase/vanished.ts',
    find: `if (complete >= LEAST_READINGS) return 'gone';`,
    replace: `if (complete > 0) return 'gone';`,
    breaks: TWICE,
    caughtBy: {
      test: 'test/engine/purchase/buy.test.ts',
      name: 'a reservation that vanished although nothing was sent for it is not made again on fewer than four complete looks, however long that took',
    },
  },
  'vanished-not-waited': {
    bug: 'A reservation that vanished is made again after four looks, however soon.',
    file: 'src/engine/purchase/vanished.ts',
    find: 'if (run.clock.elapsed() - started >= run.pace.settleTimeMs)',
    replace: 'if (run.clock.elapsed() - started >= 4 * lookEvery(run.pace))',
    breaks: TWICE,
    caughtBy: {
      test: 'test/engine/purchase/buy.test.ts',
      name: 'a reservation that vanished although nothing was sent for it is made again only when it was looked for as long as a lost payment',
    },
  },
  'given-up-line-forgotten': {
    bug: `A reservation that vanished and was made again is not remembered: when it comes back, it is somebody else's.`,
    file: BUY,
    find: `intent = await saveLost(run, { ...rest, phase: 'adding' });`,
    replace: `intent = await save(run, { ...rest, phase: 'adding' });`,
    caughtBy: {
      test: 'test/engine/purchase/buy.test.ts',
      name: 'a reservation that vanished although nothing was sent for it counts as left over when it is made again: it may come back into view',
    },
  },
  'second-turn-not-exclusive': {
    bug: 'An accepted payment that bought nothing is sent again beside other purchases of the account.',
    file: BUY,
    find: 'await exclusively(() => settle(run, sale, { intent: unpaid, mayRepeat: repeatable }));',
    replace: 'await settle(run, sale, { intent: unpaid, mayRepeat: repeatable });',
    caughtBy: {
      test: 'test/engine/purchase/pay.test.ts',
      name: 'a payment that the vendor accepted and goes on showing unpaid is only paid again while no other purchase of the account is under way',
    },
  },
  'moved-manifest-pays-again': {
    bug: 'An accepted payment that bought nothing is sent again although the manifest has moved since.',
    file: BUY,
    find: 'const repeatable = open?.sent !== true || mayRepeat(action);',
    replace: 'const repeatable = true;',
    caughtBy: {
      test: 'test/engine/purchase/pay.test.ts',
      name: 'a payment that the vendor accepted and goes on showing unpaid is not paid again when the manifest has moved since',
    },
  },
  'approval-overwritten': {
    bug: 'Whoever goes on with a payment is written down as who approved it.',
    file: 'src/engine/purchase/run.ts',
    find: 'return approval && !intent.sent ? { approval } : {};',
    replace: 'return approval ? { approval } : {};',
    caughtBy: {
      test: 'test/engine/purchase/pay-again.test.ts',
      name: 'before a payment is repeated it stays with whoever approved the first: the second only finds out what that one came to',
    },
  },
  'first-of-many-addresses': {
    bug: 'Of a name with several addresses, one that failed without a code is passed over: then nothing counts as sent.',
    file: HTTP,
    find: 'return codes[Math.max(0, doubtful)];',
    replace: 'return codes[doubtful] ?? codes[0];',
    breaks: TWICE,
    caughtBy: {
      test: 'test/providers/http.test.ts',
      name: 'a request that failed at one address for no known reason may have left',
    },
  },
  'timeout-is-unsent': {
    bug: 'A request whose answer does not come in time counts as never sent.',
    file: HTTP,
    find: `  'UND_ERR_CONNECT_TIMEOUT',`,
    replace: `  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',`,
    breaks: TWICE,
    caughtBy: {
      test: 'test/providers/http.test.ts',
      name: 'a request that failed for an answer that did not come may have left',
    },
  },
  'hint-out-of-the-blue': {
    bug: 'An id in the answer to a payment decides between two servers although it is neither of them.',
    file: 'src/providers/zomro/kinds/servers/seek.ts',
    find: 'const hinted = candidates.find(',
    replace: 'const hinted = reading.rows.find(',
    caughtBy: {
      test: 'test/providers/zomro/servers-seek.test.ts',
      name: 'our line has left the cart an id in the answer decides between two, but only when it is one of them',
    },
  },
  'many-vanished-believed': {
    bug: 'A listing that lacks very many known servers is believed.',
    file: 'src/providers/zomro/vanished.ts',
    find: 'if (missing.length > MOST_READ) throw hiding(func, missing);',
    replace: 'if (missing.length > MOST_READ) return;',
    breaks: TWICE,
    caughtBy: {
      test: 'test/providers/zomro/vanished.test.ts',
      name: 'ids that a listing does not show any more are too many to be gone: such a listing hides things, whatever else the vendor says',
    },
  },
  'survey-filtered': {
    bug: 'What existed before a purchase is read through a filter that was set since the plan was made.',
    file: SALE,
    find: `const rows = await listRows(api, true);
  const cart`,
    replace: `const rows = await listRows(api);
  const cart`,
    caughtBy: {
      test: 'test/providers/zomro/servers-purchase.test.ts',
      name: 'what exists before is read whole, although a filter was set since this connection has looked for one',
    },
  },
  'name-filtered': {
    bug: 'The last look whether a name is free goes through a filter that was set since the plan was made.',
    file: 'src/engine/refuse-taken.ts',
    find: '{ keys: [key], ids: [], anew: true }',
    replace: '{ keys: [key], ids: [] }',
    breaks: TWICE,
    caughtBy: {
      test: 'test/scenarios/names.test.ts',
      name: 'a name that is taken after the plan was made and is hidden by a filter that was set since then too, is not bought a second time either',
    },
  },
  'cart-before-list': {
    bug: 'The cart is read before the list of servers, so that a payment carried out in between is seen half.',
    file: SALE,
    find: `      const rows = await listRows(api, true);
      await checkVanished(
        before.things,
        rows.map(({ id }) => id),
      );
      const cart = await readCart(client);
`,
    replace: `      const cart = await readCart(client);
      const rows = await listRows(api, true);
      await checkVanished(
        before.things,
        rows.map(({ id }) => id),
      );
`,
    caughtBy: {
      test: 'test/providers/zomro/servers-purchase.test.ts',
      name: 'looking for what was paid a payment that is carried out between the two readings is never two contradicting things',
    },
  },
  'image-list-error-empty': {
    bug: 'A list of images that can not be read counts as an empty one.',
    file: 'src/providers/zomro/kinds/images/rows.ts',
    find: `return api.listing({ func: 'image', filter: FILTER, recheck });`,
    replace: `return api.listing({ func: 'image', filter: FILTER, recheck }).catch(() => []);`,
    breaks: TWICE,
    caughtBy: {
      test: 'test/providers/zomro/images.test.ts',
      name: 'the listing does not take a list that can not be read for an empty one',
    },
  },
  'zomro-form-unread': {
    bug: 'A renewal is bought although its form shows that somebody has renewed the service.',
    file: 'src/providers/zomro/kinds/renewals/purchase.ts',
    find: `  if (form.expiration !== undefined) refuseMoved(want, order, form.expiration);
`,
    replace: '',
    breaks: TWICE,
    caughtBy: {
      test: 'test/scenarios/zomro-renewals.test.ts',
      name: 'a renewal that is due is not bought when the form says another expiration than the list that was read before it',
    },
  },
  'ovh-busy-ignored': {
    bug: 'A renewal whose payment got no answer is paid again although the service has an open bill.',
    file: 'src/providers/ovh/kinds/renewals/sighting.ts',
    find: 'if (isLater(was, reading.expiration) || vendorIsBusy(reading, await readExpanded(client, reading.id)))',
    replace: 'if (isLater(was, reading.expiration))',
    breaks: TWICE,
    caughtBy: {
      test: 'test/providers/ovh/renewals-payment.test.ts',
      name: 'looking for a payment is without an answer while the service has a bill that is pendingDebt',
    },
  },
  'remote-fence-follows': {
    bug: 'A write to a remote state replaces whatever stands there now, not what this run has read or written.',
    file: 'src/state/remote-write.ts',
    find: '{ expected: stored?.version ?? null, lockId }',
    replace: '{ expected: (await backend.read())?.version ?? null, lockId }',
    breaks: TWICE,
    caughtBy: {
      test: 'test/state/remote-store.test.ts',
      name: 'a backend that looks at no lock when it is written is not written over what somebody else has written since',
    },
  },
  'empty-remote-state-is-new': {
    bug: 'A remote state that is there and empty counts as one that was never saved.',
    file: 'src/state/remote-load.ts',
    find: 'if (stored === undefined) {',
    replace: 'if (!stored?.body) {',
    caughtBy: {
      test: 'test/state/remote-store.test.ts',
      name: `a backend in memory: what lies there is refused and left alone when it is 'empty'`,
    },
  },
}).map(([id, { bug, file, find, replace, breaks = UNTRUE, caughtBy }]) => ({
  id,
  bug,
  patches: [{ file, find, replace }],
  breaks,
  caughtBy,
}));
