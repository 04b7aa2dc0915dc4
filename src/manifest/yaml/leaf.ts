import type { Scalar } from 'yaml';
import type { Problem } from '../../model/errors.ts';
import { addProblems, problem } from '../problem.ts';
import { forbiddenCharacter } from './characters.ts';
import type { Environment, FilledText } from './interpolate.ts';
import { fillText, unsetDetail } from './interpolate.ts';
import type { Source, Span } from './source.ts';
import type { Mark } from './template.ts';
import type { Leaf } from './tree.ts';

export interface LeafInput {
  readonly source: Source;
  readonly node: Scalar;
  /** Where the scalar itself stands, and where it is used: the same place, but for aliases. */
  readonly own: Span;
  readonly span: Span;
  /** Undefined where `${` has no meaning (`x-*`, which counts only where an alias repeats it). */
  readonly env: Environment | undefined;
  /** Nothing of its text may be told. */
  readonly secret: boolean;
  readonly problems: Problem[];
}

/** A scalar as YAML 1.2 reads it, with its variables filled. What is wrong with it goes to `problems`. */
export function readLeaf(input: LeafInput): Leaf {
  const { node, span, problems, source, own } = input;
  const value = plainValue(node.value);
  const fault = typeof value === 'number' ? numberFault(value, input) : textFault(value);
  if (fault) {
    problems.push(problem({ code: 'YAML_SYNTAX', ...fault, at: source.at(own), also: usedAt(input) }));
    return { type: 'leaf', span, value, faulty: true };
  }
  if (typeof value !== 'string' || !input.env || !value.includes('$')) return { type: 'leaf', span, value };
  const filled = fillText(value, input.env);
  addProblems(problems, fillProblems(filled, input));
  return { type: 'leaf', span, value: filled.value, filled };
}

/** The core schema makes nothing else; anything that is not plain would be a fault of the parser. */
function plainValue(value: unknown): Leaf['value'] {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return plain ? value : null;
}

interface Fault {
  readonly summary: string;
  readonly detail: string;
  readonly hint: string;
}

/** The source line shows it anyway; a message with a million digits shows nothing. */
const LONGEST_NUMBER = 60;

/** Numbers that would silently become others, or that another YAML version reads differently. */
function numberFault(value: number, { node, secret }: LeafInput): Fault | undefined {
  const digits = node.source ?? '';
  const isShown = !secret && digits.length <= LONGEST_NUMBER;
  const written = isShown ? digits : 'The number';
  const hint = isShown ? `write "${written}" if it is text` : 'put it in quotes if it is text';
  if (!Number.isFinite(value)) {
    return { summary: 'Not a usable number', detail: `${written} is no number that a manifest can hold.`, hint };
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return { summary: 'Number too large', detail: `${written} is beyond 2^53; its last digits would be lost.`, hint };
  }
  if (!/^[-+]?0[0-9]/.test(digits)) return undefined;
  const detail = `${written} is a decimal number in YAML 1.2, but an octal one in YAML 1.1.`;
  return {
    summary: 'Ambiguous number',
    detail,
    hint: isShown ? `write ${value}, or "${written}" if it is text` : hint,
  };
}

function textFault(value: Leaf['value']): Fault | undefined {
  const found = typeof value === 'string' ? forbiddenCharacter(value) : undefined;
  if (found === undefined) return undefined;
  return { summary: 'Forbidden character', detail: `There is ${found} in this text.`, hint: 'remove it' };
}

function fillProblems(filled: FilledText, input: LeafInput): Problem[] {
  const also = usedAt(input);
  const unset = filled.unset.map((variable) => {
    const hint = `set ${variable.name}, or give a default: \${${variable.name}:-…}`;
    const at = input.source.at(markSpan(variable.mark, input));
    const summary = variable.empty ? 'Variable is empty' : 'Variable not set';
    return problem({ code: 'VARIABLE_UNSET', summary, detail: unsetDetail(variable), hint, at, also });
  });
  const flaws = filled.flaws.map(({ mark, detail, hint }) => {
    const at = input.source.at(markSpan(mark, input));
    const words = input.secret ? { detail: 'A ${ in a text that is not shown is malformed.' } : { detail, hint };
    return problem({ code: 'REFERENCE', summary: 'Malformed ${', ...words, at, also });
  });
  return [...unset, ...flaws];
}

function usedAt({ source, own, span }: LeafInput) {
  return span.start === own.start ? undefined : [source.at(span)];
}

/** Where `${…}` itself stands, if it can be found in the source as it is; else the whole scalar. */
export function markSpan({ index, raw }: Mark, { source, own }: { source: Source; own: Span }): Span {
  const written = source.text.slice(own.start, own.end);
  const quoted = written.startsWith('"') || written.startsWith("'") ? 1 : 0;
  const direct = written.startsWith(raw, index + quoted) ? index + quoted : written.indexOf(raw);
  if (direct < 0) return own;
  return { start: own.start + direct, end: own.start + direct + raw.length };
}
