import type { Problem } from '../../model/errors.ts';
import type { Attributes, Json } from '../../model/json.ts';
import { isRecord } from '../../model/json.ts';
import type { Secret } from '../../model/resource.ts';
import { BACKENDS, type StateEncryption, type StatePlace } from '../../model/state-place.ts';
import { problem } from '../problem.ts';
import { SECRET_SETTINGS } from '../schema/state-schema.ts';
import type { Piece } from '../yaml/template.ts';
import { parseTemplate } from '../yaml/template.ts';
import type { Leaf, Path } from '../yaml/tree.ts';
import { treeAt } from '../yaml/tree.ts';
import type { Block } from './declared.ts';

/**
 * Where the state lives. The schema has been asked already: what does not fit it is left out here. A password that
 * stands in the manifest itself is a problem, which shows nothing of its line.
 */
export function readStateBlock(block: Block): { place?: StatePlace; problems: readonly Problem[] } {
  const backend = BACKENDS.find((name) => name === block.values['backend']);
  if (!backend) return { problems: [] };
  const settings: Record<string, Json> = {};
  const secrets: Record<string, Secret> = {};
  const problems: Problem[] = [];
  for (const [field, value] of Object.entries(block.values)) {
    if (field === 'backend' || field === 'encryption') continue;
    const secret = secretOf(block, [field], SECRET_SETTINGS.has(field) ? 'always' : 'with a password', problems);
    if (secret) secrets[field] = secret;
    else settings[field] = value;
  }
  const encryption = encryptionOf(block, problems);
  return { place: { backend, settings, secrets, ...(encryption && { encryption }) }, problems };
}

function encryptionOf(block: Block, problems: Problem[]): StateEncryption | undefined {
  const { encryption } = block.values;
  if (!isRecord(encryption)) return undefined;
  const key = secretOf(block, ['encryption', 'key'], 'always', problems);
  const { key_file: keyFile }: Attributes = encryption;
  return { ...(key && { key }), ...(typeof keyFile === 'string' && { keyFile }) };
}

/** A text that carries a secret, with the template that may be saved in its place. */
function secretOf(
  { fields, source }: Block,
  path: Path,
  when: 'always' | 'with a password',
  problems: Problem[],
): Secret | undefined {
  const leaf = treeAt(fields, path);
  if (leaf?.type !== 'leaf' || typeof leaf.value !== 'string') return undefined;
  const whole = path.at(-1) !== 'connection' && when === 'always';
  if (!whole && when !== 'always' && passwordIn(leaf.value) === undefined) return undefined;
  const written = leaf.filled?.written ?? leaf.value;
  if (holdsLiteral(leaf, whole)) {
    const { text: _hidden, ...at } = source.at(leaf.span);
    problems.push(
      problem({
        code: 'LITERAL_SECRET',
        summary: 'A secret stands in the manifest',
        detail: `state.${path.join('.')} holds ${whole ? 'a secret' : 'a password'} that everybody who reads this file can see.`,
        hint: 'put it into a variable: ${NAME}',
        at,
      }),
    );
  }
  return { value: leaf.value, template: written };
}

/** Stands for a variable while the text around it is looked at; no manifest can hold it. */
const VARIABLE = '\0';

function holdsLiteral({ filled, value }: Leaf, whole: boolean): boolean {
  if (filled && (filled.unset.length > 0 || filled.flaws.length > 0 || filled.references.length > 0)) return false;
  const text = parseTemplate(filled?.written ?? String(value))
    .pieces.map(pieceText)
    .join('');
  const secret = whole ? text : passwordIn(text);
  return secret !== undefined && secret.replaceAll(VARIABLE, '') !== '';
}

/** A default that is written out is as literal as a value. */
function pieceText(piece: Piece): string {
  if (piece.type === 'text') return piece.text;
  return VARIABLE + (piece.type === 'variable' ? (piece.fallback ?? []).map(pieceText).join('') : '');
}

/** The password of an address, of its query, or of the keywords of a PostgreSQL connection. */
function passwordIn(text: string): string | undefined {
  const inAddress = /^[a-z0-9+.-]+:\/\/[^/?#@]*?:([^/?#]*)@/i.exec(text)?.[1];
  const inWords = /(?:^|[\s?&])(?:ssl)?password\s*=\s*('(?:[^'\\]|\\.)*'|[^\s&]*)/i
    .exec(text)?.[1]
    ?.replaceAll("'", '');
  return [inAddress, inWords].find((found) => found !== undefined && found !== '');
}
