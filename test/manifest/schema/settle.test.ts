import { describe, expect, test } from 'vitest';
import type { SchemaError } from '../../../src/manifest/schema/schema-error.ts';
import { settleErrors } from '../../../src/manifest/schema/settle.ts';

const error = (keyword: string, instancePath: string, schemaPath: string, params = {}): SchemaError => ({
  keyword,
  instancePath,
  schemaPath: `#/properties/f/${schemaPath}`,
  params,
  parentSchema: {},
});
const known = () => false;
const told = (errors: SchemaError[], unknown: (one: SchemaError) => boolean = known) =>
  settleErrors(errors, unknown).map(({ keyword, instancePath }) => `${keyword} ${instancePath}`);

describe('of the errors of several forms', () => {
  const forms = [
    error('minimum', '/f/a', 'oneOf/0/properties/a/minimum'),
    error('pattern', '/f/b', 'oneOf/1/properties/b/pattern'),
    error('oneOf', '/f', 'oneOf', { passingSchemas: null }),
  ];

  test('those of the nearest form are told', () => {
    expect(told(forms)).toEqual(['minimum /f/a']);
  });

  test('none is told when one form may still fit, because its value is not known yet', () => {
    expect(told(forms, ({ instancePath }) => instancePath === '/f/b')).toEqual([]);
  });

  test('those of an inner choice are settled first', () => {
    const nested = [
      error('type', '/f', 'anyOf/0/type', { type: 'string' }),
      error('type', '/f', 'anyOf/1/anyOf/0/type', { type: 'integer' }),
      error('type', '/f', 'anyOf/1/anyOf/1/type', { type: 'boolean' }),
      error('anyOf', '/f', 'anyOf/1/anyOf'),
      error('anyOf', '/f', 'anyOf'),
    ];
    const [settled, ...more] = settleErrors(nested, known);
    expect(settled).toMatchObject({ keyword: 'type', params: { type: ['string', 'integer', 'boolean'] } });
    expect(more).toEqual([]);
  });

  test('the errors before them are left alone', () => {
    const others = [error('required', '/f', 'required'), error('enum', '/g', '../g/enum')];
    expect(told([...others, ...forms])).toEqual(['required /f', 'enum /g', 'minimum /f/a']);
  });
});

test('what only follows from another error is not told', () => {
  const errors = [
    error('pattern', '/f', 'propertyNames/pattern'),
    error('propertyNames', '/f', 'propertyNames'),
    error('required', '/f/x', 'then/required', { missingProperty: 'y' }),
    error('if', '/f/x', 'if'),
    error('minLength', '/f/z', 'properties/z/minLength'),
    error('type', '/f/z', 'properties/z/type', { type: 'string' }),
  ].map((one, index) => (index === 0 ? { ...one, propertyName: 'X' } : one));
  expect(told(errors)).toEqual(['propertyNames /f', 'required /f/x', 'type /f/z']);
});
