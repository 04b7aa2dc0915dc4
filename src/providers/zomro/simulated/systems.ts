/** What a machine can be installed with or booted from (zomro.md §7.2, §7.9, §7.10): public systems and own images. */
import type { Asked } from './asked.ts';
import { type Datacenter, systemUid } from './catalogue.ts';
import { uuidMark } from './marks.ts';
import { refuseField, refuseMissing } from './refusal.ts';
import type { Image, SystemOnDisk } from './rows.ts';
import { capitalised } from './words.ts';

export interface Choice extends SystemOnDisk {
  readonly zone: 'pub' | 'own';
  readonly iso: boolean;
}

/** The UUID of an image, snapshot or backup in the cloud: what orders and rebuilds name it by (§7.14). */
export function fleioId(image: Pick<Image, 'id'>): string {
  return uuidMark('image', image.id);
}

/** @throws a refusal `missed`. */
export function datacenterOf(asked: Asked, id: string): Datacenter {
  const found = asked.world.catalogue.datacenters.find((datacenter) => datacenter.id === id);
  return found ?? refuseMissing('datacenter', id);
}

/** All that can be chosen in a data centre. */
export function choicesIn(asked: Asked, datacenter: Datacenter): Choice[] {
  const { catalogue, tables } = asked.world;
  const open: Choice[] = catalogue.systems.map(({ label, distro, version, windows, iso }) => {
    return { uid: systemUid(datacenter.id, label), label, distro, version, windows, iso, zone: 'pub' };
  });
  for (const image of tables.images.values()) {
    const here = image.account === asked.caller.account.id && image.region === datacenter.name;
    if (here && image.state === 'Active' && image.status === '2') open.push(ownChoice(image));
  }
  return open;
}

function ownChoice(image: Image): Choice {
  const iso = image.diskFormat === 'iso';
  const { name: label, osDistro, osVersion: version } = image;
  const windows = osDistro.startsWith('windows');
  return { uid: fleioId(image), label, distro: capitalised(osDistro), version, windows, iso, zone: 'own' };
}

/** A system by its UID. One of another data centre is a bad value, one that exists nowhere is missing (§7.3 [I]). */
export function systemByUid(
  asked: Asked,
  { uid, field, choices }: { readonly uid: string; readonly field: string; readonly choices: readonly Choice[] },
): SystemOnDisk {
  const found = choices.find((choice) => choice.uid === uid);
  if (found) return { uid, label: found.label, distro: found.distro, version: found.version, windows: found.windows };
  const elsewhere = asked.world.catalogue.datacenters.some((place) =>
    choicesIn(asked, place).some((c) => c.uid === uid),
  );
  return elsewhere ? refuseField(field) : refuseMissing(field, uid);
}
