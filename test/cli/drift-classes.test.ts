/** Each class of findings from outside: a world, the exit code, the words, and the document (contract §3). */
import { describe, expect, it } from 'vitest';
import { DRIFT_CLASSES } from '../../src/model/drift.ts';
import type { FieldChange } from '../../src/model/plan.ts';
import type { Server } from '../../src/providers/zomro/simulated/rows.ts';
import { classesOf, documentOf } from './drift-document.ts';
import { APPLY, expectCode, IMAGE, SERVER, type Stage, useStage } from './stage.ts';

const stage = useStage();
const DAY = 86_400_000;

interface World {
  readonly name: string;
  /** Classes with their addresses, as the document has them. */
  readonly found: readonly string[];
  readonly unmanaged?: number;
  readonly options?: readonly string[];
  readonly code?: number;
  readonly make: (stage: Stage) => Promise<void>;
  /** Differences of the first finding, dates taken out. */
  readonly changes?: readonly FieldChange[];
}

const worlds: readonly World[] = [
  {
    name: 'unpaid-server',
    found: ['unpaid servers.web-1'],
    changes: [{ field: 'status', before: 'Suspended' }],
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      editServer({ status: '3_autosuspend', state: 'suspended', suspendedAt: Date.now() });
    },
  },
  {
    name: 'unpaid-order',
    found: ['unpaid servers.web-1'],
    changes: [{ field: 'status', before: 'Ordered' }],
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      editServer({ status: '1' });
    },
  },
  {
    name: 'unpaid-renewal',
    found: ['unpaid renewals.shop'],
    changes: [{ field: 'status', before: 'pendingDebt' }],
    make: () => applied({ renewals: { shop: { product: 'vps', service: 'vps-9c0d.vps.example', mode: 'automatic' } } }),
  },
  {
    name: 'suspended-server',
    found: ['suspended servers.web-1'],
    changes: [{ field: 'status', before: 'Suspended by administrator' }],
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      editServer({ status: '3_employeesuspend', state: 'suspended' });
    },
  },
  {
    name: 'suspended-renewal',
    found: ['suspended renewals.shop'],
    changes: [{ field: 'status', before: 'expired' }],
    make: () => applied({ renewals: { shop: { product: 'vps', service: 'vps-5e6f.vps.example' } } }),
  },
  {
    name: 'expiring',
    found: ['expiring renewals.manual', 'expiring renewals.shop', 'expiring servers.web-1'],
    options: ['--expiring', 'P14D'],
    changes: [{ field: 'expiration', before: 'DATE' }],
    async make() {
      const renewals = {
        shop: { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'automatic' },
        manual: { product: 'vps', service: 'vps-3c4d.vps.example', mode: 'manual' },
        later: { product: 'domain', service: 'example-shop.example' },
      };
      await applied({ servers: { 'web-1': { ...SERVER, period: 'P1M' }, daily: SERVER }, renewals });
      for (const server of stage.vendors.zomro.cloud.servers.values())
        if (server.servername === 'web-1') Object.assign(server, { paidUntil: Date.now() + 10 * DAY });
      stage.vendors.zomro.cloud.edited();
    },
  },
  {
    name: 'renewal-due',
    found: ['expiring renewals.shop'],
    options: ['--expiring', 'P14D'],
    changes: [{ field: 'expiration', before: 'DATE', after: 'DATE' }],
    async make() {
      await applied({ renewals: { shop: BUYING } });
      Object.assign(service(12345).terms[0] ?? {}, { expiresAt: Date.now() + 2 * DAY });
    },
  },
  {
    name: 'renewal-due-and-changed',
    found: ['expiring renewals.shop', 'changed renewals.shop'],
    async make() {
      await applied({ renewals: { shop: { ...BUYING, mode: 'automatic' } } });
      Object.assign(service(12345).terms[0] ?? {}, { expiresAt: Date.now() + 2 * DAY });
      stage.declare({ renewals: { shop: { ...BUYING, mode: 'manual' } } });
    },
  },
  {
    name: 'balance-low',
    found: ['balance-low'],
    changes: [{ field: 'days_left', before: 1 }],
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      stage.vendors.zomro.cloud.setBalance('0.20');
    },
  },
  {
    name: 'missing',
    found: ['missing servers.web-1', 'missing servers.web-2'],
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      stage.vendors.zomro.cloud.servers.clear();
      stage.vendors.zomro.cloud.edited();
      stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    },
  },
  {
    name: 'missing-renewal',
    found: ['missing renewals.shop'],
    async make() {
      await applied({ renewals: { shop: { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'automatic' } } });
      service(12345).deletedAt = Date.now();
    },
  },
  {
    name: 'open-purchase',
    found: ['open-purchase servers.web-1'],
    make: leaveOpen,
  },
  {
    name: 'open-purchase-held',
    found: ['open-purchase servers.web-1'],
    async make() {
      await leaveOpen();
      stage.declare({ servers: {} });
    },
  },
  {
    name: 'price-changed-server',
    found: ['price-changed servers.web-1'],
    changes: [{ field: 'cost', before: '0.1301 EUR', after: '0.13 EUR' }],
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      stage.vendors.zomro.cloud.setPrice('6740', '-50', '0.1301');
    },
  },
  {
    name: 'price-changed-renewal',
    found: ['price-changed renewals.shop'],
    changes: [{ field: 'max_price', before: '18.00 EUR', after: '15.00 EUR' }],
    async make() {
      await applied({ renewals: { shop: BUYING } });
      Object.assign(service(12345).prices, { 1: 1_800_000_000 });
    },
  },
  {
    name: 'price-changed-not-offered',
    found: ['price-changed renewals.shop'],
    changes: [{ field: 'max_price', after: '15.00 EUR' }],
    async make() {
      await applied({ renewals: { shop: BUYING } });
      service(12345).prices = { 12: 12_000_000_000 };
    },
  },
  {
    name: 'changed',
    found: ['changed servers.web-1'],
    changes: [
      { field: 'name', before: 'renamed', after: 'web-1' },
      { field: 'os', before: 'Ubuntu 24.04', after: 'Ubuntu 22.04', forcesReplace: true },
    ],
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      const system = { uid: 'x', label: 'Ubuntu 24.04', distro: 'ubuntu', version: '24.04', windows: false };
      editServer({ servername: 'renamed', system });
    },
  },
  {
    name: 'changed-with-dependants',
    found: ['changed servers.web-1'],
    async make() {
      const nightly = { server: 'web-1', days: ['mon'], time: '02:01' };
      await applied({ servers: { 'web-1': SERVER }, backup_schedules: { nightly } });
      stage.declare({ servers: { 'web-1': { ...SERVER, period: 'P1M' } }, backup_schedules: { nightly } });
    },
  },
  {
    name: 'undeclared',
    found: ['undeclared servers.web-1'],
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      stage.declare({ servers: {} });
    },
  },
  {
    name: 'adoptable',
    found: ['adoptable servers.web-1'],
    async make() {
      stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1', system: 'Ubuntu 22.04' });
      stage.declare({ servers: { 'web-1': { ...SERVER, lifecycle: { adopt: 'by-name' } } } });
    },
  },
  {
    name: 'delivering',
    found: ['delivering servers.web-1'],
    async make() {
      stage.vendors.zomro.knobs.activationMs = 3_600_000;
      const providers = { zomro: { licence_agreement: 'accepted', poll_interval: '20ms', delivery_timeout: '100ms' } };
      stage.declare({ providers, servers: { 'web-1': SERVER } });
      expectCode(await stage.hostform(...APPLY), 3);
    },
  },
  {
    name: 'unmanaged',
    found: [],
    unmanaged: 12,
    code: 0,
    async make() {
      await applied({ servers: { 'web-1': SERVER } });
      for (let n = 1; n <= 12; n += 1) stage.vendors.zomro.cloud.addServer({}, { servername: `other-${n}` });
    },
  },
  {
    name: 'several',
    found: [
      'unpaid servers.web-1',
      'balance-low',
      'missing images.golden',
      'price-changed servers.web-2',
      'changed servers.web-2',
    ],
    unmanaged: 1,
    async make() {
      await applied({ servers: { 'web-1': SERVER, 'web-2': { ...SERVER, tariff: 'Cloud Exclusive | NL-2' } } });
      const { cloud } = stage.vendors.zomro;
      editServer({ status: '3_autosuspend', state: 'suspended', suspendedAt: Date.now() });
      editServer({ servername: 'shop' }, 'web-2');
      cloud.setPrice(tariffOf('shop'), '-50', '0.40');
      cloud.setBalance('0.05');
      cloud.addServer({}, { servername: 'somebody' });
      stage.declare({
        images: { golden: IMAGE },
        servers: { 'web-1': SERVER, 'web-2': { ...SERVER, tariff: 'Cloud Exclusive | NL-2' } },
      });
    },
  },
];

/** A policy that buys, and is not due for days. */
const BUYING = {
  product: 'vps',
  service: 'vps-1a2b.vps.example',
  period: 'P1M',
  ensure_valid_for: 'P5D',
  max_price: '15.00 EUR',
} as const;

async function applied(manifest: Parameters<Stage['declare']>[0]): Promise<void> {
  stage.declare(manifest);
  expectCode(await stage.hostform(...APPLY), 0);
}

async function leaveOpen(): Promise<void> {
  stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
  stage.vendors.zomro.knobs.listingLagMs = 3_600_000;
  stage.declare({ servers: { 'web-1': SERVER } });
  expectCode(await stage.hostform(...APPLY), 7);
}

function editServer(fields: Partial<Server>, name = 'web-1'): void {
  const { cloud } = stage.vendors.zomro;
  const found = [...cloud.servers.values()].filter(({ servername }) => servername === name);
  expect(found).toHaveLength(1);
  Object.assign(found[0] ?? {}, fields);
  cloud.edited();
}

function tariffOf(name: string): string {
  return [...stage.vendors.zomro.cloud.servers.values()].find(({ servername }) => servername === name)?.tariff ?? '';
}

function service(id: number): Stage['vendors']['ovh']['cloud']['services'][number] {
  const found = stage.vendors.ovh.cloud.services.find((each) => each.id === id);
  if (!found) throw new RangeError(`no service ${id}`);
  return found;
}

const undated = (text: string): string => text.replace(/\d{4}-\d{2}-\d{2}/g, 'DATE');

describe('each class of findings', () => {
  it.each(worlds)('$name', async ({ name, make, options = [], code = 2, found, unmanaged, changes }) => {
    await make(stage);
    const told = expectCode(await stage.hostform('drift', ...options), code);
    await expect(undated(told.out)).toMatchFileSnapshot(`golden/drift/${name}.txt`);
    const document = documentOf(expectCode(await stage.hostform('drift', '--json', ...options), code));
    const classes = classesOf(document);
    expect(classes.filter((each) => each !== 'unmanaged')).toEqual(found);
    if (unmanaged !== undefined) expect(classes).toHaveLength(found.length + unmanaged);
    expect(document.differs).toBe(code === 2);
    if (changes) expect(JSON.parse(undated(JSON.stringify(document.findings[0]?.changes)))).toEqual(changes);
  });

  it('covers all there are', () => {
    const covered = new Set(worlds.flatMap(({ found }) => found.map((each) => each.split(' ')[0] ?? '')));
    expect([...covered, 'unmanaged'].sort()).toEqual([...DRIFT_CLASSES].sort());
  });
});
