/** The servers as the battery knows them. */

import type { StateBackend } from '../../../../src/state/backend.ts';
import type { HttpSettings } from '../../../../src/state/backend-settings.ts';
import { connectHttp } from '../../../../src/state/http/backend.ts';
import type { LockSight } from '../../../../src/state/lock-file.ts';
import type { BackendEnv } from '../../../../src/state/open-backend.ts';
import { lockWithId } from '../../../../src/state/unseen-lock.ts';
import { seededRandom } from '../../../support/run-cli.ts';
import type { BackendStage } from '../../support/battery-stage.ts';
import { waitingClock } from '../../support/waiting-clock.ts';
import { GITLAB_LOGIN, startGitlab } from './fake-gitlab.ts';
import { type PlainOptions, startPlainServer } from './plain-server.ts';
import { fieldsOf } from './serve.ts';

/** The backend as a run has it, on a hasty clock. */
export function connect(settings: HttpSettings, env: BackendEnv = {}, secrets: string[] = []): Promise<StateBackend> {
  const tools = {
    clock: waitingClock(),
    random: seededRandom(3),
    addSecret: (value: string) => void secrets.push(value),
  };
  return connectHttp(settings, env, tools);
}

export async function gitlabStage(): Promise<BackendStage> {
  const gitlab = await startGitlab();
  return {
    connect: () => connect({ address: gitlab.addressOf('shop') }, GITLAB_LOGIN),
    plant: async (body) => gitlab.plant('shop', body),
    lockSight: () => sightOf(gitlab.states.get('shop')?.lock?.id),
    close: () => gitlab.close(),
  };
}

export const plainStage =
  (options: PlainOptions = {}) =>
  async (): Promise<BackendStage> => {
    const server = await startPlainServer(options);
    return {
      connect: () => connect({ address: server.address }),
      plant: async (body) => void (server.held.body = body),
      lockSight: () => sightOf(idOf(server.held.lock)),
      close: () => server.close(),
    };
  };

/** The id in a lock's document. */
export function idOf(lock: string | undefined): string | undefined {
  const id = lock === undefined ? undefined : fieldsOf(lock)['ID'];
  return typeof id === 'string' ? id : undefined;
}

function sightOf(id: string | undefined): LockSight {
  return id === undefined ? { state: 'free' } : { state: 'held', lock: lockWithId(id, '') };
}
