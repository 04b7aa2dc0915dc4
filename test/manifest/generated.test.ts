import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateManifest } from '../../src/generated/validate-manifest.js';
import { readManifest } from '../../src/manifest/read.ts';
import { manifestSchema } from '../../src/manifest/schema/schema.ts';
import { Problems } from '../../src/model/errors.ts';
import { providers } from '../../src/providers/index.ts';
import { inFolder, told } from './support/read-text.ts';

/** The manifest that the contract promises (§2), against the vendors' real kinds and the generated validator. */
const CONTRACT = `# yaml-language-server: $schema=./node_modules/hostform/schemas/manifest.schema.json
hostform: 1
providers:
  zomro:
    endpoint: https://api.zomro.com/
    licence_agreement: accepted
    poll_interval: 10s
    delivery_timeout: 30m
    settle_time: 10m
    order_marker: false
  ovh:
    endpoint: ovh-eu
    poll_interval: 10s
budget:
  max_charge: 20.00 EUR
  max_monthly: 60.00 EUR
servers:
  web-1:
    name: web-1
    tariff: Cloud Essential | NL-2
    datacenter: Netherlands-2
    os: Ubuntu 22.04
    period: P1D
    addons: { network: IPv6 }
    ssh_key: deploy
    # password: \${WEB1_ROOT}
    promo_code: \${PROMO:-}
    power: running
    lifecycle: { protect: true, replace: deny, ignore_changes: [os] }
images:
  golden:
    name: Ubuntu24
    region: Netherlands-2
    url: https://releases.ubuntu.com/24.04/ubuntu-24.04-live-server-amd64.iso
    disk_format: iso
    os_distro: ubuntu
    os_version: "24"
    architecture: x86_64
    min_disk: 1
    min_ram: 1
    protected: true
backup_schedules:
  nightly:
    server: web-1
    days: [mon, tue, wed, thu, fri]
    time: "02:01"
renewals:
  shop-vps:
    provider: ovh
    product: vps
    service: vps-1a2b.vps.example
    mode: automatic
    period: P1M
    ensure_valid_for: P14D
    max_price: 15.00 EUR
    with: [backup-option-77]
    payment_method: default
`;

const read = (text: string, env: { [name: string]: string } = {}) =>
  inFolder({ 'm.yaml': text }, (cwd) =>
    readManifest({
      path: 'm.yaml',
      cwd,
      env,
      kinds: providers.flatMap(({ kinds }) => kinds),
      providerNames: providers.map(({ name }) => name),
      validate: validateManifest,
    }),
  );

const refused = (text: string) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Problems) return told(error.all);
    throw error;
  }
  throw new Error('the manifest was accepted');
};

describe("the contract's manifest", () => {
  test('is accepted as it is written there', () => {
    const addresses = read(CONTRACT).resources.map(({ address }) => address);
    expect(addresses).toEqual(['backup_schedules.nightly', 'images.golden', 'renewals.shop-vps', 'servers.web-1']);
  });

  test.each([
    ['os: Ubuntu 22.04', 'os: ${images.golden.uid}'],
    ['ssh_key: deploy', 'password: ${WEB1_ROOT}'],
    ['payment_method: default', 'payment_method: { mean: creditCard, id: 1234 }'],
    ['addons: { network: IPv6 }', 'addons: { addon_6746: "260" }'],
    ['server: web-1', 'server: "4711"'],
    ['period: P1D', 'period: 1d'],
    ['min_disk: 1', 'min_disk: ${DISK:-20}'],
  ])('is accepted with the other forms that it shows: %s as %s', (one, other) => {
    expect(CONTRACT).toContain(one);
    expect(read(CONTRACT.replace(one, other), { WEB1_ROOT: 'Correct-horse-7' }).resources).toHaveLength(4);
  });

  test.each([
    [
      'tariff:',
      'tarif:',
      'UNKNOWN_KEY m.yaml:20:5-10 Unknown key | servers.web-1 has no "tarif". | did you mean "tariff"?',
    ],
    ['max_charge: 20.00 EUR', 'max_charge: 20', 'SCHEMA m.yaml:15:15-17 Invalid amount | '],
    ['power: running', 'power: runing', 'SCHEMA m.yaml:28:12-18 Invalid value | '],
    [
      'os_version: "24"',
      'os_version: 24',
      'SCHEMA m.yaml:37:17-19 Wrong type | images.golden.os_version has to be text',
    ],
    ['ssh_key: deploy', 'power: running', 'DUPLICATE m.yaml:28:5-10 Duplicate key | '],
  ])('is refused with a mistake in it: %s as %s', (one, other, expected) => {
    expect(refused(CONTRACT.replace(one, other)).join('\n')).toContain(expected);
  });
});

describe("the editor's schema", () => {
  test('on disk is the one that the kinds make', () => {
    const path = join(import.meta.dirname, '..', '..', 'schemas', 'manifest.schema.json');
    const kinds = providers.flatMap((provider) => provider.kinds);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(manifestSchema(kinds, providers, 'editor'));
  });
});
