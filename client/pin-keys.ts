import type { PadKey } from '@/lib/number-pad';

export const PIN_KEYS = {
  /** A silence longer than the slowest scanner's gap, ms: what was typed by then is all there is. */
  pauseMs: 450,
  /** Digits by key that nobody goes on with are cleared after this, ms. */
  forgetMs: 6_000,
} as const;

/** What the screen shows of an entry. */
export interface PinTyped {
  count: number;
  /** The last thing that came was a scan; it was thrown away. */
  isScan: boolean;
}

export const NOTHING_TYPED: PinTyped = { count: 0, isScan: false };

interface PinListener {
  shown: (typed: PinTyped) => void;
  /** A whole PIN, by hand. */
  pin: (pin: string) => void;
  /** A digit was to be taken off, and there was none. */
  backFromEmpty?: () => void;
}

/**
 * A PIN on its way in, by touch and by key. A touched digit counts at once. Digits by key are a PIN only when exactly as many as it
 * has are followed by a silence or Enter: more of them, fewer before an Enter, or anything that is no digit is a scan, whose keys
 * are thrown away to the last one. Not the speed decides but the shape, for a slow radio scanner is slower than a hand.
 */
export class PinKeys {
  private digits: { digit: string; byKey: boolean }[] = [];
  private swallows = false;
  private isScan = false;
  private last = Number.NEGATIVE_INFINITY;
  /** When a scan's Enter or Tab came. */
  private endedAt = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param length digits of a whole PIN */
  constructor(
    private readonly length: number,
    private readonly listener: PinListener,
  ) {}

  /** Listening begins. @param lastKeyAt when the last key came to whoever listened before: the tail of a scan is a scan */
  begin(lastKeyAt: number, now: number): void {
    if (now - lastKeyAt >= PIN_KEYS.pauseMs) return;
    this.last = lastKeyAt;
    this.swallows = true;
    this.wait();
  }

  touch(key: PadKey): void {
    this.isScan = false;
    if (this.digits.length === 0 && (key === 'back' || key === 'clear')) this.listener.backFromEmpty?.();
    else if (key === 'clear') this.digits = [];
    else if (key === 'back') this.digits.pop();
    else if (/^\d$/.test(key) && this.digits.length < this.length)
      this.digits.push({ digit: key, byKey: false });
    if (this.digits.length === this.length) this.complete();
    else this.show();
  }

  /** @param key as the browser names it @returns whether it was taken, and means nothing to anybody else */
  press(key: string, at: number): boolean {
    // A busy page hears the key before its timer.
    if (at - this.last > PIN_KEYS.pauseMs) this.silence();
    if (key === 'Enter' || key === 'Tab') return this.end(at);
    if (key === 'Backspace' || key === 'Delete') return this.erase(key, at);
    if (key.length !== 1) return false;
    if (key === ' ' && !this.swallows && this.keyed() === 0) return false;
    this.last = at;
    if (!this.swallows) this.take(key);
    // Its beginning went elsewhere: only now there is something to say.
    else if (!this.isScan) this.throwAway();
    this.wait();
    return true;
  }

  /** Nobody asks any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.digits = [];
    this.swallows = false;
    this.isScan = false;
    this.show();
  }

  private take(key: string): void {
    if (!/^\d$/.test(key) || this.digits.length === this.length) {
      this.swallows = true;
      this.throwAway();
      return;
    }
    this.isScan = false;
    this.digits.push({ digit: key, byKey: true });
    this.show();
  }

  /** Enter or Tab. */
  private end(at: number): boolean {
    if (this.swallows) {
      clearTimeout(this.timer);
      this.swallows = false;
      this.endedAt = at;
      return true;
    }
    // Many scanners end with CR and LF.
    if (this.keyed() === 0) return at - this.endedAt <= PIN_KEYS.pauseMs;
    clearTimeout(this.timer);
    if (this.digits.length === this.length) this.complete();
    else {
      this.endedAt = at;
      this.throwAway();
    }
    return true;
  }

  private erase(key: string, at: number): boolean {
    this.last = at;
    this.wait();
    if (this.swallows) return true;
    this.touch(key === 'Delete' ? 'clear' : 'back');
    return true;
  }

  private silence(): void {
    clearTimeout(this.timer);
    this.swallows = false;
    if (this.keyed() === 0) return;
    if (this.digits.length === this.length) {
      this.complete();
      return;
    }
    this.timer = setTimeout(() => {
      this.digits = this.digits.filter(({ byKey }) => !byKey);
      this.show();
    }, PIN_KEYS.forgetMs);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.silence(), PIN_KEYS.pauseMs);
  }

  private throwAway(): void {
    this.digits = this.digits.filter(({ byKey }) => !byKey);
    this.isScan = true;
    this.show();
  }

  private complete(): void {
    clearTimeout(this.timer);
    const pin = this.digits.map(({ digit }) => digit).join('');
    this.digits = [];
    this.show();
    this.listener.pin(pin);
  }

  private keyed(): number {
    return this.digits.filter(({ byKey }) => byKey).length;
  }

  private show(): void {
    this.listener.shown({ count: this.digits.length, isScan: this.isScan });
  }
}
