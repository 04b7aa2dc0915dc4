import type { YAMLError } from 'yaml';
import type { Problem, SourcePosition } from '../../model/errors.ts';
import { problem } from '../problem.ts';
import type { Source } from './source.ts';

/** Where a fault is; at the end of a file it may lie behind the last character. */
export function syntaxPlace({ pos }: YAMLError, source: Source): SourcePosition {
  const start = Math.min(pos[0], source.text.length);
  return source.at({ start, end: Math.max(pos[1], start) });
}

/** A fault that the YAML parser found, in our words where ours say more. */
export function syntaxProblem(fault: YAMLError, at: SourcePosition): Problem {
  if (fault.code === 'RESOURCE_EXHAUSTION') {
    return problem({ code: 'YAML_LIMIT', summary: 'Too complicated', detail: 'The file can not be parsed.', at });
  }
  if (fault.code === 'TAG_RESOLVE_FAILED' && fault.message.startsWith('Unresolved tag')) {
    const detail = `Tags have no meaning in a manifest: ${fault.message.slice('Unresolved tag: '.length)}.`;
    const hint = 'remove it; variables are written ${NAME}';
    return problem({ code: 'YAML_SYNTAX', summary: 'Custom tag', detail, hint, at });
  }
  const detail = detailFor(fault);
  return problem({ code: 'YAML_SYNTAX', summary: 'Invalid YAML', detail, hint: hintFor(fault, at), at });
}

function detailFor({ code, message }: YAMLError): string {
  if (message.endsWith('at node end')) return 'Something follows a value that is complete already.';
  if (message.startsWith('Missing closing')) return 'A text in quotes, begun here or above, is never closed.';
  // The package repeats the text itself here, which may be a secret.
  if (message.includes('token in YAML')) return 'There is something where nothing is expected.';
  return DETAILS[code] ?? `${message.replace(/\.$/, '')}.`;
}

const DETAILS: { readonly [code: string]: string } = {
  TAB_AS_INDENT: 'A tab is used for indentation, where YAML takes blanks only.',
  BLOCK_AS_IMPLICIT_KEY: 'A second ": " follows on this line, as if a mapping began inside a value.',
  MULTILINE_IMPLICIT_KEY: 'A key has to stand on one line, and ":" has to follow it there.',
  BAD_SCALAR_START: 'Text can not begin with this character.',
};

const HINTS: { readonly [code: string]: string } = {
  TAB_AS_INDENT: 'indent with blanks',
  BLOCK_AS_IMPLICIT_KEY: 'put quotes around text that has ": " in it',
  BAD_SCALAR_START: 'put quotes around the text',
  BAD_INDENT: 'align the line with its neighbours',
};

/** `{ user: ${NAME} }` reads as a mapping inside a mapping; the message alone would not help anybody. */
function hintFor(fault: YAMLError, { text = '' }: SourcePosition): string | undefined {
  if (/[[{,].*[^"'\w]\$\{/.test(text)) return 'inside { } and [ ] write "${NAME}" in quotes';
  return HINTS[fault.code];
}
