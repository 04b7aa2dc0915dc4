/**
 * What is for sale: data centres, tariffs, systems, add-ons, and the image product (zomro.md §7.1, §7.2, §7.13). Names and
 * day/month prices are the snapshot of 2024-07 in §7.1; sizes of the machines are made up around it.
 */
import { decimal, units } from './amounts.ts';
import { uuidMark } from './marks.ts';

export interface Datacenter {
  readonly id: string;
  /** What images call `region`. */
  readonly name: string;
  /** `NL-2`, as in tariff titles. */
  readonly code: string;
}

export interface Tariff {
  readonly id: string;
  /** `Cloud Essential` */
  readonly name: string;
  /** `Cloud Essential | NL-2` */
  readonly title: string;
  readonly line: 'premium' | 'basic';
  readonly datacenter: string;
  readonly cpu: number;
  /** GB */
  readonly memory: number;
  /** GB */
  readonly disk: number;
  /** Small tariffs do not offer Windows (§7.2). */
  readonly windows: boolean;
  soldOut: boolean;
  /** Price by period code (`-50` a day, else months); a missing code is not offered. */
  readonly prices: { [period: string]: string };
}

export interface System {
  readonly label: string;
  readonly distro: string;
  readonly version: string;
  readonly windows: boolean;
  /** A medium to boot from, offered by rescue and boot from ISO only. */
  readonly iso: boolean;
}

export interface Catalogue {
  readonly datacenters: readonly Datacenter[];
  readonly tariffs: readonly Tariff[];
  readonly systems: readonly System[];
  readonly image: { readonly pricelist: string; readonly title: string; cost: string };
  /** Off the month's price when a server has IPv6 only (§7.1). */
  readonly ipv6Saving: string;
}

/** Values of the network add-on; `260` is IPv6 only (§7.2). */
export const NETWORKS = { ipv4: '259', ipv6: '260' } as const;

/** The id of the network add-on of a tariff: `6746` for `6740` (§7.2). */
export function networkAddon(tariff: Tariff): string {
  return String(Number(tariff.id) + 6);
}

/** The UID of a system in a data centre: another one in each (§7.2). */
export function systemUid(datacenter: string, label: string): string {
  return uuidMark('system', datacenter, label);
}

/** `260` → `IPv6`, `259` → `IPv4 NL-2`, as in a tariff's details (§7.1). */
export function networkLabel(value: string, datacenter: Datacenter): string {
  return value === NETWORKS.ipv6 ? 'IPv6' : `IPv4 ${datacenter.code}`;
}

type Size = readonly [name: string, day: string, month: string, cpu: number, memory: number, disk: number];

const PREMIUM: readonly Size[] = [
  ['Essential', '0.1300', '3.90', 1, 2, 12],
  ['Standard', '0.1634', '4.90', 2, 2, 25],
  ['Exclusive', '0.2497', '7.49', 2, 4, 40],
  ['Prime', '0.4497', '13.49', 4, 6, 60],
  ['Platinum', '0.6634', '19.90', 4, 8, 80],
  ['Enterprise', '1.2830', '38.49', 6, 16, 160],
  ['Ultimate', '2.2164', '66.49', 8, 32, 240],
  ['Supreme', '2.9967', '89.90', 12, 48, 320],
];

const BASIC: readonly Size[] = [
  ['Starter', '0.0966', '2.90', 1, 1, 10],
  ['Optimal', '0.1830', '5.49', 1, 3, 30],
  ['Nova', '0.3164', '9.49', 2, 4, 50],
  ['Pro', '0.5497', '16.49', 3, 8, 90],
  ['Max', '1.0300', '30.90', 4, 16, 150],
];

/** Netherlands-2 comes first: it is the one that prices refer to when no data centre is named (§7.1). */
const PLACES: readonly (Datacenter & { readonly premium: number; readonly basic: number; readonly soldOut: string })[] =
  [
    { id: '13', name: 'Netherlands-2', code: 'NL-2', premium: 6740, basic: 6900, soldOut: 'Max' },
    { id: '14', name: 'Netherlands-1', code: 'NL-1', premium: 7040, basic: 7200, soldOut: 'Supreme' },
    { id: '12', name: 'Poland', code: 'PL', premium: 7340, basic: 7500, soldOut: 'Nova' },
  ];

const SYSTEMS: readonly System[] = [
  ...['20.04', '22.04', '24.04'].map((version) => system('Ubuntu', version)),
  ...['11', '12'].map((version) => system('Debian', version)),
  ...['8', '9'].map((version) => system('AlmaLinux', version)),
  system('CentOS', '9 Stream'),
  system('Rocky Linux', '9'),
  system('Fedora', '40'),
  { ...system('Windows Server', '2019'), windows: true },
  { ...system('Windows Server', '2022'), windows: true },
  { ...system('SystemRescue', '11.01'), iso: true },
];

/** The default catalogue, a new copy each time: prices and stock may be changed in it. */
export function defaultCatalogue(): Catalogue {
  return {
    datacenters: PLACES.map(({ id, name, code }) => ({ id, name, code })),
    tariffs: PLACES.flatMap((place) => [
      ...PREMIUM.map((size, at) => tariff(place, size, { line: 'premium', id: place.premium + 10 * at })),
      ...BASIC.map((size, at) => tariff(place, size, { line: 'basic', id: place.basic + 10 * at })),
    ]),
    systems: SYSTEMS,
    image: { pricelist: '6854', title: 'Image', cost: '0.0034' },
    ipv6Saving: '1.00',
  };
}

function tariff(
  place: (typeof PLACES)[number],
  [name, day, month, cpu, memory, disk]: Size,
  { line, id }: { readonly line: Tariff['line']; readonly id: number },
): Tariff {
  const months = ['1', '3', '6', '12'].map((count) => [count, decimal(units(month) * Number(count), 2)]);
  return {
    id: String(id),
    name: `Cloud ${name}`,
    title: `Cloud ${name} | ${place.code}`,
    line,
    datacenter: place.id,
    cpu,
    memory,
    disk,
    windows: memory >= 4,
    soldOut: place.soldOut === name,
    // The smallest is sold by the day only, so that `prices.price` is seen as an object too (§4, §7.1).
    prices: { '-50': day, ...(name === 'Starter' ? {} : Object.fromEntries(months)) },
  };
}

function system(distro: string, version: string): System {
  return { label: `${distro} ${version}`, distro, version, windows: false, iso: false };
}
