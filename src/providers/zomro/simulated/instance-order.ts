/** An order of a server, checked as strictly as zomro.md §7.3 says. Nothing is changed here. */
import type { Asked } from './asked.ts';
import { NETWORKS, networkAddon, type Tariff } from './catalogue.ts';
import { checkPassword, flag, need, optional, shortText, timeOfDay, weekdays, wholeNumber } from './fields.ts';
import { listPrice, tariffOf } from './prices.ts';
import { refuse, refuseField } from './refusal.ts';
import type { ServerOrder } from './rows.ts';
import { type Choice, choicesIn, datacenterOf, systemByUid } from './systems.ts';

/** Most servers of one order; the panel's limit (§7.3). */
const MOST = 35;

/** The tariff that a form or an order is about (§3 `wizard_unavailable`, `missed`). */
export function tariffAsked(asked: Asked): Tariff {
  const id = optional(asked, 'pricelist');
  if (id !== undefined) return tariffOf(asked.world, id);
  return refuse({
    type: 'wizard_unavailable',
    object: 'pricelist',
    text: ['The order step is not available', 'Шаг заказа недоступен'],
  });
}

/** What a tariff can be installed with: small ones get no Windows, and nobody gets a boot medium (§7.2). */
export function systemsFor(asked: Asked, tariff: Tariff): Choice[] {
  const choices = choicesIn(asked, datacenterOf(asked, tariff.datacenter));
  return choices.filter((choice) => (!choice.windows || tariff.windows) && !choice.iso);
}

/** Reads the whole order. @throws a refusal for the first thing that is wrong. */
export function readServerOrder(asked: Asked): ServerOrder {
  const tariff = tariffAsked(asked);
  const datacenter = datacenterOf(asked, need(asked, 'datacenter'));
  if (datacenter.id !== tariff.datacenter) refuseField('datacenter');
  const period = need(asked, 'order_period');
  if (listPrice(asked.world, tariff, period) === undefined) refuseField('order_period');
  if (need(asked, 'licence_agreement') !== 'on') refuseField('licence_agreement');
  const uid = need(asked, 'instances_os');
  return {
    tariff: tariff.id,
    datacenter: datacenter.id,
    period,
    count: wholeNumber(asked, 'order_count', { min: 1, max: MOST }),
    system: systemByUid(asked, { uid, field: 'instances_os', choices: systemsFor(asked, tariff) }),
    servername: optional(asked, 'servername') === undefined ? '' : shortText(asked, 'servername', 100),
    network: readNetwork(asked, tariff),
    sshKey: readAccess(asked),
    autoprolong: flag(asked, 'autoprolong'),
    remoteid: optional(asked, 'remoteid') ?? '',
    schedule: readSchedule(asked),
  };
}

/** Add-ons by `addon_<id>`: the ids belong to the tariff, so another tariff's id is a bad field (§7.2). */
function readNetwork(asked: Asked, tariff: Tariff): string {
  const own = `addon_${networkAddon(tariff)}`;
  for (const field of Object.keys(asked.params)) if (field.startsWith('addon_') && field !== own) refuseField(field);
  const value = optional(asked, own) ?? NETWORKS.ipv4;
  return value === NETWORKS.ipv4 || value === NETWORKS.ipv6 ? value : refuseField(own);
}

/** The key by its `elid`, or nothing with a password; the password is checked and forgotten. */
function readAccess(asked: Asked): string | null {
  if (!flag(asked, 'use_ssh_key')) {
    if (optional(asked, 'password') !== undefined) checkPassword(asked);
    return null;
  }
  const elid = need(asked, 'instances_ssh_keys');
  const key = asked.world.tables.sshKeys.get(elid);
  return key?.account === asked.caller.account.id ? elid : refuseField('instances_ssh_keys');
}

function readSchedule(asked: Asked): ServerOrder['schedule'] {
  if (!flag(asked, 'backups_schedule')) return null;
  return {
    name: shortText(asked, 'backups_schedule_name', 100),
    days: weekdays(asked, 'backups_schedule_rotation_days'),
    time: timeOfDay(asked, 'backups_schedule_rotation_time'),
  };
}
