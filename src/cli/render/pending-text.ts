/** Purchases that are open: what is known of each, and the exact commands that bring it to an end. */
import { type Attributes, isRecord, type Json, sortedKeys } from '../../model/json.ts';
import type { Candidate, Intent, IntentPhase } from '../../model/purchase.ts';
import type { Style } from './colors.ts';
import { durationText } from './phrases.ts';
import { moneyText, plural } from './price-text.ts';
import { type Command, commandLines, resolveCommands } from './resolve-commands.ts';
import { safeLines, safeText } from './safe-text.ts';
import { labelled, wrapText } from './text-width.ts';

export interface PendingLook {
  readonly style: Style;
  /** Wall clock, milliseconds, to say how long ago things were. */
  readonly now?: number;
  readonly width?: number;
}

/** Where a purchase stands, in words; the first half of what `plan` calls resume. */
const STANDS: { readonly [phase in IntentPhase]: string } = {
  adding: 'it was being put into the cart; nothing was paid',
  reserved: 'it is reserved; nothing was paid',
  promo: 'the promo code was being applied; nothing was paid',
  paying: 'the payment was sent, and its answer was not seen',
  paid: 'it is paid, and not listed yet',
  sending: 'the order was sent, and its answer was not seen',
  blocked: 'what is listed is contradictory; only you can decide',
};

/** All open purchases; ends with a line end. */
export function pendingText(intents: readonly Intent[], look: PendingLook): string {
  if (intents.length === 0) return 'No purchase is open.\n';
  const head = look.style.bold(`${plural(intents.length, 'purchase')} ${intents.length === 1 ? 'is' : 'are'} open.`);
  return `${[head, ...byAddress(intents).map((intent) => intentLines(intent, look).join('\n'))].join('\n\n')}\n`;
}

function intentLines(intent: Intent, { style, now, width = 100 }: PendingLook): string[] {
  const room = width - LABEL - 3;
  const line = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : known(label, wrapText(text, room));
  return [
    `${style.bold(safeText(intent.address))} (${safeText(intent.provider)}): ${standing(intent)}`,
    ...line('since:', momentText(intent.sentAt ?? intent.startedAt, now)),
    ...line('price:', priceOf(intent)),
    ...line('reserved as:', intent.reservation === undefined ? undefined : safeText(intent.reservation)),
    ...line('seen unpaid:', watchText(intent)),
    ...known('found:', evidenceLines(intent, room)),
    ...known('candidates:', (intent.evidence?.candidates ?? []).map(candidateText)),
    '',
    ...commandLines(commandsOf(intent), style.cyan).map((line) => `  ${line}`),
  ];
}

const LABEL = 12;

function known(label: string, lines: readonly string[]): string[] {
  return labelled(label.padEnd(LABEL), lines, 2);
}

/** Once something was sent it stays sent, whatever the phase says since. */
function standing({ phase, sent }: Intent): string {
  const paidNothing =
    phase === 'reserved' && sent ? 'it is reserved; a payment was sent before and did not arrive' : undefined;
  return paidNothing ?? STANDS[phase];
}

function momentText(iso: string, now: number | undefined): string {
  const at = Date.parse(iso);
  const ago = now === undefined || Number.isNaN(at) || at > now ? '' : ` (${durationText(now - at)} ago)`;
  return `${safeText(iso)}${ago}`;
}

function priceOf({ charge, quote }: Intent): string | undefined {
  if (charge) return moneyText(charge);
  return quote ? `${moneyText(quote.charge)} at most` : undefined;
}

function watchText({ watch }: Intent): string | undefined {
  if (!watch) return undefined;
  return `${plural(watch.readings, 'complete reading')}, ${safeText(watch.since)} to ${safeText(watch.last)}`;
}

function evidenceLines({ evidence, lost }: Intent, room: number): string[] {
  const answers = lost === 0 ? [] : [`${plural(lost, 'answer')} lost on the way; what was sent may have arrived`];
  const told = evidence ? safeLines(evidence.because) : [];
  return [...told, ...answers].flatMap((text) => wrapText(text, room));
}

function candidateText({ id, text }: Candidate): string {
  return `${safeText(id)}  ${safeText(text)}`;
}

/** A purchase that is not blocked is brought to its end by the next run, too. */
function commandsOf({ address, phase, evidence }: Intent): Command[] {
  const [only, another] = evidence?.candidates ?? [];
  const resolve = resolveCommands(address, only && !another ? only.id : undefined);
  return phase === 'blocked' ? resolve : [['hostform apply', 'goes on with it, and pays nothing twice'], ...resolve];
}

/** The same for programs: `{ pending: [...] }`, sorted by address. */
export function pendingDocument(intents: readonly Intent[]): Attributes {
  return { pending: byAddress(intents).map(intentJson) };
}

function intentJson(intent: Intent): Attributes {
  const { address, provider, kind, phase, startedAt, sent, sentAt, lost } = intent;
  const { reservation, charge, quote, watch, evidence } = intent;
  const seen = sortedKeys({ reservation, charge, quote, watch, evidence } as unknown as Json);
  return {
    address,
    provider,
    kind,
    phase,
    started_at: startedAt,
    sent,
    ...(sentAt === undefined ? {} : { sent_at: sentAt }),
    ...(isRecord(seen) ? seen : {}),
    lost_answers: lost,
    resolve: commandsOf(intent).map(([command]) => command),
  };
}

function byAddress(intents: readonly Intent[]): Intent[] {
  return intents.toSorted((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}
