import { describe, expect, test } from 'vitest';
import { fillText, fillVariables } from '../../../src/manifest/yaml/interpolate.ts';
import { parseTemplate } from '../../../src/manifest/yaml/template.ts';
import { HostformError } from '../../../src/model/errors.ts';

const ENV = { A: 'one', B: 'two', EMPTY: '', DOLLAR: '${A} $$', _x1: 'low', SPACED: ' a\nb ' };

describe('a text with variables', () => {
  test.each([
    ['plain', 'plain'],
    ['${A}', 'one'],
    ['${A}${B}', 'onetwo'],
    ['<${A}-${B}>', '<one-two>'],
    ['${_x1}', 'low'],
    ['${EMPTY}', ''],
    ['${A:-d}', 'one'],
    ['${NONE:-d}', 'd'],
    ['${EMPTY:-d}', 'd'],
    ['${NONE:-}', ''],
    ['${NONE:-${B}}', 'two'],
    ['${NONE:-a ${NIL:-b ${B}} c}', 'a b two c'],
    ['${NONE:-$$5}', '$5'],
    ['${NONE:-x:-y?}', 'x:-y?'],
    ['${NONE:-1.5}', '1.5'],
    ['${NONE:-{}', '{'],
    ['${A:?needed}', 'one'],
    ['${A:?}', 'one'],
    ['$$', '$'],
    ['$${A}', '${A}'],
    ['$$${A}', '$one'],
    ['$A and $', '$A and $'],
    ['a$b$$c', 'a$b$c'],
    ['${DOLLAR}', '${A} $$'],
    ['${SPACED}', ' a\nb '],
    ['}', '}'],
  ])('%s is filled as %j', (text, value) => {
    expect(fillText(text, ENV)).toMatchObject({ value, unset: [], flaws: [] });
  });

  test.each([
    ['${NONE}', [{ name: 'NONE', empty: false, mark: { index: 0, raw: '${NONE}' } }]],
    [
      'a ${NONE:?say why}',
      [{ name: 'NONE', empty: false, message: 'say why', mark: { index: 2, raw: '${NONE:?say why}' } }],
    ],
    ['${EMPTY:?}', [{ name: 'EMPTY', empty: true, message: '', mark: { index: 0, raw: '${EMPTY:?}' } }]],
    ['${X:-${NONE}}', [{ name: 'NONE', empty: false, mark: { index: 5, raw: '${NONE}' } }]],
    ['${toString}', [{ name: 'toString', empty: false, mark: { index: 0, raw: '${toString}' } }]],
  ])('%s lacks a variable and keeps its text', (text, unset) => {
    expect(fillText(text, ENV)).toMatchObject({ value: text, unset });
  });

  test.each([
    ['${', '${ is never closed with }.'],
    ['${A', '${ is never closed with }.'],
    ['${A:-b', '${ is never closed with }.'],
    ['${A:-${B}', '${ is never closed with }.'],
    ['${A:?b', '${ is never closed with }.'],
    ['${}', '${} names no variable.'],
    ['${:-x}', '${} names no variable.'],
    ['${1A}', '"1A" is no name of a variable.'],
    ['${ A }', '" A " is no name of a variable.'],
    ['${A-b}', '"A-b" is no name of a variable.'],
    ['${A:b}', 'Only "}", ":-" or ":?" may stand after "A".'],
    ['${A:+b}', 'Only "}", ":-" or ":?" may stand after "A".'],
    ['${${A}}', 'Only "}", ":-" or ":?" may stand after ${.'],
    ['${servers.web}', '"servers.web" is no reference: it takes a kind, a key and an output.'],
    ['${servers.web.a.b}', '"servers.web.a.b" is no reference: it takes a kind, a key and an output.'],
    ['${servers.Web.id}', '"servers.Web.id" is no reference: it takes a kind, a key and an output.'],
    ['${a.b.c:-d}', 'A reference takes neither a default nor a message.'],
    ['${a.b.c:?d}', 'A reference takes neither a default nor a message.'],
    ['${A:-'.repeat(17) + '}'.repeat(17), 'Too many defaults are inside one another.'],
    ['${A}'.repeat(1001), 'There are too many ${ in one text.'],
  ])('%s is malformed', (text, detail) => {
    expect(fillText(text, ENV).flaws.map((flaw) => flaw.detail)).toEqual([detail]);
  });

  test.each([
    ['${A-b}', 'write ${A:-b}'],
    ['${A?b}', 'write ${A:?b}'],
    ['${ A }', 'write ${A}, without blanks'],
    ['${a.b.c:-d}', 'write ${a.b.c}'],
  ])('%s comes with a correction', (text, hint) => {
    expect(parseTemplate(text).flaws[0]?.hint).toBe(hint);
  });

  test('tells every flaw of a text, and where it is', () => {
    const marks = parseTemplate('${1} ${A} ${2:-x} ${B:c}').flaws.map(({ mark }) => mark);
    expect(marks).toEqual([
      { index: 0, raw: '${1}' },
      { index: 10, raw: '${2:-x}' },
      { index: 18, raw: '${B:c}' },
    ]);
  });

  test('takes a thousand nested closings without trouble', () => {
    expect(fillText('}'.repeat(1e6), ENV).value).toHaveLength(1e6);
  });
});

describe('a text with references', () => {
  test('is taken apart into fixed text and references, and keeps its own text as value', () => {
    const filled = fillText('$${${A}/${servers.web-1.ipv4}:${B}${images.a.uid}', ENV);
    expect(filled.value).toBe('$${${A}/${servers.web-1.ipv4}:${B}${images.a.uid}');
    expect(filled.parts).toEqual([
      { text: '${one/' },
      { address: 'servers.web-1', output: 'ipv4' },
      { text: ':two' },
      { address: 'images.a', output: 'uid' },
    ]);
  });

  test('may have one in a default that counts', () => {
    expect(fillText('${NONE:-${servers.a.id}}', ENV).parts).toEqual([{ address: 'servers.a', output: 'id' }]);
    expect(fillText('${A:-${servers.a.id}}', ENV)).toMatchObject({ value: 'one', references: [] });
  });
});

describe('a text that stands for a secret', () => {
  test.each([
    ['${A}', true],
    ['${A}${B}', true],
    ['${A:-}', true],
    ['${A:?why}', true],
    ['${A:-${B}}', true],
    ['${A:-b}', false],
    ['${A:-${B:-c}}', false],
    ['x${A}', false],
    ['$$', false],
    ['${servers.a.id}', false],
    ['plain', false],
  ])('%s is made of variables only: %s', (text, expected) => {
    expect(fillText(text, ENV).variablesOnly).toBe(expected);
  });

  test('is filled again from a saved plan', () => {
    expect(fillVariables('${A}${NONE:-}', ENV)).toBe('one');
  });

  test.each([
    ['${NONE}', 'VARIABLE_UNSET'],
    ['${EMPTY:?x}', 'VARIABLE_UNSET'],
    ['${', 'REFERENCE'],
    ['${a.b.c}', 'REFERENCE'],
  ])('%s can not be filled: %s', (text, code) => {
    const fill = () => fillVariables(text, ENV);
    expect(fill).toThrow(HostformError);
    expect(fill).toThrow(expect.objectContaining({ code }));
  });
});
