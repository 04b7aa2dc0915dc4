/** `/auth/*` and the page on which a person accepts or refuses a consumer key (ovh.md §2.2, §2.3). */
import type { Json } from '../../../model/json.ts';
import { isList, isRecord } from '../../../model/json.ts';
import { applicationOf } from './access.ts';
import type { AccessRule, Credential } from './cloud.ts';
import { nextId } from './cloud.ts';
import { refuse } from './failures.ts';
import { checkObject } from './parameters.ts';
import { randomText } from './random.ts';
import { type ApiCall, type RawRequest, type Route, textOf, textsOf } from './request.ts';
import { instant, type Vendor } from './vendor.ts';

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

export const authRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/auth/time',
    status: 'PRODUCTION',
    open: true,
    handle: (vendor) => Math.floor(vendor.now() / 1000),
  },
  {
    method: 'POST',
    path: '/auth/credential',
    status: 'PRODUCTION',
    open: true,
    body: {
      accessRules: { type: 'object[]', required: true },
      redirection: { type: 'string', nullable: true },
      allowedIPs: { type: 'string[]', nullable: true },
    },
    handle: requestCredential,
  },
  { method: 'GET', path: '/auth/currentCredential', status: 'PRODUCTION', handle: currentCredential },
  { method: 'GET', path: '/auth/details', status: 'PRODUCTION', handle: authDetails },
  { method: 'POST', path: '/auth/logout', status: 'PRODUCTION', handle: logout },
];

function requestCredential(vendor: Vendor, { body, raw }: ApiCall): Json {
  const { cloud } = vendor;
  const application = applicationOf(vendor, raw);
  const rules = (isList(body['accessRules']) ? body['accessRules'] : []).map((rule) => accessRule(vendor, rule));
  const credential: Credential = {
    id: nextId(cloud, 'credential'),
    applicationId: application.id,
    consumerKey: randomText(cloud, 32),
    state: 'pendingValidation',
    rules,
    allowedIPs: isList(body['allowedIPs']) ? textsOf(body['allowedIPs']) : null,
    redirection: textOf(body['redirection']) ?? null,
    token: randomText(cloud, 64),
    creation: vendor.now(),
    expiration: null,
    lastUse: null,
  };
  cloud.credentials.push(credential);
  vendor.touch();
  const validationUrl = `${raw.origin}/auth/?credentialToken=${credential.token}`;
  return { validationUrl, consumerKey: credential.consumerKey, state: credential.state };
}

function accessRule(vendor: Vendor, rule: Json): AccessRule {
  if (!isRecord(rule)) return refuse('badParameter', { name: 'accessRules' });
  checkObject(vendor, rule, { method: { type: 'string', required: true }, path: { type: 'string', required: true } });
  const method = textOf(rule['method']) ?? '';
  const path = textOf(rule['path']) ?? '';
  return METHODS.includes(method) ? { method, path } : refuse('badParameter', { name: 'accessRules' });
}

function ownCredential({ identity }: ApiCall): Credential {
  return identity?.method === 'consumer key' ? identity.credential : refuse('unknownCredential');
}

function currentCredential(vendor: Vendor, call: ApiCall): Json {
  const credential = ownCredential(call);
  return {
    credentialId: credential.id,
    applicationId: credential.applicationId,
    status: credential.state,
    rules: credential.rules,
    allowedIPs: credential.allowedIPs,
    creation: instant(vendor, credential.creation),
    expiration: instant(vendor, credential.expiration),
    lastUse: instant(vendor, credential.lastUse),
    ovhSupport: false,
  };
}

function authDetails({ cloud }: Vendor, { identity }: ApiCall): Json {
  const account = cloud.account.nichandle;
  if (identity?.method === 'oauth2') {
    const identities = [`urn:v1:eu:identity:credential:${account}/oauth2-${identity.client.clientId}`];
    const { description } = identity.client;
    return {
      account,
      allowedRoutes: null,
      description,
      identities,
      method: 'oauth2_client_credentials',
      roles: null,
      user: null,
    };
  }
  const identities = [`urn:v1:eu:identity:account:${account}`];
  const allowedRoutes = identity?.credential.rules ?? [];
  return { account, allowedRoutes, description: null, identities, method: 'account', roles: null, user: null };
}

function logout(vendor: Vendor, call: ApiCall): undefined {
  ownCredential(call).state = 'expired';
  vendor.touch();
}

export interface PageReply {
  readonly status: number;
  readonly html?: string;
  readonly location?: string;
}

/** The validation page: `GET` shows what the key asks for, `POST decision=validate|refuse` decides it. */
export function validationPage(vendor: Vendor, raw: RawRequest): PageReply {
  const credential = vendor.cloud.credentials.find(({ token }) => token === raw.query['credentialToken']);
  if (!credential) return { status: 404, html: '<h1>Unknown credential token</h1>' };
  if (raw.method !== 'POST') return { status: 200, html: validationForm(credential) };
  if (credential.state !== 'pendingValidation') return { status: 409, html: '<h1>Already decided</h1>' };
  const decision = new URLSearchParams(raw.body.toString('utf8')).get('decision');
  credential.state = decision === 'validate' ? 'validated' : 'refused';
  vendor.touch();
  if (credential.redirection === null) return { status: 200, html: `<h1>${credential.state}</h1>` };
  return { status: 302, location: credential.redirection };
}

function validationForm({ rules, state }: Credential): string {
  const lines = rules.map(({ method, path }) => `<li><code>${escapedHtml(`${method} ${path}`)}</code></li>`).join('');
  const button = (decision: string) => `<button name="decision" value="${decision}">${decision}</button>`;
  return `<h1>Simulated OVHcloud: ${state}</h1><ul>${lines}</ul><form method="post">${button('validate')}${button('refuse')}</form>`;
}

function escapedHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
