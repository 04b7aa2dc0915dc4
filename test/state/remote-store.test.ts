import { backendBattery, lockRaces } from './support/backend-battery.ts';
import { makeCloud, memoryBackend } from './support/memory-backend.ts';

const open = async () => {
  const cloud = makeCloud();
  return {
    connect: async () => memoryBackend(cloud),
    plant: async (body: string) => {
      cloud.versions = [{ version: 'planted', body }];
    },
    close: async () => {},
  };
};

backendBattery('a backend in memory', open, { keepsHistory: true });
lockRaces('a backend in memory', open, 100);
