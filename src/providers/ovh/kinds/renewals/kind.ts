/** Renewal policies of services that exist: mode and period are free to set, a renewal that is due is bought. */
import type { Clock } from '../../../../model/clock.ts';
import type { Problem } from '../../../../model/errors.ts';
import type { AlignInput, ResourceKind } from '../../../../model/kind.ts';
import type { OvhClient } from '../../client.ts';
import { textAt } from '../../wire.ts';
import { type Alignment, alignPolicy } from './align.ts';
import { declareRenewal } from './declare.ts';
import { renewalsDescription } from './description.ts';
import { listServices, readById, toLive, toStub } from './listing.ts';
import { nextRenewalPrice } from './next-price.ts';
import { NOTHING_TO_BUY, offerRenewal } from './offer.ts';
import { makeOrderWatch } from './order-watch.ts';
import { makeOrderBook } from './orders.ts';
import { keyOf, type ServiceName, serviceOf } from './products.ts';
import { makeSale } from './purchase.ts';
import { readService, type ServiceReading } from './reading.ts';
import { setMode } from './set-mode.ts';
import { endsWith, progressOf, stepsOf } from './steps.ts';
import { listAccount } from './whole-account.ts';

export interface RenewalsInput {
  readonly client: OvhClient;
  readonly clock: Clock;
  readonly onSecret: (value: string) => void;
  readonly onNotice: (problem: Problem) => void;
}

/** Renewals of one account. What a listing has read is remembered for the alignment that follows it. */
export function makeRenewals({ client, clock, onSecret, onNotice }: RenewalsInput): ResourceKind {
  const book = makeOrderBook(client, onSecret);
  const watch = makeOrderWatch(book, onNotice);
  const readings = new Map<string, ServiceReading>();
  const alignments = new Map<string, Alignment>();

  const readingOf = async (service: ServiceName | undefined): Promise<ServiceReading | undefined> => {
    if (service === undefined) return undefined;
    const reading = readings.get(keyOf(service)) ?? (await readService(client, service));
    if (reading) readings.set(keyOf(service), reading);
    return reading;
  };

  const align = async (input: AlignInput): Promise<Alignment> => {
    const service = serviceOf(input.spec);
    // The vendor's clock decides: a machine that lives in the wrong year must not buy.
    const now = async (): Promise<number> => input.now + (await client.serverTime()) - clock.now();
    const found = await alignPolicy({ client, book, input, reading: await readingOf(service), now });
    if (service) alignments.set(keyOf(service), found);
    return found;
  };

  return {
    ...renewalsDescription,
    async list(wanted) {
      const listing = await (wanted.whole ? listAccount(client, onNotice) : listServices(client, wanted));
      for (const reading of listing.readings) readings.set(keyOf(reading), reading);
      const live = listing.readings.map(async (reading) => toLive(reading, await watch.describe(keyOf(reading))));
      return [...(await Promise.all(live)), ...listing.others.map(toStub)];
    },
    async read(id) {
      const reading = await readById(client, id);
      return reading && toLive(reading);
    },
    key: (spec) => `${textAt(spec, 'product') ?? ''}/${textAt(spec, 'service') ?? ''}`,
    align: async (input) => (await align(input)).aligned,
    async offer(input) {
      const { desired, spec, unknown, live } = input;
      const service = serviceOf(spec);
      const reading = await readingOf(service);
      if (!service || !reading) return NOTHING_TO_BUY;
      const known = alignments.get(keyOf(service));
      const { due } = known ?? (await align({ desired, spec, unknown, live, recorded: undefined, now: clock.now() }));
      return due ? offerRenewal({ client, onSecret, desired, spec, reading, due }) : NOTHING_TO_BUY;
    },
    async nextPrice(spec) {
      const reading = await readingOf(serviceOf(spec));
      return reading && nextRenewalPrice(client, spec, reading);
    },
    steps: stepsOf,
    endsService: endsWith,
    call: (run) => setMode({ client, clock, run }),
    progress: progressOf,
    declare: (live) => Promise.resolve(declareRenewal(live)),
    sale: makeSale({ client, book, onSecret, onPaid: (order, id) => watch.add(keyOf(order), id) }),
  };
}
