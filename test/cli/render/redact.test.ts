import { describe, expect, it } from 'vitest';
import { makeRedactor } from '../../../src/cli/render/redact.ts';
import { safeText } from '../../../src/cli/render/safe-text.ts';

const SECRET = 'pä$$w0rd/&"<\\+x y';

function redactorOf(...secrets: string[]): ReturnType<typeof makeRedactor> {
  const redactor = makeRedactor();
  for (const secret of secrets) redactor.add(secret);
  return redactor;
}

describe('a registered secret', () => {
  const form = new URLSearchParams({ a: SECRET }).toString();
  const rows: [string, string][] = [
    ['raw', SECRET],
    ['in a URL', encodeURIComponent(SECRET)],
    ['in a URL with small letters', encodeURIComponent(SECRET).replace(/%../gu, (escape) => escape.toLowerCase())],
    ['in a form', form.slice(2)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in JSON with escaped slashes', JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/')],
    ['in JSON of ASCII', JSON.stringify(SECRET).slice(1, -1).replace('ä', '\\u00e4')],
    ['in XML', SECRET.replace('&', '&amp;').replace('"', '&quot;').replace('<', '&lt;')],
    ['in base64', Buffer.from(SECRET).toString('base64').replace(/=+$/u, '')],
    ['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
  ];

  it.each(rows)('is taken out %s', (_, spelled) => {
    expect(redactorOf(SECRET).redact(`before ${spelled} after`)).toBe('before (sensitive) after');
  });

  it.each(['', 'u', 'us', 'use'])('is taken out of a longer base64 text that begins with %j', (prefix) => {
    const encoded = Buffer.from(`${prefix}:hunter2-hunter2`).toString('base64');
    const shown = redactorOf('hunter2-hunter2').redact(encoded);
    expect(shown).toContain('(sensitive)');
    expect(Buffer.from(shown.replace('(sensitive)', ''), 'base64').toString()).not.toContain('unter');
  });

  it('is taken out as our own encoder shows it', () => {
    const odd = 'line\u001bend';
    expect(redactorOf(odd).redact(safeText(odd))).toBe('(sensitive)');
  });

  it('is taken out line by line when it has several', () => {
    expect(redactorOf('first line\nsecond line\n').redact('x second line y')).toBe('x (sensitive) y');
  });

  it('is taken out everywhere, and again after more were added', () => {
    const redactor = redactorOf('alpha');
    expect(redactor.redact('alpha beta alpha')).toBe('(sensitive) beta (sensitive)');
    redactor.add('beta');
    expect(redactor.redact('alpha beta')).toBe('(sensitive) (sensitive)');
  });

  it('is taken out as a whole when it contains another', () => {
    expect(redactorOf('hunter2', 'hunter2-and-more').redact('hunter2-and-more')).toBe('(sensitive)');
  });

  it('is taken out when its line was broken at a blank in it', () => {
    expect(redactorOf('correct horse battery').redact('a correct horse\n        battery b')).toBe('a (sensitive) b');
  });

  it.each([
    ['…', 'said: Correct-Horse-Bat…', 'said: (sensitive)…'],
    ['...', 'said: Correct-Horse-Bat...', 'said: (sensitive)...'],
    ['… in a URL', 'Correct%2FHorse%2FBat…', '(sensitive)…'],
  ])('is taken out when it was cut off with %s', (_, cut, shown) => {
    expect(redactorOf('Correct-Horse-Battery', 'Correct/Horse/Battery').redact(cut)).toBe(shown);
  });

  it('leaves what only begins like one', () => {
    const redactor = redactorOf('Correct-Horse-Battery');
    expect(redactor.redact('Correct-Hen and much more of the same…')).toBe('Correct-Hen and much more of the same…');
    expect(redactor.redact('Correct…')).toBe('Correct…');
  });

  it('is no pattern', () => {
    expect(redactorOf('a.c*[x]').redact('abc a.c*[x]')).toBe('abc (sensitive)');
  });

  it('with half a character does not break anything', () => {
    expect(redactorOf('half\ud800').redact('half\ud800')).toBe('(sensitive)');
  });
});

describe('what is left alone', () => {
  it('is everything while no secret is known', () => {
    expect(makeRedactor().redact('anything')).toBe('anything');
    expect(makeRedactor().redactJson({ a: [1] })).toEqual({ a: [1] });
  });

  it('is every word when a secret is empty or very short', () => {
    expect(redactorOf('', 'EUR', ' ab ').redact('20.00 EUR ab')).toBe('20.00 EUR ab');
  });
});

describe('data', () => {
  it('loses secrets in values and keys, and keeps its numbers', () => {
    const redactor = redactorOf('1234');
    expect(redactor.redactJson({ line: 1234, text: 'is 1234', list: ['1234', null, true], '1234': 1 })).toEqual({
      line: 1234,
      text: 'is (sensitive)',
      list: ['(sensitive)', null, true],
      '(sensitive)': 1,
    });
  });
});

describe('many writes', () => {
  it('stay cheap: the search is not compiled again', () => {
    const redactor = redactorOf(...Array.from({ length: 200 }, (_, at) => `secret-number-${at}`));
    let found = 0;
    for (let at = 0; at < 5000; at += 1)
      if (redactor.redact(`line ${at} secret-number-${at % 200}x`).includes('(sensitive)')) found += 1;
    expect(found).toBe(5000);
  });
});
