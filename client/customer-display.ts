import { OWN_BUILD } from './own-build';

/** A line of the basket as a customer may see it: no code, no cost, no floor. */
export interface DisplayLine {
  id: string;
  name: string;
  spec: string;
  /** Decimal text. */
  quantity: string;
  unit: string;
  unitPriceFen: number;
  netFen: number;
  /** What comes off, by its name; null: given at the counter. */
  off: readonly { name: string | null; fen: number }[];
}

/** What the customer of this counter is shown. brand: nothing of anybody, as behind the lock. */
export type Shown =
  | { kind: 'brand' }
  | { kind: 'welcome' }
  | {
      kind: 'basket';
      lines: readonly DisplayLine[];
      /** The line worked on: it is in view. */
      selectedId: string | null;
      /** To be paid, after goods that come back and what is left off in cash. */
      totalFen: number;
      /** Under the prices on the shelf. */
      savedFen: number;
      /** What goods that come back are worth. */
      exchangeFen: number;
      /** Of that paid out to the customer. */
      backFen: number;
      /** Null: nobody pays yet. */
      paying: DisplayPayment | null;
    }
  | {
      kind: 'thanks';
      number: string;
      totalFen: number;
      changeFen: number;
      backFen: number;
      /** Where the customer finds this receipt; null: nowhere. */
      link: string | null;
    };

export interface DisplayPayment {
  paidFen: number;
  leftFen: number;
  /** Null until it is paid. */
  changeFen: number | null;
  /** A phone is paid with. isAsked: its code was read, and the phone is asked. */
  phone: { kind: string; amountFen: number; isAsked: boolean } | null;
}

export interface DisplayState {
  store: string;
  locale: string;
  /** It is not real. */
  practice: boolean;
  /** Who buys, masked; null: nobody known. */
  member: string | null;
  shown: Shown;
}

type FromCounter =
  | { to: 'display'; kind: 'hello' | 'bye' | 'same'; from: string }
  | {
      to: 'display';
      kind: 'shown';
      from: string;
      seq: number;
      build: string;
      /** Something happened in that window, it was not only asked. */
      isNews: boolean;
      state: DisplayState;
    };
interface FromDisplay {
  to: 'counter';
  kind: 'here';
  /** Of whom, and which of their words, it shows; null: of nobody. */
  knows: string | null;
}
export type DisplayMessage = FromCounter | FromDisplay;

/** The windows of one browser, and no other. */
export interface DisplayChannel {
  post(message: DisplayMessage): void;
  hear(listener: (message: DisplayMessage) => void): void;
  close(): void;
}

const NAME = 'daybook-customer-display';
/** A display says that it is there so often, ms. */
const HERE_MS = 2_000;
/** Nobody answered for so long, ms: the counter's window is gone. */
const GONE_MS = 5_000;
/** A display that was not heard for so long, ms, is closed. */
const CLOSED_MS = 7_000;

/** @returns null where the browser has no such channel */
export function displayChannel(): DisplayChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  const channel = new BroadcastChannel(NAME);
  return {
    post: (message) => channel.postMessage(message),
    hear: (listener) => channel.addEventListener('message', ({ data }) => listener(data)),
    close: () => channel.close(),
  };
}

/**
 * The counter's side. It never hurries: what a customer sees is put together after the cashier's screen is painted, once a frame at
 * most, and only while a display is there. It needs no timer, which a window out of sight would not get: it answers.
 */
export class DisplayFeed {
  private make: (() => DisplayState) | null = null;
  private last: { text: string; state: DisplayState } | null = null;
  private seq = 0;
  private heardAt = Number.NEGATIVE_INFINITY;
  private waits = false;
  private ended = false;

  constructor(
    private readonly from: string,
    private readonly channel: DisplayChannel,
    private readonly later: (work: () => void) => void = afterPaint,
    private readonly now: () => number = () => performance.now(),
  ) {
    channel.hear((message) => this.hear(message));
    channel.post({ to: 'display', kind: 'hello', from });
  }

  /** Something may have changed. @param make what is shown now, put together when there is time */
  show(make: () => DisplayState): void {
    this.make = make;
    if (this.now() - this.heardAt <= CLOSED_MS) this.soon();
  }

  /** The window goes away; should it come back, it is heard again. */
  leave(): void {
    this.channel.post({ to: 'display', kind: 'bye', from: this.from });
  }

  end(): void {
    this.ended = true;
    this.leave();
    this.channel.close();
  }

  private hear(message: DisplayMessage): void {
    if (message.to !== 'counter' || this.ended) return;
    this.heardAt = this.now();
    if (this.waits) return;
    if (this.last === null) this.soon();
    else if (message.knows !== `${this.from} ${this.seq}`) this.post(this.last.state, false);
    else this.channel.post({ to: 'display', kind: 'same', from: this.from });
  }

  private soon(): void {
    if (this.waits) return;
    this.waits = true;
    this.later(() => {
      this.waits = false;
      if (!this.ended) this.say();
    });
  }

  private say(): void {
    if (!this.make) return;
    const state = this.make();
    const text = JSON.stringify(state);
    if (text === this.last?.text) return;
    const isNews = this.last !== null;
    this.last = { text, state };
    this.seq += 1;
    this.post(state, isNews);
  }

  private post(state: DisplayState, isNews: boolean): void {
    const { from, seq } = this;
    this.channel.post({ to: 'display', kind: 'shown', from, seq, build: OWN_BUILD, isNews, state });
  }
}

export interface HeardState {
  state: DisplayState;
  build: string;
}

/**
 * The display's side. Of several windows of the counter it follows the one where something happened last; of a window that is gone it
 * shows nothing any more.
 * @param tell what to show; null: no window of the counter is there
 * @returns stops
 */
export function followCounter(
  channel: DisplayChannel,
  tell: (heard: HeardState | null) => void,
  now: () => number = () => performance.now(),
): () => void {
  let followed: { from: string; seq: number } | null = null;
  let heardAt = now();
  const here = () =>
    channel.post({ to: 'counter', kind: 'here', knows: followed && `${followed.from} ${followed.seq}` });
  const lose = () => {
    followed = null;
    tell(null);
    here();
  };
  channel.hear((message) => {
    if (message.to !== 'display') return;
    const isFollowed = followed?.from === message.from;
    if (message.kind === 'hello') return here();
    if (message.kind === 'bye') return isFollowed ? lose() : undefined;
    if (isFollowed) heardAt = now();
    if (message.kind !== 'shown' || !(isFollowed || followed === null || message.isNews)) return;
    followed = { from: message.from, seq: message.seq };
    heardAt = now();
    tell({ state: message.state, build: message.build });
  });
  const timer = setInterval(() => {
    if (followed && now() - heardAt > GONE_MS) lose();
    else here();
  }, HERE_MS);
  here();
  return () => {
    clearInterval(timer);
    channel.close();
  };
}

/** Behind the next frame; out of sight there is none. */
function afterPaint(work: () => void): void {
  if (document.hidden) setTimeout(work, 0);
  else requestAnimationFrame(() => setTimeout(work, 0));
}
