/** A simulated Zomro of one's own, and a folder with a manifest for it. */
import { startZomroSimulator, type ZomroSimulator } from '../../src/providers/zomro/simulator.ts';
import { makeFolder } from '../support/run-cli.ts';

export interface ZomroStage {
  readonly sim: ZomroSimulator;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
  close(): Promise<void>;
}

export async function openZomroStage(manifest: string): Promise<ZomroStage> {
  const sim = await startZomroSimulator({});
  const folder = makeFolder({ 'hostform.yaml': manifest });
  return {
    sim,
    cwd: folder.path,
    env: { ZOMRO_ENDPOINT: sim.url, ZOMRO_USERNAME: sim.username, ZOMRO_PASSWORD: sim.password },
    async close() {
      await sim.close();
      folder.remove();
    },
  };
}
