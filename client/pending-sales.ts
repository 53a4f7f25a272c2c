import { liveQuery } from 'dexie';
import type { SaleInput } from '@/server/sales/schema';
import { deliverDue, type SalesWire } from './deliver-sales';
import { lead, oneAtATime } from './locks';
import type { Refusal, TabletStore, Waiting, WaitingNumber, WaitingSale } from './tablet-store';

/** What came of handing one sale over. */
export type SendOutcome =
  | { kind: 'booked' }
  /** Nobody answered, or not in a way that decides: it waits on the tablet and is sent again under its id. */
  | { kind: 'later' }
  /** The server will never book it as it is; it is not kept any more. */
  | { kind: 'refused'; refusal: Refusal };

const RETRY_MS = 8_000;
const CHANNEL = 'daybook-tablet';

/**
 * Sales on their way. A sale is on the disk before it is sent and leaves it only when the server has answered for it; it goes out
 * under the same id every time, so that it is booked once. Of a browser's windows one sends at a time.
 */
export class PendingSales {
  private readonly listeners = new Set<() => void>();
  private waiting: readonly Waiting[] = [];
  private wake: () => void = () => undefined;
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  private flushing: Promise<void> | null = null;

  constructor(
    private readonly store: TabletStore,
    private readonly wire: SalesWire,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Everything of this browser, whichever window made it. */
  getSnapshot = (): readonly Waiting[] => this.waiting;

  start(): () => void {
    const watching = liveQuery(() => this.store.waiting.toArray()).subscribe({
      next: (waiting) => this.set(waiting),
      // Without a store no sale begins; the screen says why.
      error: () => undefined,
    });
    const stopSending = lead('daybook-sender', (signal) => this.send(signal));
    const online = () => void this.flush();
    window.addEventListener('online', online);
    return () => {
      watching.unsubscribe();
      stopSending();
      this.wake();
      window.removeEventListener('online', online);
    };
  }

  /** Sends a sale that was just kept and says what came of it, at the latest after `patienceMs`. */
  async hand(waiting: WaitingSale, patienceMs: number): Promise<SendOutcome> {
    let waited = true;
    const sent = this.sendOne(waiting).then(async (outcome) => {
      if (outcome.kind === 'booked') await this.store.waiting.delete(waiting.id).catch(() => undefined);
      // The receipt is out already: the sender gets the same answer and hands it over as rejected.
      else if (outcome.kind === 'later' || !waited) await this.release(waiting.id);
      return waited ? outcome : { kind: 'later' as const };
    });
    const patience = new Promise<SendOutcome>((resolve) => {
      setTimeout(() => {
        waited = false;
        resolve({ kind: 'later' });
      }, patienceMs);
    });
    return Promise.race([sent, patience]);
  }

  /** A number that was taken will have no ticket: the server is told why, now or when the network is back. */
  giveUp(number: Pick<WaitingNumber, 'id' | 'storeId' | 'number' | 'seq' | 'payload' | 'errorCode'>): void {
    const row: WaitingNumber = {
      ...number,
      kind: 'NUMBER',
      keptAt: Date.now(),
      nextAt: 0,
      inHandUntil: 0,
      tries: 0,
      refusal: null,
      stuck: null,
    };
    // Where nothing can be kept the number shows as a gap, which the manager is asked to explain.
    void this.store.waiting.put(row).then(
      () => this.callSender(),
      () => undefined,
    );
  }

  /** Sends everything now, whatever was put off; settles when the round is over, here or in the window that sends. */
  flush(): Promise<void> {
    this.flushing ??= this.store.waiting
      .toCollection()
      .modify({ nextAt: 0 })
      // A full tablet writes nothing, and still sends what is due.
      .catch(() => 0)
      .then(() => this.round())
      .catch(() => undefined)
      .finally(() => {
        this.flushing = null;
      });
    return this.flushing;
  }

  private async sendOne({ storeId, sale }: { storeId: string; sale: SaleInput }): Promise<SendOutcome> {
    try {
      const [answer] = await this.wire.complete(storeId, [sale]);
      if (answer?.ok) return { kind: 'booked' };
      if (!answer || answer.error.retryable) return { kind: 'later' };
      const { code, params } = answer.error;
      return { kind: 'refused', refusal: { code, params } };
    } catch {
      return { kind: 'later' };
    }
  }

  /** From now on it is the sender's. */
  private async release(id: string): Promise<void> {
    await this.store.waiting.update(id, { inHandUntil: 0 }).catch(() => undefined);
    this.callSender();
  }

  private callSender(): void {
    this.wake();
    this.channel?.postMessage('wake');
  }

  private async send(signal: AbortSignal): Promise<void> {
    const woken = () => this.wake();
    this.channel?.addEventListener('message', woken);
    while (!signal.aborted) {
      await this.round().catch(() => undefined);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, RETRY_MS);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.channel?.removeEventListener('message', woken);
  }

  private round(): Promise<void> {
    return oneAtATime('daybook-delivery', () => deliverDue(this.store, this.wire));
  }

  private set(waiting: readonly Waiting[]) {
    this.waiting = waiting;
    for (const listener of this.listeners) listener();
  }
}
