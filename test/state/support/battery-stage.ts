/** The place that the battery takes its state to, and those who work there. */
import { expect, onTestFinished } from 'vitest';
import type { Clock } from '../../../src/model/clock.ts';
import { HostformError } from '../../../src/model/errors.ts';
import type { StateBackend } from '../../../src/state/backend.ts';
import { localHost } from '../../../src/state/host.ts';
import type { LockParts, LockSight, LockView } from '../../../src/state/lock-file.ts';
import { makeRemoteStore } from '../../../src/state/remote-store.ts';
import type { StateStore } from '../../../src/state/state-store.ts';
import { server } from './samples.ts';
import { waitingClock } from './waiting-clock.ts';
import { seededRandom } from './world.ts';

/** A place for one state, empty when it is opened. */
export interface BackendStage {
  /** A connection of its own, as another machine would have it. The battery closes it. */
  connect(): Promise<StateBackend>;
  /** Puts a body there past the backend, as somebody with another tool would; absent where nobody could. */
  plant?(body: string): Promise<void>;
  /** Who holds the lock, seen past the backend; there where the backend can not tell (`hidesLock`). */
  lockSight?(): LockSight;
  /** By which patience runs out, where the usual clock would be too hasty. */
  readonly clock?: () => Clock;
  close(): Promise<void>;
}

export type OpenStage = () => Promise<BackendStage>;

/** A minute of patience is over in half a second. */
export const CLOCK = waitingClock();

export const PARTS: LockParts = { operation: 'apply', who: 'ana', version: '0.1.0', job: 'https://ci.example/job/7' };

/** Opens a stage that goes with the test. */
export async function staged(open: OpenStage): Promise<BackendStage> {
  const stage = await open();
  onTestFinished(() => stage.close());
  return stage;
}

export interface StoreOptions {
  readonly seed?: number;
  readonly clock?: Clock;
  /** Between the store and its backend. */
  readonly through?: (backend: StateBackend) => StateBackend;
}

/** One run of hostform at a stage, with a connection of its own. */
export async function storeAt(stage: BackendStage, options: StoreOptions = {}): Promise<StateStore> {
  const { seed = 1, clock = stage.clock?.() ?? CLOCK, through = (backend) => backend } = options;
  const backend = await stage.connect();
  onTestFinished(() => backend.close());
  return makeRemoteStore({ backend: through(backend), host: localHost(), clock, random: seededRandom(seed) });
}

/** The error that a promise is rejected with. */
export async function refusal(promise: Promise<unknown>): Promise<HostformError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HostformError);
  return error as HostformError;
}

/** The lock as it stands. */
export async function sightOf(stage: BackendStage, store: StateStore): Promise<LockView> {
  return stage.lockSight ? stage.lockSight() : store.readLock();
}

/** A whole run that records one server. */
export async function committed(store: StateStore, name: string): Promise<void> {
  const session = await store.open({ parts: PARTS });
  await session.commit({ do: 'record', resource: server(name) });
  await session.close();
}
