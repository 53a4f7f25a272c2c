import type { SalesWire } from '@/client/deliver-sales';
import { newId } from '@/client/new-id';
import type { TabletStore } from '@/client/tablet-store';

/** Something that could be wrong with the outbox, put in on purpose: the test must see it. */
export interface Mistake {
  /** What the test says of it. */
  shows: RegExp;
  wire?: (wire: SalesWire, store: TabletStore) => SalesWire;
  store?: (store: TabletStore) => void;
  /** A wiped tablet is not told how far its series is. */
  forgetsSeries?: true;
}

/** Every one of these must be found. */
export const MISTAKES: Record<string, Mistake> = {
  'a sale is deleted before the server has it': {
    shows: /the server has nothing|missing/,
    wire: (wire, store) => ({
      ...wire,
      complete: async (storeId, sales) => {
        await store.waiting.bulkDelete(sales.map(({ id }) => id));
        return wire.complete(storeId, sales);
      },
    }),
  },
  'a sale that is sent again has a new id': {
    shows: /the server has/,
    wire: (wire) => {
      const sent = new Set<string>();
      return {
        ...wire,
        complete: (storeId, sales) =>
          wire.complete(
            storeId,
            sales.map((sale) => {
              if (sent.has(sale.id)) return { ...sale, id: newId() };
              sent.add(sale.id);
              return sale;
            }),
          ),
      };
    },
  },
  'a number is given twice': {
    shows: /the server has|refused without a reason/,
    store: (store) => {
      let given = 0;
      store.series.hook('updating', (changes, _, before) => {
        given += 1;
        return given % 2 === 0 && 'last' in changes ? { last: before.last } : undefined;
      });
    },
  },
  'a parcel with one bad sale fails as a whole': {
    shows: /a ticket without a receipt|still on the tablet|the server has|refused/,
    wire: (wire) => ({
      ...wire,
      complete: async (storeId, sales) => {
        const answers = await wire.complete(storeId, sales);
        const bad = answers.find((answer) => !answer.ok);
        return bad ? sales.map(() => bad) : answers;
      },
    }),
  },
  'a wiped tablet begins its series anew': {
    shows: /refused without a reason|the server has/,
    forgetsSeries: true,
  },
  'a lost answer is taken for a yes': {
    shows: /the server has nothing|missing/,
    wire: (wire) => ({
      ...wire,
      complete: (storeId, sales) =>
        wire.complete(storeId, sales).catch(() => sales.map(() => ({ ok: true as const }))),
    }),
  },
  'a number given up is not told': {
    shows: /missing/,
    store: (store) => {
      store.waiting.hook('creating', function (_, row) {
        if (row.kind === 'NUMBER') this.onsuccess = (id) => void store.waiting.delete(id);
      });
    },
  },
  'what is refused is forgotten instead of kept': {
    shows: /the server has nothing|missing/,
    wire: (wire) => ({ ...wire, keepRejected: async () => undefined }),
  },
  'what failed once is never sent again': {
    shows: /still on the tablet/,
    store: (store) => {
      store.waiting.hook('updating', (changes) =>
        'tries' in changes ? { nextAt: 0, inHandUntil: Date.now() + 9 * 60_000 } : undefined,
      );
      store.waiting.hook('reading', (row) =>
        row.tries > 0 ? { ...row, inHandUntil: Date.now() + 1_000 } : row,
      );
    },
  },
};
