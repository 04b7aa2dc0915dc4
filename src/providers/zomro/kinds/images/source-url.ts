/**
 * The link that Zomro fetches an image from. Zomro's servers open it, not we, so a loopback or private host can only
 * be a mistake, or an attempt to reach what stands behind Zomro's wall.
 */

/** Why this link can not be used; undefined when it can. */
export function urlFault(written: string): string | undefined {
  if (!URL.canParse(written)) return 'it is not a URL';
  const url = new URL(written);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'only http and https links can be fetched';
  if (url.username !== '' || url.password !== '') return 'it holds credentials, and links are stored and shown';
  // The URL parser has already turned 2130706433, 0x7f.1 and 0177.0.0.1 into 127.0.0.1.
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return isLocal(host) ? `"${host}" is not a public host` : undefined;
}

function isLocal(host: string): boolean {
  if (host.includes(':')) return isLocalV6(host);
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return isLocalV4(host);
  return !host.includes('.') || /\.(localhost|local|localdomain|internal|lan|home\.arpa)$/.test(host);
}

function isLocalV4(address: string): boolean {
  const [a = 0, b = 0, c = 0] = address.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b <= 127;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168 || (b === 0 && c <= 2);
  return a === 198 && (b === 18 || b === 19);
}

function isLocalV6(address: string): boolean {
  const groups = expanded(address);
  const [first = 0] = groups;
  if ((first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || (first & 0xff00) === 0xff00) return true;
  const embedded = embeddedV4(groups);
  if (embedded !== undefined) return isLocalV4(embedded);
  return groups.slice(0, 7).every((group) => group === 0);
}

/** IPv4 inside IPv6: `::ffff:127.0.0.1`, `64:ff9b::7f00:1` (NAT64) and `2002:7f00:1::` (6to4). */
function embeddedV4(groups: readonly number[]): string | undefined {
  const zeros = (count: number) => groups.slice(0, count).every((group) => group === 0);
  if (groups[0] === 0x2002) return dotted(groups[1], groups[2]);
  if (groups[0] === 0x64 && groups[1] === 0xff9b) return dotted(groups[6], groups[7]);
  if (zeros(5) && groups[5] === 0xffff) return dotted(groups[6], groups[7]);
  return zeros(6) && groups[6] !== 0 ? dotted(groups[6], groups[7]) : undefined;
}

function dotted(high = 0, low = 0): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of an address that the URL parser has already normalised (hexadecimal, at most one `::`). */
function expanded(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(head), read(tail ?? '')];
  return tail === undefined
    ? before
    : [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
