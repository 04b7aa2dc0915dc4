/** A connection as people write it: an address, or PostgreSQL's keywords and values. Nothing of it is ever quoted back. */
import { HostformError } from '../../model/errors.ts';

/** Under the names that libpq gives them: `host`, `user`, `dbname`, `sslmode`. */
export type ConnectionWords = { readonly [word: string]: string };

const ADDRESS =
  /^postgres(?:ql)?:\/\/(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<host>\[[^\]]*\]|[^:/?]*)(?::(?<port>[^/?]*))?(?:\/(?<dbname>[^?]*))?(?:\?(?<rest>.*))?$/su;

const WORD = /\s*(?<word>[a-z_]+)\s*=\s*(?:'(?<quoted>(?:[^'\\]|\\.)*)'|(?<plain>(?:[^\s'\\]|\\.)*))(?=\s|$)/suy;

/** What we could not keep, and whose absence would make a connection less safe than it was asked to be. */
const UNSUPPORTED = ['hostaddr', 'requirepeer', 'service', 'sslcrl', 'sslcrldir'];

/** @throws HostformError USAGE, without a word of what was given. */
export function parseConnection(text: string): ConnectionWords {
  const trimmed = text.trim();
  const words = /^[a-z]+:\/\//i.test(trimmed) ? parseAddress(trimmed) : parseKeywords(trimmed);
  const unsupported = UNSUPPORTED.filter((word) => words[word] !== undefined);
  if (unsupported.length > 0) throw misspelt(`${unsupported.join(', ')} can not be honoured.`);
  if (words['host']?.includes(',')) throw misspelt('It names several servers; name one.');
  return words;
}

function parseAddress(text: string): ConnectionWords {
  const groups = ADDRESS.exec(text)?.groups;
  if (!groups) throw misspelt('An address is postgres://USER:PASSWORD@HOST:PORT/DATABASE.');
  const { user, password, host, port, dbname, rest } = groups;
  // Whatever stands around a bare @ or / may be half of a password, so it must not become part of a name that is shown.
  if ([host, port, dbname].some((part) => part?.includes('@'))) {
    throw misspelt('In a user name or password, @ is written %40, / is %2F, : is %3A and ? is %3F.');
  }
  const parts = { user, password, host: host?.replace(/^\[(.*)\]$/, '$1'), port, dbname };
  const given = Object.entries(parts).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const named = given.map(([word, value]): [string, string] => [word, decoded(value)]);
  return Object.fromEntries([...named, ...new URLSearchParams(rest ?? '')]);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw misspelt('A % in it is not followed by two hexadecimal digits; a bare one is written %25.');
  }
}

function parseKeywords(text: string): ConnectionWords {
  const words: [string, string][] = [];
  const pattern = new RegExp(WORD);
  while (pattern.lastIndex < text.length) {
    const groups = pattern.exec(text)?.groups;
    if (!groups?.['word']) {
      throw misspelt('Write an address (postgres://…), or words and values: host=db.example dbname=infra.');
    }
    words.push([groups['word'], (groups['quoted'] ?? groups['plain'] ?? '').replaceAll(/\\(.)/gs, '$1')]);
  }
  return Object.fromEntries(words);
}

function misspelt(why: string): HostformError {
  return new HostformError('USAGE', 'The connection to PostgreSQL can not be understood', { detail: why });
}
