/**
 * A saved plan with its values encrypted: what happens to which address stays readable, what it is made of does not.
 * The digest is that of the plan in the clear, so that a plan has one digest however it is saved.
 */
import { type Attributes, isRecord, type Json } from '../model/json.ts';
import { type Mask, treatSealed } from '../state/seal/fields.ts';
import { headerJson, type Keyring } from '../state/seal/keyring.ts';
import { type Sealing, sameText } from '../state/seal/sealing.ts';
import { edited } from './render/plan-file.ts';

/** One entry an address; a value is bound to the list that it stands in, too. */
const byAddress = (list: string, fields: { readonly [field: string]: Mask }): Mask => ({
  each: {
    named: ({ address }) => [list, typeof address === 'string' ? address : ''],
    fields,
  },
});

const resources = (list: string): Mask => ({
  fields: { root_module: { fields: { resources: byAddress(list, { values: 'sealed' }) } } },
});

const change: Mask = { fields: { before: 'sealed', after: 'sealed' } };

const PLAN_MASK: Mask = {
  fields: {
    planned_values: resources('planned_values'),
    resource_drift: byAddress('resource_drift', { change }),
    resource_changes: byAddress('resource_changes', { change }),
    prior_state: { fields: { values: resources('prior_state') } },
    hostform: {
      fields: {
        steps: { each: { each: { fields: { note: 'sealed', params: 'sealed' } } } },
        quotes: 'sealed',
        preconditions: 'sealed',
        cost: 'sealed',
        limits: 'sealed',
        providers: 'sealed',
        unmanaged: 'sealed',
        left_out: 'sealed',
        // Read by hostform only, and everything above is in it once more.
        plan: 'whole',
      },
    },
  },
};

const MAC = 'plan';

/** The document as it is written. Its code covers all of it, what stands in the clear included. */
export function sealPlan(document: Attributes, sealing: Sealing): Attributes {
  const sealed = withEncryption(treatSealed(document, PLAN_MASK, sealing.seal), headerJson(sealing.header));
  const own = sealed['hostform'];
  const header = isRecord(own) && isRecord(own['encryption']) ? own['encryption'] : {};
  return withEncryption(sealed, { ...header, mac: sealing.mac(sealed, MAC) });
}

/**
 * The document as it was made. `place` is for people.
 * @throws HostformError STATE_KEY, STATE_NEWER; PLAN_EDITED when it was written or changed without the key.
 */
export function openPlan(document: Attributes, keys: Keyring, place: string): Attributes {
  const own: Attributes = isRecord(document['hostform']) ? document['hostform'] : {};
  const { encryption, lineage } = own;
  const { mac, ...header }: Attributes = isRecord(encryption) ? encryption : {};
  const named = {
    header: encryption === undefined ? undefined : header,
    lineage: typeof lineage === 'string' ? lineage : '',
    place,
  };
  const sealing = keys.opening(named, 'plan');
  if (!sealing) return document;
  if (!sameText(mac, sealing.mac(withEncryption(document, header), MAC)))
    throw edited('it was changed after it was made: that was done without its key');
  const opened = treatSealed(document, PLAN_MASK, (value, path, at) => {
    const found = sealing.open(value, path);
    if (found === undefined) throw edited(`${at.join('.')} was changed, or moved from elsewhere`);
    return found;
  });
  return withEncryption(opened, undefined);
}

function withEncryption(document: Json, encryption: Json | undefined): Attributes {
  const whole: Attributes = isRecord(document) ? document : {};
  const { encryption: _, ...own }: Attributes = isRecord(whole['hostform']) ? whole['hostform'] : {};
  return { ...whole, hostform: { ...own, ...(encryption !== undefined && { encryption }) } };
}
