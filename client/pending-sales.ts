import type { SaleInput } from '@/server/sales/schema';
import { forget, keep, keptKeys, readKept } from './kept-json';

/** A sale that is on this tablet and not known to be at the server. */
export interface PendingSale {
  storeId: string;
  sale: SaleInput;
}

/** What came of handing one sale over. */
export type SendOutcome =
  | { kind: 'booked' }
  /** Nobody answered, or not in a way that decides: try again with the same id. */
  | { kind: 'later' }
  /** The server will never book it as it is. */
  | { kind: 'refused'; code: string; error: unknown };

const RETRY_MS = 8_000;

/**
 * Sales on their way. A sale is kept before it is sent and forgotten only when the server answered; it goes with the same id every
 * time, so that it is booked once.
 */
export class PendingSales {
  /** One kept thing per sale, so that two windows of one tablet never overwrite each other's. */
  private readonly keyPrefix: string;
  private readonly listeners = new Set<() => void>();
  private sales: readonly PendingSale[] = [];
  private flushing: Promise<void> | null = null;
  /** Being sent by `hand` right now: the round of retries leaves them alone. */
  private readonly inHand = new Set<string>();

  constructor(
    deviceId: string,
    private readonly send: (pending: PendingSale) => Promise<SendOutcome>,
    /** Sales the counter itself waits for are its own to answer for. */
    private readonly onRefused: (pending: PendingSale, code: string) => Promise<void>,
  ) {
    this.keyPrefix = prefixOf(deviceId);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): readonly PendingSale[] => this.sales;

  start(): () => void {
    const kept = keptKeys(this.keyPrefix).flatMap((key) => readKept(key, isPending) ?? []);
    this.set(kept.map(revived));
    const again = () => void this.flush();
    again();
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }

  /** Keeps a sale, sends it, and says what came of it, at the latest after `patienceMs`. */
  async hand(pending: PendingSale, patienceMs: number): Promise<SendOutcome> {
    keep(this.keyPrefix + pending.sale.id, pending);
    this.set([...this.sales.filter(({ sale }) => sale.id !== pending.sale.id), pending]);
    let waited = true;
    this.inHand.add(pending.sale.id);
    const sent = this.send(pending).then(async (outcome) => {
      this.inHand.delete(pending.sale.id);
      if (outcome.kind === 'booked' || (outcome.kind === 'refused' && waited)) this.drop(pending);
      // The receipt is out already: the next round parks it, and keeps it until that is done.
      else if (outcome.kind === 'refused') void this.flush();
      return outcome;
    });
    const patience = new Promise<SendOutcome>((resolve) => {
      setTimeout(() => {
        waited = false;
        resolve({ kind: 'later' });
      }, patienceMs);
    });
    return Promise.race([sent, patience]);
  }

  flush(): Promise<void> {
    this.flushing ??= this.sendAll()
      // What could not be parked stays and is tried in the next round.
      .catch(() => undefined)
      .finally(() => {
        this.flushing = null;
      });
    return this.flushing;
  }

  private async sendAll() {
    for (const pending of this.sales) {
      if (this.inHand.has(pending.sale.id)) continue;
      const outcome = await this.send(pending);
      if (outcome.kind === 'later') return;
      if (outcome.kind === 'refused') await this.onRefused(pending, outcome.code);
      this.drop(pending);
    }
  }

  private drop(pending: PendingSale) {
    forget(this.keyPrefix + pending.sale.id);
    this.set(this.sales.filter(({ sale }) => sale.id !== pending.sale.id));
  }

  private set(sales: readonly PendingSale[]) {
    this.sales = sales;
    for (const listener of this.listeners) listener();
  }
}

/** Whether a basket was finished on this tablet and waits to be sent. */
export function isPendingSale(deviceId: string, saleId: string): boolean {
  return readKept(prefixOf(deviceId) + saleId, isPending) !== null;
}

function prefixOf(deviceId: string): string {
  return `daybook-pending-${deviceId}-`;
}

function isPending(value: unknown): value is PendingSale {
  if (typeof value !== 'object' || value === null || !('sale' in value)) return false;
  const { sale } = value;
  return typeof sale === 'object' && sale !== null && 'id' in sale && 'lines' in sale;
}

/** JSON keeps a moment as text. */
function revived({ storeId, sale }: PendingSale): PendingSale {
  return { storeId, sale: { ...sale, occurredAt: new Date(sale.occurredAt) } };
}
