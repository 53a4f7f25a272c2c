import { oneAtATime } from './locks';
import type { PhoneCount, TabletStore } from './tablet-store';

/** What came of a delivery. */
export type CountsOutcome =
  | { kind: 'taken'; kept: readonly string[]; refused: readonly { id: string; refusal: string }[] }
  /** Nobody answered: the same counts are sent again. */
  | { kind: 'later' }
  /** The sheet takes nothing now (handed in, cancelled): kept on the phone until it does or the person drops them. */
  | { kind: 'stopped'; code: string };

export interface PendingState {
  /** Every count made on this phone since the page was opened, and those kept from before, in their order. */
  counts: readonly PhoneCount[];
  unsent: number;
  /** Why nothing goes out at the moment; an error code. */
  stopped: string | null;
  refused: readonly { count: PhoneCount; refusal: string }[];
  /** The phone could not keep a count: it is sent from here, and lost when the page is closed before. */
  notKept: boolean;
}

const RETRY_MS = 5_000;
/** Most counts of one parcel. */
const PARCEL = 100;

/**
 * Counts on their way. A count is on the disk before it is sent, one row each, so that two windows of a phone never overwrite each
 * other's; it is forgotten when the server has it. Delivered twice it counts once.
 */
export class PendingCounts {
  private readonly listeners = new Set<() => void>();
  private readonly unsent = new Set<string>();
  private snapshot: PendingState = { counts: [], unsent: 0, stopped: null, refused: [], notKept: false };
  private flushing: Promise<void> | null = null;
  private keeping: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: TabletStore,
    /** One sheet and person. */
    private readonly sheet: string,
    private readonly send: (counts: readonly PhoneCount[]) => Promise<CountsOutcome>,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): PendingState => this.snapshot;

  /** Takes up what was kept and keeps delivering. @returns stops */
  start(): () => void {
    const again = () => void this.flush();
    this.keeping = Promise.all([this.keeping, this.takeUp()]);
    again();
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }

  add(...counts: readonly PhoneCount[]): void {
    for (const count of counts) this.unsent.add(count.id);
    this.set({ counts: inOrder([...this.snapshot.counts, ...counts]) });
    const rows = counts.map((count) => ({ id: count.id, sheet: this.sheet, count }));
    this.keeping = Promise.all([
      this.keeping,
      this.store.counts.bulkPut(rows).catch(() => this.set({ notKept: true })),
    ]);
    void this.flush();
  }

  /** Gives up what cannot be delivered. */
  dropUnsent(): void {
    void this.store.counts.bulkDelete([...this.unsent]).catch(() => undefined);
    const counts = this.snapshot.counts.filter(({ id }) => !this.unsent.has(id));
    this.unsent.clear();
    this.set({ counts, stopped: null });
  }

  forgetRefused(): void {
    this.set({ refused: [] });
  }

  flush(): Promise<void> {
    this.flushing ??= this.keeping
      .then(() => oneAtATime(`daybook-counts-${this.sheet}`, () => this.deliver()))
      .finally(() => {
        this.flushing = null;
      });
    return this.flushing;
  }

  private async takeUp(): Promise<void> {
    const rows = await this.store.counts
      .where({ sheet: this.sheet })
      .toArray()
      .catch(() => []);
    for (const { id } of rows) this.unsent.add(id);
    this.set({ counts: inOrder([...this.snapshot.counts, ...rows.map(({ count }) => count)]) });
  }

  private async deliver(): Promise<void> {
    while (this.unsent.size > 0) {
      const parcel = this.snapshot.counts.filter(({ id }) => this.unsent.has(id)).slice(0, PARCEL);
      const outcome = await this.send(parcel);
      if (outcome.kind === 'later') return;
      if (outcome.kind === 'stopped') return this.set({ stopped: outcome.code });
      await this.settle(outcome);
    }
  }

  private async settle({ kept, refused }: Extract<CountsOutcome, { kind: 'taken' }>): Promise<void> {
    const why = new Map(refused.map(({ id, refusal }) => [id, refusal]));
    const answered = [...kept, ...why.keys()];
    await this.store.counts.bulkDelete(answered).catch(() => undefined);
    for (const id of answered) this.unsent.delete(id);
    const news = this.snapshot.counts.flatMap((count) => {
      const refusal = why.get(count.id);
      return refusal === undefined ? [] : [{ count, refusal }];
    });
    this.set({
      counts: this.snapshot.counts.filter(({ id }) => !why.has(id)),
      refused: [...this.snapshot.refused, ...news],
      stopped: null,
    });
  }

  private set(news: Partial<PendingState>): void {
    this.snapshot = { ...this.snapshot, ...news, unsent: this.unsent.size };
    for (const listener of this.listeners) listener();
  }
}

/** UUIDv7 sorts by the moment it was made; a count kept twice is one. */
function inOrder(counts: readonly PhoneCount[]): PhoneCount[] {
  const byId = new Map(counts.map((count) => [count.id, count]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
