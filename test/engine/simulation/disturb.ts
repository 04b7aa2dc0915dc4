/** What other people and the vendor do, carried out at once. */
import type { Address } from '../../../src/model/resource.ts';
import type { Declared, Disturbance, Scenario } from './scenario.ts';
import type { Shop } from './shop.ts';

interface Disturbed {
  readonly shop: Shop;
  readonly scenario: Scenario;
  /** True from the moment at which what exists is looked at, until the purchase is closed. */
  readonly isBegun: (address: Address) => boolean;
  /** Lines of purchases that are open. */
  readonly reservations: readonly string[];
  readonly note: (text: string) => void;
}

export function disturb({ shop, scenario, isBegun, reservations, note }: Disturbed, what: Disturbance): void {
  note(`elsewhere: ${JSON.stringify(what)}`);
  switch (what.do) {
    case 'foreign line':
      shop.addLine({ ...FOREIGN, name: 'somebody', tariff: what.tariff, period: 'P1D' });
      return;
    case 'foreign server':
    case 'foreign image': {
      const kind = what.do === 'foreign server' ? 'servers' : 'images';
      const target = aimed(scenario, kind, what.target);
      if (!target || what.name === 'other') {
        shop.addForeign(kind, { name: 'other', tariff: 'small', period: 'P1D' });
        return;
      }
      // A tariff that nobody declares at any time can always be told from ours.
      const anyTime = kind === 'servers' && scenario.twinsAtAnyTime;
      const isTwin = what.name === 'twin' && (anyTime || !isBegun(`${kind}.${target.key}`));
      shop.addForeign(kind, { name: target.key, tariff: isTwin ? target.tariff : 'medium', period: target.period });
      return;
    }
    case 'price': {
      const { cents, currency } = shop.price(what.tariff);
      shop.reprice(what.tariff, { cents: Math.max(1, Math.ceil(cents * what.factor)), currency });
      return;
    }
    case 'currency':
      shop.reprice(what.tariff, { cents: shop.price(what.tariff).cents, currency: 'USD' });
      return;
    case 'somebody removes our line':
    case 'somebody pays our line': {
      // A line of ours that we do not know of ourselves is like one of a stranger: nobody could tell afterwards.
      const known = new Set(reservations);
      const line = [...shop.lines.values()].find(({ id, goneAt }) => known.has(id) && goneAt === undefined);
      if (!line) return;
      if (what.do === 'somebody removes our line') shop.removeLine(line.id, 'human');
      else if (shop.account.balance >= line.price.cents) shop.confirm(line.id, 'human', undefined);
      return;
    }
    case 'somebody deletes our server': {
      const thing = [...shop.things.values()].find(
        ({ owner, kind, deletedAt }) => owner === 'us' && kind === 'servers' && deletedAt === undefined,
      );
      if (thing) shop.remove(thing.id, 'human');
      return;
    }
  }
}

const FOREIGN = { owner: 'foreign', address: undefined } as const;

function aimed({ declared }: Scenario, kind: Declared['kind'], target: number): Declared | undefined {
  const fitting = declared.filter((each) => each.kind === kind);
  return fitting[target % Math.max(1, fitting.length)];
}
