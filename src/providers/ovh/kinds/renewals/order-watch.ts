/** What became of the orders that were paid for a service, in words for progress lines. */
import type { Problem } from '../../../../model/errors.ts';
import type { OrderBook } from './orders.ts';

export interface OrderWatch {
  /** From now on the listing of this service says how the order is getting on. */
  add(key: string, order: string): void;
  /** `order 700100200 delivering`; undefined when no order is under way. */
  describe(key: string): Promise<string | undefined>;
}

/** Watches one order per service, until it is delivered or cancelled. */
export function makeOrderWatch(book: OrderBook, onNotice: (problem: Problem) => void): OrderWatch {
  const watched = new Map<string, string>();
  const told = new Set<string>();
  return {
    add(key, order) {
      watched.set(key, order);
    },
    async describe(key) {
      const order = watched.get(key);
      if (order === undefined) return undefined;
      const status = await book.status(order);
      if (status === 'documentsRequested' && !told.has(order)) {
        told.add(order);
        onNotice(documentsWanted(order));
      }
      if (status === 'delivered' || status === 'cancelled' || status === 'gone') watched.delete(key);
      return status === 'documentsRequested'
        ? `order ${order} waits for documents that OVHcloud has asked you for`
        : `order ${order} ${status}`;
    },
  };
}

function documentsWanted(order: string): Problem {
  return {
    code: 'DELIVERY',
    severity: 'warning',
    summary: 'OVHcloud asks for documents',
    detail: `Order ${order} is held until you have sent the documents that OVHcloud asked for by e-mail. It is not ordered again.`,
    hint: 'answer the request in the OVHcloud Manager, then apply again',
  };
}
