/** `instances.edit` (zomro.md §7.6): the form of one server, and the few fields that it changes. */
import type { Asked } from './asked.ts';
import { networkAddon, networkLabel } from './catalogue.ts';
import { dateText } from './dates.ts';
import { choice, optional, shortText, wholeNumber } from './fields.ts';
import { noteBy } from './history.ts';
import { renewalCode, serverTitle } from './instance-rows.ts';
import { wakeServer } from './lifecycle.ts';
import { selectList } from './listing.ts';
import { uuidMark } from './marks.ts';
import { serverAsked } from './own-servers.ts';
import { listPrice, tariffOf } from './prices.ts';
import { refuseField, refuseRunning } from './refusal.ts';
import type { Server } from './rows.ts';
import { datacenterOf } from './systems.ts';
import type { Branch } from './wire.ts';
import { periodName } from './words.ts';

/** Without `sok`: values are plain here, where the list has them coded (§4). */
export function editForm(asked: Asked): Branch {
  const server = serverAsked(asked);
  const { knobs } = asked.world;
  return {
    elid: server.id,
    name: serverTitle(asked, server),
    servername: server.servername,
    createdate: dateText(server.boughtAt, knobs.serverOffsetMinutes),
    instances_uuid: server.openedAt === null ? '' : uuidMark('server', server.id),
    ip: server.ip,
    ip_v6: server.ipv6,
    rdns_record: server.rdns,
    backup_rotation: String(server.backupRotation),
    autoprolong: knobs.editOffersAutoprolong ? renewalCode(server) : undefined,
    ...resources(asked, server),
  };
}

/** Sizes of the tariff as select lists named by add-on ids, with `messages` to name them (§4, §7.6). */
function resources(asked: Asked, server: Server): Branch {
  const tariff = tariffOf(asked.world, server.tariff);
  const network = networkLabel(server.network, datacenterOf(asked, server.datacenter));
  const sizes: readonly (readonly [id: number, name: string, text: string])[] = [
    [Number(tariff.id) + 3, 'CPU count', String(tariff.cpu)],
    [Number(tariff.id) + 4, 'Memory', `${tariff.memory} Gb`],
    [Number(tariff.id) + 5, 'Disk space', `${tariff.disk} Gb`],
    [Number(networkAddon(tariff)), 'network', network],
  ];
  const method = selectList('stored_method', [
    { key: '', text: '-- none --' },
    { key: '0', text: 'Account balance' },
  ]);
  return {
    messages: { msg: Object.fromEntries(sizes.map(([id, name]) => [`addon_${id}`, name])) },
    slist: [
      ...sizes.map(([id, , text]) => selectList(`addon_${id}`, [{ key: '1', text }])),
      method,
      ...(asked.world.knobs.editOffersAutoprolong ? [autoprolongList(asked, server)] : []),
    ],
  };
}

function autoprolongList(asked: Asked, server: Server): Branch {
  const options = renewalCodes(asked, server).map((key) => ({ key, text: periodName(key, asked.lang) }));
  return selectList('autoprolong', [{ key: 'null', text: 'Disabled' }, ...options]);
}

/** With `sok=ok`: only what is sent is changed; everything is checked first. */
export function editInstance(asked: Asked): Branch {
  const server = serverAsked(asked);
  if (server.status === '5_close') refuseRunning(server.id);
  const sent = (field: string) => asked.params[field] !== undefined;
  const changed: Partial<Server> = {
    ...(sent('servername') ? { servername: shortText(asked, 'servername', 100) } : {}),
    ...(sent('rdns_record') ? { rdns: readDomain(asked) } : {}),
    ...(sent('backup_rotation') ? { backupRotation: wholeNumber(asked, 'backup_rotation', { min: 1, max: 10 }) } : {}),
    ...(sent('autoprolong') && asked.world.knobs.editOffersAutoprolong ? readAutoprolong(asked, server) : {}),
  };
  Object.assign(server, changed);
  noteBy(asked, server.id, `edited: ${Object.keys(changed).join(', ')}`);
  wakeServer(asked.world, server);
  return { ok: {} };
}

function readDomain(asked: Asked): string {
  const name = optional(asked, 'rdns_record') ?? '';
  return name === '' || /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\.?$/i.test(name)
    ? name
    : refuseField('rdns_record');
}

/** A day is renewed by nobody: it is debited anyway (§7.19). */
function renewalCodes(asked: Asked, server: Server): string[] {
  const tariff = tariffOf(asked.world, server.tariff);
  const codes = server.period === '-50' ? [] : Object.keys(tariff.prices).filter((code) => code !== '-50');
  return codes.filter((code) => listPrice(asked.world, tariff, code) !== undefined);
}

function readAutoprolong(asked: Asked, server: Server): Pick<Server, 'autoprolong' | 'renewalPeriod'> {
  const code = choice(asked, 'autoprolong', ['null', 'off', 'on', ...renewalCodes(asked, server)]);
  const isCode = code !== 'null' && code !== 'off' && code !== 'on';
  return { autoprolong: isCode || code === 'on', renewalPeriod: isCode ? code : null };
}
