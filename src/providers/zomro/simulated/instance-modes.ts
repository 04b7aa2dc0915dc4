/** Reinstalling and booting from something else (zomro.md §7.9, §7.10): same id, same addresses, other system. */
import { type Asked, acts, type Functions, form, type VendorFunction } from './asked.ts';
import { checkPassword, choice, need, optional } from './fields.ts';
import { selectList } from './listing.ts';
import { demandState, serverAsked, setMoving } from './own-servers.ts';
import { tariffOf } from './prices.ts';
import { refuseField } from './refusal.ts';
import type { Server, SshKey } from './rows.ts';
import { keyUuid } from './ssh-keys.ts';
import { type Choice, choicesIn, datacenterOf, systemByUid } from './systems.ts';
import type { Branch } from './wire.ts';

/** Zones of the panel; the FAQ's `image` is an old name and refused (§10.11). */
const ZONES = ['pub', 'own', 'shr'] as const;

function zoneList(): Branch {
  const words = { pub: 'Public', own: 'Own', shr: 'Shared' };
  return selectList(
    'zone',
    ZONES.map((key) => ({ key, text: words[key] })),
  );
}

function imageList(name: string, choices: readonly Choice[]): Branch {
  return selectList(
    name,
    choices.map(({ uid, label, zone }) => ({ key: uid, text: label, depend: zone })),
  );
}

function choicesFor(asked: Asked, server: Server, iso: boolean): Choice[] {
  const tariff = tariffOf(asked.world, server.tariff);
  const choices = choicesIn(asked, datacenterOf(asked, server.datacenter));
  return choices.filter((choice) => (iso || !choice.iso) && (!choice.windows || tariff.windows));
}

/** An image of the zone that was named. */
function imageAsked(asked: Asked, field: string, choices: readonly Choice[]) {
  const zone = choice(asked, 'zone', ZONES);
  const uid = need(asked, field);
  const system = systemByUid(asked, { uid, field, choices });
  return choices.some((option) => option.uid === uid && option.zone === zone) ? system : refuseField('zone');
}

function ownKeys(asked: Asked): SshKey[] {
  return [...asked.world.tables.sshKeys.values()].filter(({ account }) => account === asked.caller.account.id);
}

function rebuildForm(asked: Asked): Branch {
  const server = serverAsked(asked);
  const keys = ownKeys(asked).map((key) => ({ key: keyUuid(key), text: key.comment }));
  const choices = choicesFor(asked, server, false);
  return {
    elid: server.id,
    enablessh: 'off',
    slist: [
      zoneList(),
      imageList('select_rebuild', choices),
      selectList('ssh_keys', keys.length > 0 ? keys : [{ key: 'none', text: 'none' }]),
    ],
  };
}

/** Wipes the disk. Keys are named by `fleio_key_uuid` here, not by the `elid` that orders use (§12.15). */
function rebuild(asked: Asked): Branch {
  const server = serverAsked(asked);
  demandState(asked, server, ['active', 'stopped']);
  const system = imageAsked(asked, 'select_rebuild', choicesFor(asked, server, false));
  const withKey = choice(asked, 'enablessh', ['on', 'off']) === 'on';
  if (!withKey) checkPassword(asked);
  const uuid = withKey ? need(asked, 'ssh_keys') : '';
  const key = ownKeys(asked).find((own) => keyUuid(own) === uuid);
  if (withKey && !key) refuseField('ssh_keys');
  server.system = system;
  server.sshKey = key?.elid ?? null;
  setMoving(asked, server, { through: 'rebuilding', to: 'active' });
  return { ok: {} };
}

/** Rescue and boot from ISO differ in the name of one field and in the words for the states. */
function bootFrom(field: string, through: string, to: string): VendorFunction {
  return form(
    (asked) => {
      const server = serverAsked(asked);
      return { elid: server.id, slist: [zoneList(), imageList(field, choicesFor(asked, server, true))] };
    },
    (asked) => {
      const server = serverAsked(asked);
      demandState(asked, server, ['active', 'stopped']);
      imageAsked(asked, field, choicesFor(asked, server, true));
      if (optional(asked, 'password') !== undefined) checkPassword(asked);
      setMoving(asked, server, { through, to });
      return { ok: {} };
    },
  );
}

function unrescue(asked: Asked): Branch {
  const server = serverAsked(asked);
  demandState(asked, server, ['rescued', 'booted_from_iso']);
  setMoving(asked, server, { through: 'unrescuing', to: 'active' });
  return { ok: {} };
}

function changePassword(asked: Asked): Branch {
  const server = serverAsked(asked);
  demandState(asked, server, ['active']);
  if (server.system.windows) refuseField('elid');
  checkPassword(asked);
  return { ok: {} };
}

function openConsole(asked: Asked): Branch {
  const server = serverAsked(asked);
  demandState(asked, server, ['active', 'rescued', 'booted_from_iso']);
  const cookie = { $name: 'vncsession', $: `vnc-${server.id}` };
  return { ok: { $: `https://api.zomro.com/vnc/${server.id}` }, cookies: { cookie: [cookie] } };
}

export const modeFunctions: Functions = {
  'instances.fleio.rebuild': form(rebuildForm, rebuild),
  'instances.fleio.rescue': bootFrom('select_boot', 'rescuing', 'rescued'),
  'instances.fleio.boot_from_iso': bootFrom('select_boot_from_iso', 'booting_from_iso', 'booted_from_iso'),
  'instances.fleio.unrescue': acts(unrescue),
  'instances.fleio.changepassword': form((asked) => ({ elid: serverAsked(asked).id }), changePassword),
  'instances.fleio.vnc': acts(openConsole),
};
