/** XML 1.0, as little as a report needs. */
import { safeLines } from '../render/safe-text.ts';

/** Characters that XML 1.0 forbids even as references, and that the text's own encoder lets through. */
const FORBIDDEN = /[\u{fffe}\u{ffff}]/gu;

const NAMES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
};

/** An element with its attributes; those that are undefined are left out. Children are elements already. */
export function element(
  name: string,
  attributes: { readonly [name: string]: string | number | undefined },
  children: readonly string[] = [],
): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attributeText(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${given}/>` : `<${name}${given}>${children.join('')}</${name}>`;
}

/** The text between tags; whatever can not be seen is shown as an escape. */
export function xmlText(text: string): string {
  return visible(text).replace(/[&<>]/gu, (found) => NAMES[found] ?? '');
}

function attributeText(text: string): string {
  return visible(text).replace(/[&<>"'\n]/gu, (found) => NAMES[found] ?? '');
}

function visible(text: string): string {
  return safeLines(text).join('\n').replace(FORBIDDEN, '');
}
