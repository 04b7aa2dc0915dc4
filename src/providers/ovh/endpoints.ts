/** The names of the official clients and where they lead (ovh.md §1). */
import { HostformError } from '../../model/errors.ts';
import { checkEndpoint } from '../http.ts';

export interface Endpoint {
  /** As written: a name, or a URL without a trailing slash. */
  readonly name: string;
  /** Sections of ovh.conf that speak of it. */
  readonly sections: readonly string[];
  /** What every path is appended to. */
  readonly base: string;
  /** Where OAuth2 tokens come from, in the order to try; empty where OAuth2 is not offered. */
  readonly tokenUrls: readonly string[];
}

interface Known {
  readonly base: string;
  readonly tokenUrl?: string;
  readonly alias?: string;
}

const KNOWN: { readonly [name: string]: Known } = {
  'ovh-eu': { base: 'https://eu.api.ovh.com/1.0', tokenUrl: 'https://www.ovh.com/auth/oauth2/token' },
  'ovh-ca': { base: 'https://ca.api.ovh.com/1.0', tokenUrl: 'https://ca.ovh.com/auth/oauth2/token' },
  'ovh-us': { base: 'https://api.us.ovhcloud.com/1.0', tokenUrl: 'https://us.ovhcloud.com/auth/oauth2/token' },
  'kimsufi-eu': { base: 'https://eu.api.kimsufi.com/1.0', alias: 'ks-eu' },
  'kimsufi-ca': { base: 'https://ca.api.kimsufi.com/1.0', alias: 'ks-ca' },
  'soyoustart-eu': { base: 'https://eu.api.soyoustart.com/1.0', alias: 'sys-eu' },
  'soyoustart-ca': { base: 'https://ca.api.soyoustart.com/1.0', alias: 'sys-ca' },
};

/**
 * Reads an endpoint: a name, a short name, or a URL. A URL that is one of the known bases (`/v1` and `/1.0` are one
 * API) keeps that region's token endpoint; any other is expected to answer for tokens itself.
 * @throws HostformError SCHEMA for an unknown name or a URL that is not allowed.
 */
export function findEndpoint(written: string): Endpoint {
  if (written.includes('/')) return fromUrl(written.replace(/\/+$/, ''));
  const name = written.toLowerCase();
  const found = Object.entries(KNOWN).find(([known, { alias }]) => known === name || alias === name);
  if (!found) {
    throw new HostformError('SCHEMA', 'The endpoint is not known', {
      detail: `"${written}" is neither a URL nor one of: ${Object.keys(KNOWN).join(', ')}.`,
    });
  }
  const [canonical, { base, tokenUrl, alias }] = found;
  return {
    name: written,
    sections: alias === undefined ? [canonical] : [canonical, alias],
    base,
    tokenUrls: tokenUrl === undefined ? [] : [tokenUrl],
  };
}

function fromUrl(url: string): Endpoint {
  const { origin } = checkEndpoint(url);
  const known = Object.entries(KNOWN).find(([, { base }]) => base === url || base === url.replace(/\/v1$/, '/1.0'));
  if (known) {
    const [name, { tokenUrl }] = known;
    return { name: url, sections: [url, name], base: url, tokenUrls: tokenUrl === undefined ? [] : [tokenUrl] };
  }
  const tokenUrls = [...new Set([`${origin}/auth/oauth2/token`, `${url}/auth/oauth2/token`])];
  return { name: url, sections: [url], base: url, tokenUrls };
}
