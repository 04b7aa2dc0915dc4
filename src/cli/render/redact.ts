/** Takes registered secrets out of everything that is printed, in each spelling they may come in. */
import { type Attributes, isList, isRecord, type Json } from '../../model/json.ts';
import { safeText } from './safe-text.ts';

const REPLACEMENT = '(sensitive)';

/** Shorter values would eat ordinary words; nothing that short keeps a secret. */
const SHORTEST = 4;

/** Less of the beginning of a secret gives nothing away. */
const SHORTEST_PART = 8;

/** Pieces of base64 shorter than this match by chance. */
const SHORTEST_BASE64 = 8;

export interface Redactor {
  /** Registers a secret value; it holds from the next call on. */
  readonly add: (secret: string) => void;
  readonly redact: (text: string) => string;
  /** The same for data, before it becomes JSON: a secret that looks like a number must not break the syntax. */
  readonly redactJson: (value: Json) => Json;
}

/** Knows nothing at first. The search is compiled anew only when a secret was added since the last call. */
export function makeRedactor(): Redactor {
  const spellings = new Set<string>();
  let search: RegExp | undefined;
  const compiled = (): RegExp | undefined => {
    if (spellings.size > 0) search ??= anyOf(spellings);
    return search;
  };
  const redact = (text: string): string => {
    const found = compiled();
    return found === undefined ? text : text.replace(found, REPLACEMENT);
  };
  return {
    add(secret) {
      const before = spellings.size;
      for (const spelling of spellingsOf(secret)) spellings.add(spelling);
      if (spellings.size !== before) search = undefined;
    },
    redact,
    redactJson: (value) => (compiled() === undefined ? value : mapTexts(value, redact)),
  };
}

/** Longest first: a secret that contains another is taken out as a whole. What was cut off comes last. */
function anyOf(spellings: ReadonlySet<string>): RegExp {
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp([...longestFirst.map(whole), ...beginnings(longestFirst)].join('|'), 'g');
}

/** Lines are broken at blanks before they come here, and the next one begins with a margin. */
function whole(text: string): string {
  return text.split(/ +/).map(literally).join('\\s+');
}

/** Texts are shortened before they come here as well: a part from its beginning on, up to the dots that say so. */
function beginnings(longestFirst: readonly string[]): string[] {
  const found = new Map<string, number>();
  for (const text of longestFirst.filter(({ length }) => length > SHORTEST_PART)) {
    const start = text.slice(0, SHORTEST_PART);
    found.set(start, Math.max(found.get(start) ?? 0, text.length - SHORTEST_PART));
  }
  return [...found].map(([start, rest]) => `${whole(start)}[^\u2026]{0,${rest}}?(?=\u2026|\\.\\.\\.)`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** A secret as it may turn up: itself, each of its lines, and all of these escaped or encoded. */
function spellingsOf(secret: string): Set<string> {
  const lines = secret.split(/\r?\n/u);
  const found = new Set(
    [secret, secret.trim(), ...lines, ...lines.map((line) => line.trim())].filter(isLongEnough).flatMap(spell),
  );
  return new Set([...found].filter(isLongEnough));
}

function isLongEnough(text: string): boolean {
  return text.length >= SHORTEST;
}

function spell(text: string): string[] {
  const url = encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
  const form = new URLSearchParams({ '': text }).toString().slice(1);
  const json = JSON.stringify(text).slice(1, -1);
  return [
    text,
    safeText(text),
    safeText(text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')),
    url,
    form,
    ...[url, form].map(lowerCaseEscapes),
    json,
    json.replaceAll('/', '\\/'),
    asciiJson(json),
    markup(text),
    ...base64(text),
  ];
}

function lowerCaseEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/** JSON as writers that keep to ASCII have it. */
function asciiJson(json: string): string {
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** As XML and HTML have it: a panel may repeat what it was sent. */
function markup(text: string): string {
  const names: { readonly [character: string]: string } = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}

/**
 * Both alphabets of base64, padding left off. Inside a longer text (`user:secret`) the same bytes encode in three ways,
 * by where they begin; the characters at both ends that depend on the neighbours are left out.
 */
function base64(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const plain = bytes.toString('base64').replace(/=+$/, '');
  const inside = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = Math.floor(((shift + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((shift * 8) / 6), whole);
  });
  const all = [plain, ...inside.filter(({ length }) => length >= SHORTEST_BASE64)];
  return all.flatMap((each) => [each, each.replaceAll('+', '-').replaceAll('/', '_')]);
}

function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (isList(value)) return value.map((item) => mapTexts(item, change));
  if (!isRecord(value)) return value;
  const fields = Object.entries(value).map(([field, inner]) => [change(field), mapTexts(inner, change)] as const);
  return Object.fromEntries(fields) satisfies Attributes;
}
