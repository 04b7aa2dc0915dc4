import type { ResourceKind } from '../../../../model/kind.ts';
import { parseMoney } from '../../../../model/money.ts';
import type { ZomroApi } from '../../api.ts';
import { listRows } from '../../server-rows.ts';
import { stringIn } from '../../spec.ts';
import { alignServer, serverName } from './align.ts';
import { declareServer } from './declare.ts';
import { serversDescription } from './description.ts';
import { nameKey } from './mark.ts';
import { offerServer } from './offer.ts';
import { offerInPlace } from './offer-in-place.ts';
import { readServer } from './read-server.ts';
import { liveOf } from './row.ts';
import { makeServerSale } from './sale.ts';
import { callServer, serverProgress, serverSteps } from './steps.ts';
import { makeUpgrade } from './upgrade.ts';

/** Cloud servers: bought through the cart, compared with the `instances` listing. */
export function serversKind(api: ZomroApi): ResourceKind {
  // Ids of the last listing, for marks of orders: a plan lists once and then offers many servers.
  const { orderMarker } = api.settings;
  let known: readonly string[] | undefined;
  const existing = async (): Promise<readonly string[]> => known ?? (await listRows(api)).map(({ id }) => id);

  return {
    ...serversDescription,
    async list({ anew = false }) {
      const rows = await listRows(api, anew);
      known = rows.map(({ id }) => id);
      return rows.flatMap((row) => liveOf(row, orderMarker) ?? []);
    },
    read: (id) => readServer(api, id),
    key: (spec, { address }) => nameKey(serverName(spec, address), orderMarker),
    align: (input) => alignServer(api.catalogue, input),
    offer: async (input) =>
      input.changes
        ? offerInPlace(api, input)
        : offerServer(
            {
              catalogue: api.catalogue,
              desired: input.desired,
              currency: () => api.account.currency(),
              licenceAccepted: api.settings.licenceAccepted,
              markedAgainst: orderMarker ? existing : undefined,
            },
            input,
          ),
    steps: serverSteps,
    call: (run) => callServer(api.client, run),
    progress: serverProgress,
    declare: (live) => Promise.resolve(declareServer(live)),
    running({ spec, outputs }) {
      const amount = parseMoney(stringIn(outputs, 'cost') ?? '');
      const period = stringIn(spec, 'period');
      return amount === undefined || period === undefined ? undefined : { amount, period };
    },
    sale: makeServerSale(api),
    upgrade: makeUpgrade(api),
  };
}
