import type { Problem } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import type { Aligned, AlignInput } from '../../../../model/kind.ts';
import { splitAddress } from '../../../../model/resource.ts';
import type { Catalogue } from '../../catalogue.ts';
import { choose, sameWords } from '../../choice.ts';
import { stringIn } from '../../spec.ts';
import { urlFault } from './source-url.ts';

/** The declared name, else the key. */
export function imageName(spec: Attributes, address: AlignInput['desired']['address']): string {
  return stringIn(spec, 'name') ?? splitAddress(address).key;
}

/**
 * Brings a declared image into the listing's words: `ubuntu` is listed as `Ubuntu` (zomro.md §7.14). The region of an
 * image that does not exist yet is looked up, because a wrong one would be ordered at once.
 */
export async function alignImage(catalogue: Catalogue, input: AlignInput): Promise<Aligned> {
  const { spec, unknown, live, desired } = input;
  const fields: Record<string, Attributes[string]> = {};
  const problems: Problem[] = [];
  if (!unknown.includes('name')) fields['name'] = imageName(spec, desired.address);
  for (const field of ['region', 'disk_format', 'os_distro', 'os_version', 'architecture']) {
    const [given, listed] = [stringIn(spec, field), stringIn(live?.spec, field)];
    if (given !== undefined && listed !== undefined && isSame(field, given, listed)) fields[field] = listed;
  }
  const url = stringIn(spec, 'url');
  const fault = url === undefined || unknown.includes('url') ? undefined : urlFault(url);
  if (fault !== undefined) problems.push(badUrl(input, fault));
  if (live === undefined && !unknown.includes('region')) {
    const region = await findRegion(catalogue, input);
    if (region?.problem !== undefined) problems.push(region.problem);
    else if (region !== undefined) fields['region'] = region.name;
  }
  return { spec: { ...spec, ...fields }, problems, notes: [] };
}

/** Compares two spellings of one field as the vendor does. */
export function isSame(field: string, a: string, b: string): boolean {
  return field === 'os_distro' ? letters(a) === letters(b) : sameWords(a, b);
}

/** `altlinux` may be listed as "ALT Linux": case and everything but letters and digits is for show. */
function letters(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** What the forms take for a system that lists show as "ALT Linux". */
export function distroKey(words: string): string {
  return words.toLowerCase().replace(/\s+/g, '');
}

async function findRegion(
  catalogue: Catalogue,
  { desired, spec }: AlignInput,
): Promise<{ name: string; problem?: undefined } | { problem: Problem } | undefined> {
  const given = stringIn(spec, 'region');
  const { datacenters } = await catalogue.prices();
  if (given === undefined || datacenters.length === 0) return undefined;
  const choice = choose({
    given,
    offered: datacenters,
    idOf: ({ name }) => name,
    nameOf: ({ name }) => name,
    what: 'region',
    where: 'at Zomro',
    desired,
    field: 'region',
  });
  return 'problem' in choice ? { problem: choice.problem } : { name: choice.found.name };
}

function badUrl({ desired }: AlignInput, why: string): Problem {
  return {
    code: 'SCHEMA',
    summary: 'The link of an image can not be used',
    detail: `Zomro fetches the image itself, and this link will not do: ${why}.`,
    address: desired.address,
    at: desired.positions['url'] ?? desired.at,
  };
}
