/** Writing a policy: read, merge, one PUT of the complete `renew` (ovh.md §6.2). */
import type { Clock } from '../../../../model/clock.ts';
import { HostformError } from '../../../../model/errors.ts';
import type { StepRun } from '../../../../model/kind.ts';
import type { OvhClient } from '../../client.ts';
import { asNotSent, isStatus } from '../../errors.ts';
import { type Mode, monthsOf, writeRenew } from './policy.ts';
import { infosPath, keyOf, type ServiceName, serviceOf } from './products.ts';
import { readService, type ServiceReading } from './reading.ts';

export interface SetModeInput {
  readonly client: OvhClient;
  readonly clock: Clock;
  readonly run: StepRun;
}

/** A freshly delivered service refuses for its first minutes (ovh.md §3.1); this long it is asked again. */
const PATIENCE_MS = 300_000;
const PAUSE_MS = 15_000;
const NOT_ACTIVE = /not active yet/i;

/**
 * Sets mode and period, as far as the step names them. A definite "not active yet" is asked again after a while; every
 * other refusal, and every unclear end, is thrown as it is.
 */
export async function setMode({ client, clock, run }: SetModeInput): Promise<void> {
  const started = clock.elapsed();
  for (;;) {
    const { path, body } = await readChange(client, run).catch(asNotSent);
    try {
      await client.change('PUT', path, body);
      return;
    } catch (error) {
      if (!isNotActive(error) || clock.elapsed() - started >= PATIENCE_MS) throw error;
      await clock.sleep(PAUSE_MS);
    }
  }
}

/** Everything is read again before each attempt: whatever changed meanwhile must survive the merge. */
async function readChange(client: OvhClient, { spec, step }: StepRun) {
  const service = serviceOf(spec);
  const reading = service && (await readService(client, service));
  if (!reading) throw gone(service);
  return { path: infosPath(reading), body: { renew: renewOf(reading, spec, step) } };
}

function renewOf(reading: ServiceReading, spec: StepRun['spec'], step: StepRun['step']): ReturnType<typeof writeRenew> {
  const fields = step.params?.['fields'];
  const writes = (field: string): boolean => !Array.isArray(fields) || fields.includes(field);
  const declared = spec['mode'] as Mode | undefined;
  const mode = writes('mode') && declared !== undefined ? declared : reading.mode;
  if (mode === undefined) throw unsettled(reading);
  const months = monthsOf(spec['period'] as string | undefined);
  // A period that is not shown can not differ; it goes along with a new mode.
  const period = writes('period') || reading.flags.period === undefined ? months : undefined;
  const { flags: now, renewalType, possible } = reading;
  return writeRenew({ mode, period, now, renewalType, possible });
}

function isNotActive(error: unknown): boolean {
  return isStatus(error, 400) && NOT_ACTIVE.test(error.details.detail ?? '');
}

function gone(service: ServiceName | undefined): HostformError {
  return new HostformError('CATALOGUE', 'The service does not exist any more', {
    detail: `OVHcloud does not know ${service ? keyOf(service) : 'it'}.`,
  });
}

function unsettled({ name }: ServiceReading): HostformError {
  return new HostformError('VENDOR_ERROR', 'The renewal mode of a service is not clear', {
    detail: `OVHcloud shows different modes of ${name} from one reading to the next, so that its period can not be written without guessing the mode.`,
  });
}
