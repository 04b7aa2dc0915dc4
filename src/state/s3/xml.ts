/** The little of XML that S3 answers with: flat elements of text, known by name. */

/** The text of the first element of this name, without escapes. */
export function textOf(xml: string, name: string): string | undefined {
  const raw = new RegExp(`<${name}(?:\\s[^<>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
  return raw === undefined ? undefined : unescaped(raw);
}

/** The inside of each element of this name, in order. */
export function elementsOf(xml: string, name: string): string[] {
  return xml
    .split(new RegExp(`<${name}(?:\\s[^<>]*)?>`))
    .slice(1)
    .flatMap((rest) => {
      const end = rest.indexOf(`</${name}>`);
      return end < 0 ? [] : [rest.slice(0, end)];
    });
}

const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
