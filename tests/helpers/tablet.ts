import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import type { SalesWire } from '@/client/deliver-sales';
import type { Refusal, TabletStore } from '@/client/tablet-store';
import type { SaleInput } from '@/server/sales/schema';

let stores = 0;

/** A tablet's store of its own, in a real IndexedDB. */
export async function newTabletStore(): Promise<TabletStore> {
  stubWindow();
  const { openTabletStore } = await import('@/client/tablet-store');
  stores += 1;
  return openTabletStore(`tablet-${stores}`);
}

/** As much of a browser's window as the client's own code asks for. */
export function stubWindow(): { local: Map<string, string> } {
  const local = new Map<string, string>();
  vi.stubGlobal('window', {
    localStorage: storageOf(local),
    sessionStorage: storageOf(new Map()),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  return { local };
}

function storageOf(shelf: Map<string, string>) {
  return new Proxy(
    {
      getItem: (key: string) => shelf.get(key) ?? null,
      setItem: (key: string, value: string) => void shelf.set(key, value),
      removeItem: (key: string) => void shelf.delete(key),
    },
    {
      ownKeys: () => [...shelf.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
}

/** A sale as the queue sees it; its amounts are nobody's business here. */
export function someSale(seq: number, over: Partial<SaleInput> = {}): SaleInput {
  return {
    id: `sale-${seq}`,
    number: `S01-01A-${String(seq).padStart(6, '0')}`,
    seq,
    sessionId: 't',
    occurredAt: new Date(seq),
    lines: [],
    tenders: [],
    basketDiscountFen: 0,
    roundingFen: 0,
    changeFen: 0,
    netFen: 0,
    taxFen: 0,
    totalFen: 0,
    ...over,
  };
}

/** What went wrong with a call: the server's answer, or none. */
export class Failure extends Error {
  constructor(
    readonly kind: 'neverSent' | 'noAnswer' | 'busy' | 'notForYou' | 'refused',
    readonly code = 'X',
  ) {
    super(kind);
  }
}

/** A server at the other end of the wire: what it was sent, and what it says to each sale. */
export function someServer(says: (sale: SaleInput) => Refusal | Failure | null = () => null) {
  const deliveries: string[][] = [];
  const rejected: string[] = [];
  const told: string[] = [];
  const server = {
    deliveries,
    rejected,
    told,
    says,
    rejects: (_number: string): Failure | null => null,
    wire: {} as SalesWire,
  };
  const kindOf = (error: unknown) => (error instanceof Failure ? error.kind : 'noAnswer');
  server.wire = {
    async complete(_, sales) {
      deliveries.push(sales.map(({ id }) => id));
      const whole = sales.map((sale) => server.says(sale)).find((word) => word instanceof Failure);
      if (whole) throw whole;
      return sales.map((sale) => {
        const word = server.says(sale);
        return word && !(word instanceof Failure)
          ? { ok: false as const, error: { ...word, retryable: false } }
          : { ok: true as const };
      });
    },
    async keepRejected(_, { number }) {
      const failure = server.rejects(number);
      if (failure) throw failure;
      rejected.push(number);
    },
    rejected: (number) => void told.push(number),
    answered: (error) => !['neverSent', 'noAnswer'].includes(kindOf(error)),
    retryable: (error) => kindOf(error) === 'busy',
    neverSent: (error) => kindOf(error) === 'neverSent',
    refusal: (error) => ({ code: error instanceof Failure ? error.code : 'X', params: {} }),
  };
  return server;
}
