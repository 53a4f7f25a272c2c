import { fetchHearing } from './server-time';

/** A server that has not said by then that sales can be booked does not answer, ms. With the pause below: seen within 5 s. */
const PATIENCE_MS = 2_000;
const EVERY_MS = 2_500;

/** Asks the server whether sales can be booked; false for any other answer, and for none. */
export async function askHealth(address = '/api/health', patienceMs = PATIENCE_MS): Promise<boolean> {
  try {
    const answer = await fetchHearing(address, {
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * Whether the server answers, which a network that is up says nothing about. It asks only while somebody listens and the page is
 * seen, and takes the server's answering for granted until the first answer.
 */
export class ServerPulse {
  private readonly listeners = new Set<() => void>();
  private answers = true;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly ask: () => Promise<boolean> = askHealth,
    private readonly everyMs = EVERY_MS,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.begin();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.end();
    };
  };

  getSnapshot = (): boolean => this.answers;

  private begin(): void {
    if (typeof document !== 'undefined') document.addEventListener('visibilitychange', this.look);
    this.look();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', this.look);
  }

  private look = (): void => {
    clearTimeout(this.timer);
    if (typeof document !== 'undefined' && document.visibilityState === 'hidden') return;
    void this.ask().then((answers) => {
      if (this.listeners.size === 0) return;
      if (answers !== this.answers) {
        this.answers = answers;
        for (const listener of this.listeners) listener();
      }
      clearTimeout(this.timer);
      // The last of them may just have left.
      if (this.listeners.size > 0) this.timer = setTimeout(this.look, this.everyMs);
    });
  };
}
