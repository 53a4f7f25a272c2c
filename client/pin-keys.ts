import type { PadKey } from '@/components/ui/number-pad-rules';

/** How a person's six digits are told from a scanner's code, ms. */
export const PIN_KEYS = {
  /** Keys closer than this are a scanner's. */
  quickMs: 35,
  /** The digit that completes a PIN waits this long for another: whoever types more is a slow scanner. */
  holdMs: 400,
  /** A pause that ends a burst of keys. */
  pauseMs: 500,
} as const;

/**
 * Digits of a keyboard on their way to a PIN. A code scanned while a PIN is asked for is nobody's PIN: what it typed is taken
 * back, the rest of it is dropped, and it uses up nobody's tries.
 */
export class PinKeys {
  private last = Number.NEGATIVE_INFINITY;
  /** Digits since the last pause, and those of them that were given on. */
  private typed = 0;
  private given = 0;
  private isScan = false;
  private waiting = new Set<ReturnType<typeof setTimeout>>();

  /** @param give takes a key for the PIN */
  constructor(private readonly give: (key: PadKey) => void) {}

  /** @param left digits the PIN wants before this one; `length` of a whole one */
  push(key: PadKey, at: number, { left, length }: { left: number; length: number }): void {
    const gap = at - this.last;
    this.last = at;
    if (gap > PIN_KEYS.pauseMs) this.begin();
    if (this.isScan) return;
    if (key === 'back' || key === 'clear') {
      this.begin();
      this.give(key);
      return;
    }
    this.typed += 1;
    if (gap <= PIN_KEYS.quickMs || this.typed > length) this.takeBack();
    else this.later(key, left <= 1 || this.typed === length);
  }

  /** Is an Enter of this moment a scan's? It presses no button then. */
  endsScan(at: number): boolean {
    return this.isScan && at - this.last <= PIN_KEYS.pauseMs;
  }

  private begin(): void {
    this.typed = 0;
    this.given = 0;
    this.isScan = false;
  }

  private later(key: PadKey, completes: boolean): void {
    const timer = setTimeout(
      () => {
        this.waiting.delete(timer);
        this.given += 1;
        if (completes) this.begin();
        this.give(key);
      },
      completes ? PIN_KEYS.holdMs : PIN_KEYS.quickMs + 5,
    );
    this.waiting.add(timer);
  }

  private takeBack(): void {
    this.isScan = true;
    for (const timer of this.waiting) clearTimeout(timer);
    this.waiting.clear();
    for (; this.given > 0; this.given -= 1) this.give('back');
  }

  /** Nobody asks any more. */
  stop(): void {
    for (const timer of this.waiting) clearTimeout(timer);
    this.waiting.clear();
    this.begin();
  }
}
