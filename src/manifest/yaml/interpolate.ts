import { HostformError } from '../../model/errors.ts';
import type { TemplatePart } from '../../model/resource.ts';
import type { Flaw, Mark, Piece, Template } from './template.ts';
import { parseTemplate } from './template.ts';

export type Environment = { readonly [name: string]: string | undefined };

type ReferencePiece = Extract<Piece, { type: 'reference' }>;
type VariablePiece = Extract<Piece, { type: 'variable' }>;

/** A text after its variables were looked up. What a variable holds is never searched for `${` again. */
export interface FilledText {
  /** The text as it counts. With a reference in it: as it was written, because it is known later. */
  readonly value: string;
  /** As it stands in the manifest, after YAML. */
  readonly written: string;
  /** Present when there are references: fixed text and references in turn. */
  readonly parts?: readonly TemplatePart[];
  readonly references: readonly ReferencePiece[];
  /** Variables that the value depends on, in order. */
  readonly variables: readonly string[];
  /** True when no character of the value was written in the manifest: the text may be kept in place of a secret. */
  readonly variablesOnly: boolean;
  /** Variables that have no value, and what is malformed: then `value` is the text as it was written. */
  readonly unset: readonly Unset[];
  readonly flaws: readonly Flaw[];
}

/** A variable without a value, and the message that the manifest gives for it. */
export interface Unset {
  readonly name: string;
  readonly message?: string;
  readonly mark: Mark;
  /** `:?` refuses an empty value as well. */
  readonly empty: boolean;
}

interface Filling {
  readonly env: Environment;
  readonly parts: TemplatePart[];
  readonly references: ReferencePiece[];
  readonly variables: string[];
  readonly unset: Unset[];
}

/** Looks up the variables of a text. */
export function fillText(text: string, env: Environment): FilledText {
  const template = parseTemplate(text);
  const filling: Filling = { env, parts: [], references: [], variables: [], unset: [] };
  fillPieces(template.pieces, filling);
  const { references, variables, unset } = filling;
  const { flaws } = template;
  const found = { written: text, references, variables, unset, flaws, variablesOnly: isVariablesOnly(template) };
  if (unset.length > 0 || flaws.length > 0) return { ...found, value: text };
  if (references.length > 0) return { ...found, value: text, parts: joinTexts(filling.parts) };
  return { ...found, value: filling.parts.map((part) => ('text' in part ? part.text : '')).join('') };
}

/**
 * The value of a text made of variables, as a saved plan keeps it in place of a secret.
 * @throws HostformError VARIABLE_UNSET when one has no value (any more).
 */
export function fillVariables(text: string, env: Environment): string {
  const { value, unset, flaws, references } = fillText(text, env);
  const [first] = unset;
  if (first) throw new HostformError('VARIABLE_UNSET', 'Variable not set', { detail: unsetDetail(first) });
  if (flaws.length > 0 || references.length > 0) {
    throw new HostformError('REFERENCE', 'Not a text of variables', { detail: `"${text}" is not made of variables.` });
  }
  return value;
}

/** `WEB1_ROOT is not set: the root password of web-1`. */
export function unsetDetail({ name, message, empty }: Unset): string {
  const state = empty ? 'is empty' : 'is not set';
  return message ? `${name} ${state}: ${message}` : `The environment variable ${name} ${state}.`;
}

function fillPieces(pieces: readonly Piece[], filling: Filling): void {
  for (const piece of pieces) {
    if (piece.type === 'text') filling.parts.push({ text: piece.text });
    else if (piece.type === 'variable') fillVariable(piece, filling);
    else {
      filling.references.push(piece);
      filling.parts.push({ address: piece.address, output: piece.output });
    }
  }
}

/** As in Compose: `:-` and `:?` treat an empty variable like an unset one, `${NAME}` does not. */
function fillVariable({ name, fallback, message, mark }: VariablePiece, filling: Filling): void {
  const value = Object.hasOwn(filling.env, name) ? filling.env[name] : undefined;
  const usable = value !== undefined && (value !== '' || (fallback === undefined && message === undefined));
  filling.variables.push(name);
  if (usable) filling.parts.push({ text: value });
  else if (fallback) fillPieces(fallback, filling);
  else filling.unset.push({ name, mark, empty: value === '', ...(message === undefined ? {} : { message }) });
}

function isVariablesOnly({ pieces, flaws }: Template): boolean {
  return flaws.length === 0 && pieces.length > 0 && pieces.every(isVariable);
}

function isVariable(piece: Piece): boolean {
  return piece.type === 'variable' && (piece.fallback ?? []).every(isVariable);
}

/** Neighbouring texts become one. */
function joinTexts(parts: readonly TemplatePart[]): TemplatePart[] {
  const joined: TemplatePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ('text' in part && last && 'text' in last) joined[joined.length - 1] = { text: last.text + part.text };
    else if (!('text' in part) || part.text !== '') joined.push(part);
  }
  return joined;
}
