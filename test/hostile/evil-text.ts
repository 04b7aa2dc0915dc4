/**
 * F6 of the numbered tables: strings that would steer a terminal or a CI runner, in every text that a vendor, a manifest
 * or the environment can put before a user, through every command and every kind of output.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { EVIL, harm } from '../cli/render/evil.ts';
import { run, writeFiles } from '../support/run-cli.ts';
import { openVendors, PROVIDERS } from '../support/vendors.ts';
import { inFolder } from './child.ts';
import type { Table } from './score.ts';
import { startWicked, type Wickedness } from './wicked.ts';

interface EvilText {
  readonly words: string;
  readonly evil: string;
}

const REPORTS = ['markdown=r.md', 'junit=r.xml', 'json=r.json', 'gitlab=r.gitlab'].flatMap((kind) => [
  '--report',
  kind,
]);
const APPLY = ['apply', '--auto-approve', '--max-spend', '30.00 EUR'];

/** What is asked in each world, in this order. The first payment's answer is lost, and the second server is refused. */
const COMMANDS: readonly (readonly string[])[] = [
  ['plan', ...REPORTS],
  ['plan', '--json'],
  ['plan', '--out', 'plan.json'],
  ['show', 'plan.json'],
  [...APPLY, ...REPORTS],
  ['pending'],
  ['pending', '--json'],
  [...APPLY, '--json'],
  ['show'],
  ['show', '--json'],
  ['state', 'list'],
  ['lock'],
  ['drift', '--metrics', 'r.prom'],
  ['drift', '--json'],
  ['renewals', '--ics', 'r.ics', '--html', 'r.html'],
  ['catalog'],
  ['catalog', '--json'],
  ['ledger', 'list'],
  ['ledger', 'export', '--csv'],
  ['ledger', 'reconcile'],
  ['import', '--all', '--dry-run'],
  [...APPLY, '-f', 'more/hostform.yaml', ...REPORTS],
  [...APPLY, '-f', 'more/hostform.yaml', '--json'],
  ['pending', '-f', 'more/hostform.yaml'],
  ['validate', '-f', 'evil/hostform.yaml'],
  ['plan', '-f', 'evil/hostform.yaml', '--json'],
];

/** Lists of Zomro that get one more row, evil in each of its texts. */
const LISTS =
  /^(instances|image|instances\.fleio_bckps\.schedule|expense|cart|sshkeys|v2\.instances\.order\.pricelist)$/;

async function check({ evil }: EvilText): Promise<void> {
  const vendors = await openVendors();
  const zomro = await startWicked(vendors.zomro.url, (call) => zomroEvil(call, evil));
  const ovh = await startWicked(vendors.ovh.url, (call) =>
    call.startsWith('GET ') ? { edit: ovhEvil(evil) } : undefined,
  );
  vendors.zomro.cloud.addServer({ servername: `${evil}x` });
  vendors.zomro.cloud.addImage({ name: `${evil}x` });
  vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
  const refusal = { kind: 'error', type: `${evil}x`, object: `${evil}x`, text: `${evil}x` } as const;
  vendors.zomro.faults.add({
    ...refusal,
    func: 'v2.instances.order.param',
    sok: true,
    n: 2,
    times: Number.POSITIVE_INFINITY,
  });
  try {
    await inFolder(async (cwd) => {
      writeFiles(cwd, {
        'hostform.yaml': manifest('web-1'),
        'more/hostform.yaml': manifest('web-2'),
        'evil/hostform.yaml': evilManifest(evil),
      });
      const env = {
        ...vendors.env,
        ZOMRO_ENDPOINT: `${zomro.origin}/`,
        OVH_ENDPOINT: `${ovh.origin}/1.0`,
        ...evilEnv(evil),
      };
      for (const argv of COMMANDS) {
        const { code, out, err } = await run(argv, { cwd, env });
        expect(codesOf(argv), `${argv.join(' ')}\n${err}`).toContain(code);
        // CSV and calendar files end their lines with CR LF, as their formats say.
        expect(harm(out.replaceAll('\r\n', '\n')), `stdout of ${argv.join(' ')}`).toBeUndefined();
        expect(harm(err), `stderr of ${argv.join(' ')}`).toBeUndefined();
        expect(err, argv.join(' ')).not.toContain('Internal error');
      }
      for (const name of readdirSync(cwd).filter((each) => each.startsWith('r.'))) {
        const text = readFileSync(join(cwd, name), 'utf8').replaceAll('\r\n', '\n');
        expect(harm(text), name).toBeUndefined();
      }
    });
  } finally {
    for (const each of [zomro, ovh, vendors]) await each.close();
  }
}

const SERVER = {
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  ssh_key: 'deploy',
};
const manifest = (name: string): string =>
  JSON.stringify({
    hostform: 1,
    providers: PROVIDERS,
    servers: { [name]: SERVER },
    renewals: {
      shop: {
        provider: 'ovh',
        product: 'vps',
        service: 'vps-1a2b.vps.example',
        mode: 'manual',
        period: 'P1M',
        ensure_valid_for: 'P14D',
        max_price: '12.00 EUR',
      },
    },
  });

/** What is read as it is meant ends well; a manifest that is evil itself is refused, and so is what the vendor refuses. */
function codesOf(argv: readonly string[]): readonly number[] {
  if (argv.includes('evil/hostform.yaml')) return [1];
  return argv.includes('more/hostform.yaml') && argv[0] === 'apply' ? [1, 3, 4] : [0, 2];
}

/** In values, in keys, and in what is asked of the vendor. */
function evilManifest(evil: string): string {
  const server = { ...SERVER, tariff: `${evil}x`, name: `${evil}x`, os: `${evil}x`, [`${evil}x`]: `${evil}x` };
  return JSON.stringify(
    { hostform: 1, servers: { 'web-1': server, [`${evil}x`]: server }, budget: { max_charge: `${evil}x` } },
    null,
    1,
  );
}

function evilEnv(evil: string): { readonly [name: string]: string } {
  const names = [
    'USER',
    'GITLAB_USER_LOGIN',
    'GITHUB_ACTOR',
    'CI_JOB_URL',
    'CI_JOB_ID',
    'CI_PROJECT_PATH',
    'CI_PIPELINE_ID',
    'GITHUB_REPOSITORY',
    'GITHUB_RUN_ID',
    'GITHUB_WORKFLOW',
    'GITHUB_JOB',
    'GITHUB_SERVER_URL',
  ];
  return Object.fromEntries(names.map((name) => [name, `${evil}x`]));
}

function zomroEvil(call: string, evil: string): Wickedness | undefined {
  if (call === 'v2.instances.order.param')
    return { edit: (text) => JSON.stringify(withChoices(JSON.parse(text), evil)) };
  if (call === 'instances' || call === 'image')
    return { edit: (text) => JSON.stringify(withTexts(JSON.parse(text), evil)) };
  if (LISTS.test(call)) return { edit: (text) => JSON.stringify(withRow(JSON.parse(text), evil)) };
  return undefined;
}

interface Node {
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy of each last row, under an id of its own; an empty list gets a row as well. */
function withRow(reply: Node, evil: string): Node {
  const doc = reply['doc'];
  if (!isNode(doc)) return reply;
  const lists = Array.isArray(doc['list']) ? doc['list'].filter(isNode) : [doc];
  for (const list of lists) {
    const rows = Array.isArray(list['elem']) ? list['elem'] : [];
    const row = isNode(rows.at(-1)) ? poison(rows.at(-1) as Node, evil) : PLAIN_ROW(evil);
    list['elem'] = [...rows, { ...(row as Node), id: { $: '987654' } }];
  }
  const total = doc['p_elems'];
  if (isNode(total)) total['$'] = String(Number(total['$']) + 1);
  return reply;
}

/** The rows that are not ours, evil in each of their texts; their ids stay, so that they can be asked for. */
function withTexts(reply: Node, evil: string): Node {
  const doc = reply['doc'];
  const rows = isNode(doc) && Array.isArray(doc['elem']) ? doc['elem'].filter(isNode) : [];
  for (const row of rows) {
    const isOurs = JSON.stringify(row['servername'])?.includes('web-') === true;
    if (!isOurs) Object.assign(row, poison(row, evil), { id: row['id'] });
  }
  return reply;
}

const PLAIN_ROW = (evil: string): Node =>
  Object.fromEntries(
    [
      'name',
      'servername',
      'pricelist',
      'datacentername',
      'instances_os',
      'ip',
      'cost',
      'date',
      'amount',
      'image_name',
      'status',
    ].map((field) => [field, { $: `${evil}x` }]),
  );

function withChoices(reply: Node, evil: string): Node {
  const doc = reply['doc'];
  const lists = isNode(doc) && Array.isArray(doc['slist']) ? doc['slist'].filter(isNode) : [];
  for (const list of lists)
    if (Array.isArray(list['val'])) list['val'] = [...list['val'], { $key: '987654', $: `${evil}x`, $depend: 'pub' }];
  return reply;
}

/** Evil before each text, ids and amounts of money left alone so that rows are still read. */
function poison(value: unknown, evil: string): unknown {
  if (typeof value === 'string') return /^[\d.]+( [A-Z]{3}.*)?$/.test(value) ? value : `${evil}${value}`;
  if (Array.isArray(value)) return value.map((each) => poison(each, evil));
  if (!isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key.startsWith('$') && key !== '$' ? inner : poison(inner, evil),
    ]),
  );
}

/** Texts of OVHcloud that are only shown. */
const SHOWN = /^(description|displayName|invoiceName|label|text|message|firstname|name|email|organisation)$/;

function ovhEvil(evil: string): (text: string) => string {
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isNode(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        SHOWN.test(key) && typeof inner === 'string' ? `${evil}${inner}` : walk(inner as Json),
      ]),
    );
  };
  return (text) => {
    try {
      return JSON.stringify(walk(JSON.parse(text)));
    } catch {
      return text;
    }
  };
}

export const evilTexts: Table<EvilText> = {
  id: 'F6',
  what: `evil strings through ${COMMANDS.length} commands and all reports: no raw control, no command to a runner`,
  cases: EVIL.map((evil) => ({ words: JSON.stringify(evil), evil })),
  atOnce: 2,
  check,
};
