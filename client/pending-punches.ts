import { liveQuery } from 'dexie';
import { lead } from './locks';
import type { Refusal, TabletStore, WaitingPunch } from './tablet-store';

const EVERY_MS = 5_000;
/** A tablet says that it is there so often, ms: the server misses it after three minutes. */
const REPORT_MS = 60_000;

/** What came of handing one over. LATER: nobody answered, or not in a way that decides. */
export type PunchAnswer = { kind: 'TAKEN' } | { kind: 'LATER' } | { kind: 'REFUSED'; refusal: Refusal };

export interface PunchWire {
  hand(punch: WaitingPunch): Promise<PunchAnswer>;
  /** @param waiting punches the server does not have */
  report(waiting: number): Promise<unknown>;
}

/**
 * Punches on their way: on the disk before they are sent, under one id, so that each is there once. One that is refused for ever
 * stays and is shown until somebody has read it.
 */
export class PendingPunches {
  private readonly listeners = new Set<() => void>();
  private rows: readonly WaitingPunch[] = [];
  private wake: () => void = () => undefined;
  private reportedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly store: TabletStore,
    private readonly wire: PunchWire,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Those of this browser that the server does not have. */
  getSnapshot = (): readonly WaitingPunch[] => this.rows;

  /** Takes up what was kept and keeps delivering; of a browser's windows one does. @returns stops */
  start(): () => void {
    const watching = liveQuery(() => this.store.punches.toArray()).subscribe({
      next: (rows) => {
        this.rows = rows.toSorted((a, b) => a.occurredAt - b.occurredAt);
        for (const listener of this.listeners) listener();
      },
      error: () => undefined,
    });
    const stop = lead('daybook-punches', (signal) => this.deliver(signal));
    const now = () => this.wake();
    window.addEventListener('online', now);
    return () => {
      watching.unsubscribe();
      window.removeEventListener('online', now);
      stop();
      this.wake();
    };
  }

  /** Keeps a punch; it is delivered at once where somebody answers. @throws where the tablet cannot keep it */
  async add(punch: WaitingPunch): Promise<void> {
    await this.store.punches.put(punch);
    this.wake();
  }

  /** Of one that was refused. */
  async forget(id: string): Promise<void> {
    await this.store.punches.delete(id);
  }

  private async deliver(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.round().catch(() => undefined);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, EVERY_MS);
      });
    }
  }

  /** Sends what waits, the oldest first, and says that the tablet is there. */
  async round(): Promise<void> {
    const rows = (await this.store.punches.toArray()).toSorted((a, b) => a.occurredAt - b.occurredAt);
    let waiting = rows.filter(({ refusal }) => !refusal).length;
    const began = waiting;
    for (const punch of rows) {
      if (punch.refusal) continue;
      const answer = await this.wire.hand(punch);
      if (answer.kind === 'LATER') break;
      waiting -= 1;
      if (answer.kind === 'TAKEN') await this.store.punches.delete(punch.id);
      else await this.store.punches.update(punch.id, { refusal: answer.refusal });
    }
    if (performance.now() - this.reportedAt < REPORT_MS && waiting === began) return;
    await this.wire.report(waiting);
    this.reportedAt = performance.now();
  }
}
