/** Query and body against a route's description: the vendor refuses what it does not know (ovh.md §3, §3.1). */
import { type Attributes, isList, isRecord, type Json } from '../../../model/json.ts';
import { parseInstant } from './calendar.ts';
import { refuse } from './failures.ts';
import type { FieldRule, Fields, FieldType, RawRequest, Route } from './request.ts';
import type { Vendor } from './vendor.ts';

/** The query, converted to the types of its description. */
export function readQuery(raw: RawRequest, route: Route): Attributes {
  const fields = route.query ?? {};
  refuseUndescribed(raw.query, fields);
  const values: Record<string, Json> = {};
  for (const [name, text] of Object.entries(raw.query)) {
    const value = converted(text, ruleOf(fields[name] ?? 'any').type);
    if (value === undefined) refuse('badParameter', { name });
    else values[name] = value;
  }
  return values;
}

function converted(text: string, type: FieldType): Json | undefined {
  switch (type) {
    case 'long':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
    case 'datetime':
      return parseInstant(text);
    default:
      return text;
  }
}

/** The JSON body, checked field by field. */
export function readBody(vendor: Vendor, raw: RawRequest, route: Route): Attributes {
  const fields = route.body;
  if (!fields || raw.method === 'GET') return {};
  const body = parsedBody(raw.body);
  refuseUndescribed(body, fields);
  for (const [name, described] of Object.entries(fields)) checkField(vendor, name, ruleOf(described), body[name]);
  return body;
}

function parsedBody(bytes: Buffer): Attributes {
  const text = bytes.toString('utf8');
  if (text === '') return {};
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return refuse('badJson');
  }
  return isRecord(value) ? value : refuse('badJson');
}

function checkField(vendor: Vendor, name: string, rule: FieldRule, value: Json | undefined): void {
  if (value === undefined) {
    if (rule.required) refuse('missingParameter', { name });
    return;
  }
  if ((value === null && rule.nullable) || hasType(value, rule.type)) return;
  refuse(vendor.settings.badlyTyped, { name });
}

function hasType(value: Json, type: FieldType): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'long':
      return Number.isInteger(value);
    case 'object':
      return isRecord(value);
    case 'long[]':
      return isList(value) && value.every(Number.isInteger);
    case 'string[]':
      return isList(value) && value.every((item) => typeof item === 'string');
    case 'object[]':
      return isList(value) && value.every(isRecord);
    case 'datetime':
      return typeof value === 'string' && parseInstant(value) !== undefined;
    default:
      return typeof value === type;
  }
}

function refuseUndescribed(given: object, fields: Fields): void {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  if (unknown.length > 0) refuse('undescribedParameters', { names: unknown.join(', ') });
}

/** Checks an object inside a body in the same way. */
export function checkObject(vendor: Vendor, object: Attributes, fields: Fields): void {
  refuseUndescribed(object, fields);
  for (const [name, described] of Object.entries(fields)) checkField(vendor, name, ruleOf(described), object[name]);
}

function ruleOf(described: FieldType | FieldRule): FieldRule {
  return typeof described === 'string' ? { type: described } : described;
}
