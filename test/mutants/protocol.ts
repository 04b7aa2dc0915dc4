/** The bugs of reliability.md §2, second table: the protocol of a purchase (purchase.md), got wrong in one place each. */
import type { Mutant } from './mutant.ts';

const TWICE = /twice|bought \d+ times|more than one|two lines/i;
const STRANGER = /stranger|foreign|not ours|adopt|which is not of it/i;
const WRITTEN = /before .*(on disk|durable|written)/i;

const any = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'), 'i');

const BUY = 'src/engine/purchase/buy.ts';
const PAY = 'src/engine/purchase/pay.ts';
const SEEK = 'src/providers/zomro/kinds/servers/seek.ts';

/** Takes no notice of our line: the name (and what existed before) has to do. */
const LINE_NOT_LOOKED_AT = {
  file: SEEK,
  find: `  if (reading.lineOpen)
    return ambiguous(candidates, 'A server like this appeared while our line is still in the cart.');
`,
  replace: '',
};

export const PROTOCOL: readonly Mutant[] = [
  {
    id: 'no-journal',
    bug: 'No journal: what is committed is held in memory until the session closes and the state file is written.',
    patches: [
      {
        file: 'src/state/shelf.ts',
        find: 'append: async (line) => (await begin()).append(line),',
        replace: 'append: async () => void (await begin()),',
      },
    ],
    breaks: any(TWICE, WRITTEN),
    caughtBy: {
      test: 'test/state/store.test.ts',
      name: 'after a run that was killed the next one folds its journal before it goes on, and says that it took the lock over',
    },
  },
  {
    id: 'journal-after-payment',
    bug: 'The point of no return is written down after the payment was sent, not before.',
    patches: [
      {
        file: PAY,
        find: `    const paying = await save(run, {
      ...begun,`,
        replace: `    const paying: Intent = {
      ...begun,`,
      },
      {
        file: PAY,
        find: `      sentAt: isoNow(run.clock),
    });
    try {
      const { hint } = await sale.pay(paying.reservation ?? '', run.want);`,
        replace: `      sentAt: isoNow(run.clock),
    };
    try {
      const { hint } = await sale.pay(paying.reservation ?? '', run.want).finally(() => save(run, paying));`,
      },
    ],
    breaks: any(TWICE, WRITTEN),
    caughtBy: {
      test: 'test/engine/purchase/buy.test.ts',
      name: 'a purchase in which nothing goes wrong writes down each step before it is taken',
    },
  },
  {
    id: 'ambiguous-new-line',
    bug: 'A payment without an answer is made once more at once, on a new line of the cart.',
    patches: [
      {
        file: PAY,
        find: `if (effect === 'unclear') return paying;`,
        replace: `if (effect === 'unclear' && now.sent) return paying;
      if (effect === 'unclear')
        return sendPayment(run, sale, { ...now, sent: true, reservation: await sale.reserve(run.want) });`,
      },
    ],
    breaks: TWICE,
    caughtBy: {
      test: 'test/engine/purchase/pay.test.ts',
      name: 'a payment without an answer is not repeated when the thing is listed',
    },
  },
  {
    id: 'recovery-starts-over',
    bug: 'The next run takes an open purchase back and begins a new one, although a payment of it may have left.',
    patches: [
      {
        file: BUY,
        find: 'if (open?.sent) return resumeSent(purchase, sale, open);',
        replace: `if (open?.phase === 'paid') return resumeSent(purchase, sale, open);`,
      },
      {
        file: BUY,
        find: `const abandoned = open !== undefined && action.resume?.from === 'abandon';`,
        replace: 'const abandoned = open !== undefined;',
      },
    ],
    breaks: TWICE,
    caughtBy: {
      test: 'test/engine/purchase/buy.test.ts',
      name: 'going on with a purchase that nothing was paid for never takes back, nor pays again, what was paid for since the plan was made',
    },
  },
  {
    id: 'gives-up-listing',
    bug: 'What was paid and is not listed by the end of the wait counts as not bought: the purchase is closed, and the next run buys again.',
    patches: [
      {
        file: 'src/engine/purchase/watch.ts',
        find: `    if (readings >= LEAST_READINGS && isOver(run, { answered, seen, waited, before, watch: now.watch }))
      throw ended(run, answered, seen, now);`,
        replace: `    if (readings >= LEAST_READINGS && isOver(run, { answered, seen, waited, before, watch: now.watch })) {
      if (seen?.kind === 'gone') await endVoid(run, now, 'It was never listed.');
      throw ended(run, answered, seen, now);
    }`,
      },
    ],
    breaks: TWICE,
    caughtBy: {
      test: 'test/engine/purchase/pay.test.ts',
      name: 'a payment that the vendor accepted is waited for as long as a delivery, and never sent again',
    },
  },
  {
    id: 'newest-is-ours',
    bug: 'The newest server that was not there before is ours, whatever it is called.',
    patches: [
      {
        file: SEEK,
        find: '(row) => !known.has(row.id) && fits(row, reading));',
        replace: `(row) => !known.has(row.id) && row.condition.status !== 'deleted')
    .toSorted((a, b) => Number(b.id) - Number(a.id))
    .slice(0, 1);`,
      },
    ],
    breaks: STRANGER,
    caughtBy: {
      test: 'test/providers/zomro/servers-seek.test.ts',
      name: 'our line has left the cart a server that has another name is not it',
    },
  },
  {
    id: 'name-only',
    bug: 'A new server with the ordered name is ours; that our line is still in the cart does not count (our orders carry no mark unless asked to: the consumed line stands for it).',
    patches: [LINE_NOT_LOOKED_AT],
    breaks: STRANGER,
    caughtBy: {
      test: 'test/providers/zomro/servers-seek.test.ts',
      name: 'our line is still in the cart and a server like it is new: ambiguous',
    },
  },
  {
    id: 'name-and-no-pre-image',
    bug: 'A server with the ordered name is ours, whenever it was bought; neither what existed before nor a name that was taken is looked at.',
    patches: [
      LINE_NOT_LOOKED_AT,
      {
        file: SEEK,
        find: `  const known = new Set(reading.before.things);
  const candidates = reading.rows.filter((row) => !known.has(row.id) && fits(row, reading));`,
        replace: '  const candidates = reading.rows.filter((row) => fits(row, reading));',
      },
      { file: BUY, find: '  await run.refuseTaken?.();\n  const before', replace: '  const before' },
    ],
    breaks: STRANGER,
    caughtBy: {
      test: 'test/providers/zomro/servers-seek.test.ts',
      name: 'our line has left the cart a server that existed before is not it',
    },
  },
  {
    id: 'no-quiet-window',
    bug: 'A payment without an answer is repeated after four looks, however soon after it was sent.',
    patches: [
      {
        file: 'src/engine/purchase/window.ts',
        find: 'known !== undefined && known.readings >= LEAST_READINGS && credit + clock.elapsed() - since >= pace.settleTimeMs,',
        replace:
          'known !== undefined && known.readings >= LEAST_READINGS && credit + clock.elapsed() - since >= pace.pollIntervalMs,',
      },
    ],
    breaks: any(TWICE, /before .*settle|too (soon|early)/),
    caughtBy: {
      test: 'test/engine/purchase/pay.test.ts',
      name: 'a payment without an answer is repeated for the same line, after settle_time of looking and not before',
    },
  },
  {
    id: 'forgets-sent',
    bug: 'When a repeated payment provably does not leave, the purchase goes back to "reserved" as if none had ever been sent.',
    patches: [
      {
        file: PAY,
        find: `const unpaid = await save(run, { ...now, phase: 'reserved' });`,
        replace: `const unpaid = await save(run, { ...now, phase: 'reserved', sent: false });`,
      },
    ],
    breaks: TWICE,
    caughtBy: {
      test: 'test/engine/purchase/pay-again.test.ts',
      name: 'a payment that provably never left does not forget that another one may have left before',
    },
  },
  {
    id: 'no-serial-fence',
    bug: 'A commit does not ask whether the state is still ours: a holder that was stopped and robbed of its lock goes on where it was.',
    patches: [
      {
        file: 'src/state/session.ts',
        find: `    held.verify();
    await shelf.append(serializeEntry({ ...head, changes }, shelf.sealing));
    held.verify();`,
        replace: '    await shelf.append(serializeEntry({ ...head, changes }, shelf.sealing));',
      },
      {
        file: 'src/state/remote-write.ts',
        find: '{ expected: stored?.version ?? null, lockId }',
        replace: '{ expected: (await backend.read())?.version ?? null, lockId }',
      },
    ],
    breaks: any(TWICE, /serial|fence|holder/),
    caughtBy: {
      test: 'test/state/disk.test.ts',
      name: 'a lock that is taken away while a line is being written: nothing may be sent on that line',
    },
  },
];
