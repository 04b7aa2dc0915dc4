/** Renewals of servers that are paid by the month: automatic renewal is free to set, a renewal that is due is bought. */
import type { ResourceKind } from '../../../../model/kind.ts';
import type { Address, LiveResource } from '../../../../model/resource.ts';
import type { ZomroApi } from '../../api.ts';
import { unknownStep } from '../../call-step.ts';
import type { ServerRow } from '../../server-row.ts';
import { exists, listRows } from '../../server-rows.ts';
import { stringIn } from '../../spec.ts';
import { type Alignment, alignPolicy, automaticPeriod } from './align.ts';
import { declareRenewal } from './declare.ts';
import { renewalsDescription } from './description.ts';
import { setRenewal } from './mode.ts';
import { NOTHING_TO_BUY, nextRenewalPrice, offerRenewal } from './offer.ts';
import { makeRenewalOrder } from './purchase.ts';
import { liveService, renewable } from './services.ts';
import { progressOf, SET_RENEWAL, stepsOf } from './steps.ts';

/** What a listing has read is remembered for the alignments that follow it, and those for the offers after them. */
export function renewalsKind(api: ZomroApi): ResourceKind {
  let known: readonly ServerRow[] | undefined;
  const read = async (): Promise<readonly ServerRow[]> => {
    known = await listRows(api);
    return known;
  };
  const alignments = new Map<Address, Alignment>();
  const rowOf = async (id: string): Promise<ServerRow | undefined> =>
    (known ?? (await read())).find((row) => row.id === id);
  return {
    ...renewalsDescription,
    list: async ({ keys }) => renewable(await read()).map((row) => liveService(row, keys)),
    read: (id) => readService(api, id),
    key: (spec) => stringIn(spec, 'service')?.trim() ?? '',
    async align(input) {
      const found = await alignPolicy(api, input, known ?? (await read()));
      alignments.set(input.desired.address, found);
      return found.aligned;
    },
    async offer({ desired }) {
      const { row, due } = alignments.get(desired.address) ?? {};
      return row && due ? offerRenewal(api, { desired, row, due }) : NOTHING_TO_BUY;
    },
    async nextPrice(spec, { id }) {
      const row = await rowOf(id);
      return row && nextRenewalPrice(api, spec, row);
    },
    steps: stepsOf,
    async call(run) {
      if (run.step.name !== SET_RENEWAL) throw unknownStep(run);
      const row = run.id === undefined ? undefined : await rowOf(run.id);
      const period = stringIn(run.step.params, 'period') ?? automaticPeriod(run.spec, row);
      const params = { ...run.step.params, ...(period === undefined ? {} : { period }) };
      await setRenewal(api.client, { ...run, step: { ...run.step, params } });
    },
    progress: progressOf,
    declare: (live) => Promise.resolve(declareRenewal(live)),
    oneShot: makeRenewalOrder(api),
  };
}

/** One service by the id of its server; what exists without being listed is reported as such. */
async function readService(api: ZomroApi, id: string): Promise<LiveResource | undefined> {
  // A comma would ask for several things at once (zomro.md §5).
  if (/[\s,]/.test(id) || !(await exists(api, id))) return undefined;
  const row = (await listRows(api)).find((each) => each.id === id);
  if (row) return renewable([row]).map((each) => liveService(each, []))[0];
  return {
    id,
    key: id,
    spec: {},
    outputs: { service_id: id },
    status: 'error',
    statusText: 'exists, but is not listed',
  };
}
