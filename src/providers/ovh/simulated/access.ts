/** Who may call what: the key triple with its rules and addresses, bearer tokens with their IAM actions (ovh.md §2). */
import { BlockList, isIPv6 } from 'node:net';
import type { AccessRule, Application, Credential } from './cloud.ts';
import { refuse } from './failures.ts';
import type { Identity, RawRequest, Route } from './request.ts';
import { candidateUrls, signatureOf } from './signature.ts';
import type { Vendor } from './vendor.ts';

/** Checks who calls and whether they may; refuses with the vendor's words. Undefined on open routes. */
export function authenticate(vendor: Vendor, raw: RawRequest, route: Route): Identity | undefined {
  if (route.open) return undefined;
  const identity = identify(vendor, raw);
  if (identity.method === 'consumer key') checkRules(identity.credential, raw);
  else checkActions(identity.client, route);
  return identity;
}

function identify(vendor: Vendor, raw: RawRequest): Identity {
  const bearer = /^Bearer (.+)$/.exec(raw.headers['authorization'] ?? '')?.[1];
  if (bearer === undefined) return { method: 'consumer key', credential: signedBy(vendor, raw) };
  const { tokens, serviceAccounts } = vendor.cloud;
  const token = tokens.find((known) => known.token === bearer && known.expiresAt > vendor.now());
  const client = serviceAccounts.find(({ clientId }) => clientId === token?.clientId);
  return client ? { method: 'oauth2', client } : refuse('invalidToken');
}

/** The application of the header that is sent on every call, signed or not. */
export function applicationOf(vendor: Vendor, raw: RawRequest): Application {
  const key = raw.headers['x-ovh-application'];
  if (key === undefined) return refuse('notLoggedIn');
  return vendor.cloud.applications.find((known) => known.key === key) ?? refuse('unknownApplication');
}

function signedBy(vendor: Vendor, raw: RawRequest): Credential {
  const application = applicationOf(vendor, raw);
  const consumerKey = raw.headers['x-ovh-consumer'];
  const signature = raw.headers['x-ovh-signature'];
  if (consumerKey === undefined || signature === undefined) return refuse('notLoggedIn');
  if (consumerKey === '') return refuse('invalidSignature');
  const credential = vendor.cloud.credentials.find((known) => known.consumerKey === consumerKey);
  if (!credential || credential.applicationId !== application.id) return refuse('unknownCredential');
  checkSignature(vendor, raw, { application, credential, signature });
  checkState(vendor, credential);
  checkAddress(credential, raw.address);
  credential.lastUse = vendor.now();
  return credential;
}

interface Signed {
  readonly application: Application;
  readonly credential: Credential;
  readonly signature: string;
}

function checkSignature(vendor: Vendor, raw: RawRequest, { application, credential, signature }: Signed): void {
  const timestamp = raw.headers['x-ovh-timestamp'] ?? '';
  if (!/^\d+$/.test(timestamp)) refuse('invalidSignature');
  const drift = Math.abs(Number(timestamp) * 1000 - vendor.now());
  if (drift > vendor.settings.timestampWindowMs + 1000) refuse('staleTimestamp');
  const { method, target, body } = raw;
  const keys = { applicationSecret: application.secret, consumerKey: credential.consumerKey };
  const urls = candidateUrls(raw.headers['host'] ?? '', target);
  const matches = urls.some((url) => signatureOf({ ...keys, method, url, body, timestamp }) === signature);
  if (!matches) refuse('invalidSignature');
}

function checkState(vendor: Vendor, credential: Credential): void {
  const expired = credential.expiration !== null && credential.expiration <= vendor.now();
  if (expired && credential.state === 'validated') credential.state = 'expired';
  if (credential.state !== 'validated') refuse('invalidCredential');
}

function checkAddress({ allowedIPs }: Credential, address: string): void {
  if (allowedIPs === null || allowedIPs.length === 0) return;
  const list = new BlockList();
  for (const block of allowedIPs) {
    const [network = '', bits] = block.split('/');
    const family = isIPv6(network) ? 'ipv6' : 'ipv4';
    list.addSubnet(network, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  const plain = address.replace(/^::ffff:/, '');
  if (!list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')) refuse('addressRefused');
}

function checkRules({ rules }: Credential, { method, path }: RawRequest): void {
  if (!rules.some((rule) => grants(rule, method, path))) refuse('notGranted');
}

/** `/me` is only `/me`; `/me/*` its children, at any depth; `/*` everything (ovh.md §2.3). */
export function grants(rule: AccessRule, method: string, path: string): boolean {
  return rule.method === method && (wildcard(rule.path, path) || wildcard(rule.path, decodeURIComponent(path)));
}

function checkActions(client: { allowedActions: string[]; deniedActions: string[] }, { action }: Route): void {
  if (action === undefined) return;
  const named = (pattern: string) => wildcard(pattern, action);
  if (client.allowedActions.some(named) && !client.deniedActions.some(named)) return;
  refuse('iamDenied', {}, { unauthorizedActionsByAuthentication: '', unauthorizedActionsByIAM: action });
}

/** Exact text in which `*` stands for anything. */
export function wildcard(pattern: string, text: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`).test(text);
}
