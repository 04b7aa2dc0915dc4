/** The token endpoint of the OAuth2 client credentials (ovh.md §2.4). It stands beside the API, not under it. */
import type { Json } from '../../../model/json.ts';
import { randomText } from './random.ts';
import type { RawRequest } from './request.ts';
import type { Vendor } from './vendor.ts';

export interface TokenReply {
  readonly status: number;
  readonly body: Json;
}

/** Answers `POST /auth/oauth2/token`: the client comes in the form (the guide) or as HTTP Basic (the libraries). */
export function grantToken(vendor: Vendor, raw: RawRequest): TokenReply {
  if (raw.method !== 'POST') return failed(405, 'invalid_request', 'The token endpoint takes POST only');
  const form = new URLSearchParams(raw.body.toString('utf8'));
  if (form.get('grant_type') !== 'client_credentials') {
    return failed(400, 'unsupported_grant_type', 'Only client_credentials is supported');
  }
  if ((form.get('scope') ?? 'all') !== 'all') return failed(400, 'invalid_scope', 'The only scope is all');
  const { id, secret } = basicClient(raw) ?? { id: form.get('client_id'), secret: form.get('client_secret') };
  const client = vendor.cloud.serviceAccounts.find(({ clientId }) => clientId === id);
  if (client?.clientSecret !== secret || client === undefined) {
    return failed(401, 'invalid_client', 'Client authentication failed');
  }
  return { status: 200, body: issueToken(vendor, client.clientId) };
}

function issueToken(vendor: Vendor, clientId: string): Json {
  const { cloud, settings } = vendor;
  const now = vendor.now();
  const token = randomText(cloud, 40);
  cloud.tokens = cloud.tokens.filter(({ expiresAt }) => expiresAt > now);
  cloud.tokens.push({ token, clientId, expiresAt: now + settings.tokenLifetimeS * 1000 });
  vendor.touch();
  return { access_token: token, token_type: 'Bearer', expires_in: settings.tokenLifetimeS, scope: 'all' };
}

function basicClient(raw: RawRequest): { id: string; secret: string } | undefined {
  const encoded = /^Basic (.+)$/i.exec(raw.headers['authorization'] ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return { id: unescaped(text.slice(0, colon)), secret: unescaped(text.slice(colon + 1)) };
}

/** RFC 6749 has clients form-encode both halves first; some do not, and a stray `%` must not break them. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function failed(status: number, error: string, description: string): TokenReply {
  return { status, body: { error, error_description: description } };
}
