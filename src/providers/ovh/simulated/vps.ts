/** `vps.VPSWithIAM` (ovh.md §7). */
import type { Json } from '../../../model/json.ts';
import type { SimulatedService } from './cloud.ts';
import { optionsOf, policySeen } from './services.ts';
import type { Vendor } from './vendor.ts';

/** The machine of a VPS service; its display name is the one that `/services` renames, seen late. */
export function vpsView(vendor: Vendor, service: SimulatedService): Json {
  const { displayName } = policySeen(vendor, service);
  return {
    name: service.name,
    displayName,
    state: 'running',
    zone: 'Region OpenStack: os-waw2',
    zoneType: 'region',
    cluster: '',
    memoryLimit: 4096,
    vcore: 2,
    offerType: 'ssd',
    netbootMode: 'local',
    keymap: null,
    slaMonitoring: false,
    monitoringIpBlocks: [],
    lockStatus: { locked: false },
    model: modelOf(vendor, service),
    iam: {
      id: `00000000-0000-4000-8000-${String(service.id).padStart(12, '0')}`,
      urn: `urn:v1:eu:resource:vps:${service.name}`,
      displayName,
      tags: {},
    },
  };
}

/** Spelled as the vendor spells it. */
function modelOf(vendor: Vendor, service: SimulatedService): Json {
  return {
    name: service.plan.code,
    offer: service.plan.label,
    version: '2025v1',
    vcore: 2,
    memory: 4096,
    disk: 80,
    maximumAdditionnalIp: 16,
    datacenter: [],
    availableOptions: optionsOf(vendor.cloud, service).length > 0 ? ['snapshot'] : ['snapshot', 'automatedBackup'],
  };
}
