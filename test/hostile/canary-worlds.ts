/** Worlds full of secrets that look like nothing else, and a search for them that shares no code with the program. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOvhSimulator } from '../../src/providers/ovh/simulator.ts';
import { startZomroSimulator } from '../../src/providers/zomro/simulator.ts';
import { startPlainServer } from '../state/http/support/plain-server.ts';
import { startWicked, type Wickedness } from './wicked.ts';

export type WorldName = 'by password' | 'by token';

export interface CanaryWorld {
  readonly manifest: string;
  readonly env: { readonly [name: string]: string };
  /** By what they are. Grows: sessions and bearer tokens are made while a run is under way. */
  secrets(): { readonly [name: string]: string };
  /** Addresses that were asked for, at whichever server. */
  readonly urls: () => readonly string[];
  readonly payments: () => number;
  close(): Promise<void>;
}

/** What happens at the servers of a world, call by call. */
export type Strike = (call: string, world: CanaryWorld) => Wickedness | undefined;

const ZOMRO_PASSWORD = 'Zm "quoted" <b>&/+% é9\\x';
const SERVER_BY_VARIABLE = 'Tr0ub4dor+Three/=~!{}^';
const SERVER_LITERAL = 'Gr4nite+Lantern/=~!{}';
const PROMO_BY_VARIABLE = 'SAVE "10%" <now>&é/+\\';
const PROMO_LITERAL = 'spring & "autumn" </sale>';
const STATE_PASSWORD = 'St4te:pass"word<&>/+';
const QUERY_KEY = 'query-key+with/slashes==';
const SEAL_KEY = Buffer.alloc(32, 'canary-of-the-seal').toString('base64');

const server = (more: string): string =>
  `{ tariff: Cloud Essential | NL-2, datacenter: Netherlands-2, os: Ubuntu 22.04, period: P1D, ${more} }`;
const RENEWAL =
  '{ provider: ovh, product: vps, service: vps-1a2b.vps.example, mode: manual, period: P1M, ensure_valid_for: P14D, max_price: 12.00 EUR }';

const MANIFESTS: { readonly [name in WorldName]: string } = {
  'by password': `hostform: 1
providers:
  zomro: { licence_agreement: accepted, poll_interval: 20ms, settle_time: 300ms, delivery_timeout: 2s }
  ovh: { poll_interval: 20ms, settle_time: 300ms, delivery_timeout: 2s }
state: { backend: http, username: ana, encryption: { key: "\${SEAL}" } }
servers: { web-1: ${server('password: "${ROOT_PW}", promo: { code: "${PROMO}", required: false }')} }
renewals: { shop: ${RENEWAL} }
`,
  'by token': `hostform: 1
providers:
  zomro: { licence_agreement: accepted, poll_interval: 20ms, settle_time: 300ms, delivery_timeout: 2s }
  ovh: { poll_interval: 20ms, settle_time: 300ms, delivery_timeout: 2s }
servers: { web-1: ${server(`password: '${SERVER_LITERAL}', promo: { code: '${PROMO_LITERAL}', required: false }`)} }
renewals: { shop: ${RENEWAL} }
`,
}; // prettier-ignore

/** Both vendors, a server of states, and an environment that leads to them. */
export async function openCanaryWorld(name: WorldName, strike: Strike = () => undefined): Promise<CanaryWorld> {
  const zomro = await startZomroSimulator({ accounts: [{ password: ZOMRO_PASSWORD }] });
  const ovh = await startOvhSimulator({});
  const states = await startPlainServer();
  Object.assign(zomro.knobs, { activationMs: 40, deleteMs: 40 });
  Object.assign(ovh.settings, { propagationMs: 40, checkingMs: 40, deliveringMs: 40, expirationLagMs: 40 });
  zomro.cloud.addPromo({ code: PROMO_BY_VARIABLE, percent: 10 });
  zomro.cloud.addPromo({ code: PROMO_LITERAL, percent: 10 });
  const struck = (call: string): Wickedness | undefined => strike(call, world);
  const fronts = await Promise.all([zomro.url, ovh.url, states.origin].map((url) => startWicked(url, struck)));
  const [zomroAt = '', ovhAt = '', statesAt = ''] = fronts.map(({ origin }) => origin);
  const { applicationKey, applicationSecret, consumerKey, clientId, clientSecret } = ovh.credentials;
  const byPassword = name === 'by password';
  // Asking for it opens a session, which a run that logs in by itself never hears of.
  const token = byPassword ? '' : zomro.token;
  const world: CanaryWorld = {
    manifest: MANIFESTS[name],
    env: byPassword
      ? {
          ZOMRO_ENDPOINT: `${zomroAt}/`,
          ZOMRO_USERNAME: zomro.username,
          ZOMRO_PASSWORD,
          OVH_ENDPOINT: `${ovhAt}/1.0`,
          OVH_APPLICATION_KEY: applicationKey,
          OVH_APPLICATION_SECRET: applicationSecret,
          OVH_CONSUMER_KEY: consumerKey,
          TF_HTTP_ADDRESS: `${statesAt}/states/shop?key=${encodeURIComponent(QUERY_KEY)}`,
          TF_HTTP_PASSWORD: STATE_PASSWORD,
          SEAL: SEAL_KEY,
          ROOT_PW: SERVER_BY_VARIABLE,
          PROMO: PROMO_BY_VARIABLE,
        }
      : {
          ZOMRO_ENDPOINT: `${zomroAt}/`,
          ZOMRO_TOKEN: token,
          OVH_ENDPOINT: `${ovhAt}/1.0`,
          OVH_CLIENT_ID: clientId,
          OVH_CLIENT_SECRET: clientSecret,
          HOSTFORM_STATE_KEY: SEAL_KEY,
        },
    secrets: () => ({
      ...Object.fromEntries([...zomro.cloud.sessions.keys()].map((session, at) => [`session ${at + 1}`, session])),
      'key of the state': SEAL_KEY,
      ...(byPassword
        ? {
            'password of the account': ZOMRO_PASSWORD,
            'application secret': applicationSecret,
            'consumer key': consumerKey,
            'password of the state': STATE_PASSWORD,
            'key in the address of the state': QUERY_KEY,
            'password of the server': SERVER_BY_VARIABLE,
            'promo code': PROMO_BY_VARIABLE,
          }
        : {
            ...Object.fromEntries(ovh.cloud.tokens.map(({ token: bearer }, at) => [`bearer ${at + 1}`, bearer])),
            'client secret': clientSecret,
            'password in the manifest': SERVER_LITERAL,
            'promo code in the manifest': PROMO_LITERAL,
          }),
    }),
    urls: () => fronts.flatMap(({ urls }) => urls),
    payments: () => zomro.cloud.ledger.length + ovh.cloud.ledger.length,
    async close() {
      for (const each of [...fronts, zomro, ovh, states]) await each.close();
    },
  };
  return world;
}

interface Spelling {
  /** As somebody writes a secret down who repeats it. */
  readonly write: (secret: string) => readonly string[];
  /** What of that is looked for, where it is not the same. */
  readonly find?: (secret: string) => readonly string[];
}

const same = (spell: (secret: string) => string): Spelling => ({ write: (secret) => [spell(secret)] });
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Six ways in which a secret may be written down. */
export const SPELLINGS: { readonly [name: string]: Spelling } = {
  raw: same((secret) => secret),
  URL: same(encodeURIComponent),
  form: same((secret) => new URLSearchParams([['', secret]]).toString().slice(1)),
  JSON: same((secret) => JSON.stringify(secret).slice(1, -1)),
  markup: same((secret) =>
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ),
  // Inside of a longer text the same bytes are written in three ways; what depends on the neighbours is left off.
  base64: {
    write: (secret) => ['', 'u', 'ana'].map((user) => base64(`${user}:${secret}`)).concat(base64(secret)),
    find: (secret) =>
      [0, 1, 2].map((shift) => base64(`${'u'.repeat(shift)}${secret}`).slice(Math.ceil((shift * 8) / 6), -4)),
  },
};

/** Everything in a folder but what the user wrote there. */
export function filesLeftIn(folder: string): { readonly [name: string]: string } {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith('hostform.yaml'));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]));
}

/** Command lines of running processes that mention a folder. */
export function commandLines(folder: string): string {
  const lines = readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? [lineOf(entry)] : []));
  return lines.filter((line) => line.includes(folder)).join('\n');
}

function lineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
