/** The ledger beside the vendors' own lists: what explains each payment, and what nothing explains. */
import type { ReconcileClass, ReconcileFinding, Reconciliation, Sum } from '../../engine/reconcile.ts';
import type { Attributes } from '../../model/json.ts';
import type { LedgerView } from '../ledger-query.ts';
import type { Style } from './colors.ts';
import { lineJson, moneyJson } from './ledger-json.ts';
import { momentText } from './ledger-text.ts';
import { moneyText, plural } from './price-text.ts';
import { safeText } from './safe-text.ts';

interface Told {
  readonly since: string;
  readonly books: readonly Reconciliation[];
  readonly view: Pick<LedgerView, 'open' | 'damaged'>;
}

/** Ends with a line end. */
export function reconcileText({ since, books, view }: Told, style: Style): string {
  if (books.length === 0) return 'Nothing was bought, and no account is known: there is nothing to compare.\n';
  const findings = books.flatMap((book) => book.findings);
  const open = view.open.length === 0 ? [] : [`${plural(view.open.length, 'payment')} open: hostform pending`];
  const verdict =
    findings.length === 0 && view.damaged.length === 0
      ? style.green('Everything is explained.')
      : style.bold(`${plural(findings.length, 'thing')} unexplained.`);
  return `${[...books.map((book) => bookText(book, since, style)), ...open, verdict].join('\n')}\n`;
}

function bookText({ provider, account, findings, ...sums }: Reconciliation, since: string, style: Style): string {
  const rows = [
    ['listed by the vendor', sums.listed],
    ['  in the ledger', sums.bought],
    ['  running costs', sums.running],
    ['  still open', sums.open],
  ] as const;
  const shown = rows.filter(([, { count }], at) => at === 0 || count > 0);
  return [
    `${style.bold(safeText(provider))} (account ${safeText(account)}), since ${safeText(momentText(since))}`,
    ...shown.map(([label, sum]) => `  ${label.padEnd(22)}${sumText(sum)}`),
    ...findings.flatMap((finding) => ['', ...findingLines(finding, style)]),
    '',
  ].join('\n');
}

function sumText({ count, amounts }: Sum): string {
  const money = amounts.length === 0 ? '' : `, ${amounts.map(moneyText).join(' and ')}`;
  return `${plural(count, 'payment')}${money}`;
}

const WORDS: { readonly [name in ReconcileClass]: string } = {
  undeclared: 'Paid for something that nobody declared',
  'no-payment': 'In the ledger, and not in the list of the vendor',
  'other-amount': 'The vendor lists another amount',
  'let-go': 'Bought here, still there, and not managed any more',
};

function findingLines({ class: name, line, payment }: ReconcileFinding, style: Style): string[] {
  const own =
    line && `${line.address} ${line.thing}: ${moneyText(line.charged)}, ${momentText(line.at)}, ledger ${line.id}`;
  const theirs =
    payment &&
    `${moneyText(payment.amount)}, ${payment.at === undefined ? 'no date' : momentText(payment.at)}, payment ${payment.id}: ${payment.what}`;
  return [
    `  ${style.yellow(WORDS[name])}`,
    ...[own, theirs].flatMap((text) => (text === undefined ? [] : [`    ${safeText(text)}`])),
  ];
}

/** The same for programs. */
export function reconcileDocument({ since, books, view }: Told): Attributes {
  const findings = books.flatMap((book) => book.findings);
  return {
    since,
    explained: findings.length === 0 && view.damaged.length === 0,
    providers: books.map(({ provider, account, listed, bought, running, open }) => ({
      provider,
      account,
      listed: sumJson(listed),
      bought: sumJson(bought),
      running: sumJson(running),
      open: sumJson(open),
    })),
    findings: findings.map(findingJson),
    damaged: view.damaged.map(({ line, because }) => ({ line, because })),
  };
}

function sumJson({ count, amounts }: Sum): Attributes {
  return { payments: count, amounts: amounts.map(moneyJson) };
}

function findingJson({ class: name, provider, address, line, payment }: ReconcileFinding): Attributes {
  return {
    class: name,
    provider,
    ...(address !== undefined && { address }),
    ...(line && { line: lineJson(line) }),
    ...(payment && {
      payment: {
        id: payment.id,
        ...(payment.at !== undefined && { at: payment.at }),
        amount: moneyJson(payment.amount),
        what: payment.what,
        things: [...payment.things],
        ...(payment.reservation !== undefined && { reservation: payment.reservation }),
      },
    }),
  };
}
