import type { Declaration } from '../../../../model/kind.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import type { Client } from '../../client.ts';
import { defined, stringIn } from '../../spec.ts';
import { textOf } from '../../wire.ts';
import { distroKey } from './align.ts';
import { urlFault } from './source-url.ts';

/**
 * What a manifest would say of a listed image. The list does not show the link that it was fetched from, but the form
 * behind an edit does (zomro.md §7.15); without `sok` that call only reads. An image without one can not be ordered again,
 * so no manifest can declare it.
 */
export async function declareImage(client: Client, { id, spec }: LiveResource): Promise<Declaration> {
  const url = textOf(await client.read('image.edit', { elid: id }), 'url');
  if (url === undefined) return { leftOut: 'Zomro does not show the link that it was fetched from' };
  const fault = urlFault(url);
  if (fault !== undefined) return { leftOut: `the link that it was fetched from can not be declared: ${fault}` };
  const distro = stringIn(spec, 'os_distro');
  return { spec: defined({ ...spec, url, os_distro: distro === undefined ? undefined : distroKey(distro) }) };
}
