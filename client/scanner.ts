import { counterPreferences } from './counter-preferences';
import { isModalOpen } from './modal-layer';
import { NO_RUN, pushKey, type Run, SCAN_RULES, scanOf } from './scan-buffer';
import { shortcutOf } from './shortcuts';

export interface ScannerHandlers {
  /** A code, once per scan, in the order scanned. `before` is what a focused field held before it. */
  onScan: (code: string, before: string) => void;
  /** Keys typed by hand while no field has the focus: digits, '.', '*', 'Backspace', 'Enter', 'Escape'. Left out: nobody wants them. */
  onKey?: ((key: string) => void) | undefined;
  /** The keys given to `onKey` since the last pause were a scan after all: what they did is to be undone. */
  onTakeBack?: (() => void) | undefined;
  /** A run of keys begins: where `onTakeBack` goes back to. */
  onBegin?: (() => void) | undefined;
  /** A key of the counter's own by its usual name (F2, F4, F6, F7, F9, Escape, ?), pressed by hand: never part of a scanner's burst, never under a dialog. */
  onShortcut?: ((key: string) => void) | undefined;
  /** Does the shop know this code? */
  isKnown?: ((code: string) => boolean) | undefined;
}

const PASSED_ON = ['Backspace', 'Escape', '+', '-'];

interface FieldBefore {
  element: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

/**
 * Listens to a keyboard-wedge scanner on the whole document, also over an open dialog. Keys go into the focused field as usual;
 * when they turn out to be a scan, the field gets back what it held. Without a focused field keys wait for the length of a quick
 * scanner's gap and are then typing, which a slower scan takes back.
 * @param now the handlers of this moment
 * @returns stops listening
 */
export function listenToScanner(now: ScannerHandlers | (() => ScannerHandlers)): () => void {
  const listener = new ScannerListener(typeof now === 'function' ? now : () => now);
  document.addEventListener('keydown', listener.listen, true);
  document.addEventListener('focusin', listener.moved, true);
  return () => {
    listener.end();
    document.removeEventListener('focusin', listener.moved, true);
    document.removeEventListener('keydown', listener.listen, true);
  };
}

/** One listening: what was typed or scanned since the last pause. */
class ScannerListener {
  private run: Run = NO_RUN;
  /** Of the run: not yet given to onKey, and given already. */
  private held = '';
  private given = false;
  private field: FieldBefore | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  /** A shortcut that waits for the length of a quick scanner's gap: some scanners put function keys around a code. */
  private shortcut: ReturnType<typeof setTimeout> | undefined;
  /** Keys went to the pad since the focus last moved: Enter is for them, not for the button that was pressed before. */
  private typedHere = false;
  private scannedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly handlers: () => ScannerHandlers) {}

  readonly moved = () => {
    this.typedHere = false;
  };

  readonly listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return;
    clearTimeout(this.shortcut);
    const focused = textField(event.target);
    const shortcut = shortcutOf(event, counterPreferences().keys, focused !== null);
    if (shortcut !== null) this.askShortcut(event, shortcut, focused);
    if (event.altKey) return;
    if (event.key === 'Enter' || event.key === 'Tab') return this.ended(event, focused);
    const wanted = !focused && !isModalOpen() && this.handlers().onKey !== undefined;
    if (event.key.length !== 1) return this.named(event.key, wanted);
    if (event.key === ' ' && pressable(event.target)) return;
    const next = pushKey(this.run, event.key, event.timeStamp);
    if (next.text.length === 1) {
      this.typedByHand();
      this.given = false;
      this.field = focused ? { element: focused, value: focused.value } : null;
    }
    this.run = next;
    if (!wanted) return;
    stop(event);
    this.held += event.key;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(this.typedByHand, SCAN_RULES.quickMs + 20);
  };

  end(): void {
    clearTimeout(this.waiting);
    clearTimeout(this.shortcut);
  }

  private askShortcut(event: KeyboardEvent, key: string, focused: FieldBefore['element'] | null): void {
    const lastKey = this.run.times.at(-1) ?? Number.NEGATIVE_INFINITY;
    const isOfBurst = event.timeStamp - Math.max(lastKey, this.scannedAt) <= SCAN_RULES.quickMs;
    const isTheirs = key === 'Escape' && (inMenu(event.target) || keepsEscape(focused));
    if (isModalOpen() || isTheirs || this.handlers().onShortcut === undefined) return;
    if (key !== 'Escape') event.preventDefault();
    if (isOfBurst) return;
    this.shortcut = setTimeout(() => {
      if (!isModalOpen()) this.handlers().onShortcut?.(key);
    }, SCAN_RULES.quickMs + 20);
  }

  private readonly typedByHand = () => {
    clearTimeout(this.waiting);
    const keys = this.held;
    this.held = '';
    if (keys === '') return;
    if (!this.given) this.handlers().onBegin?.();
    this.given = true;
    this.typedHere = true;
    for (const key of keys) this.handlers().onKey?.(key);
  };

  private forget(): void {
    clearTimeout(this.waiting);
    this.run = NO_RUN;
    this.held = '';
    this.given = false;
  }

  /** Escape, Backspace and the like. */
  private named(key: string, wanted: boolean): void {
    if (!PASSED_ON.includes(key)) return;
    this.typedByHand();
    this.forget();
    if (wanted) this.handlers().onKey?.(key);
  }

  /** Enter or Tab: behind a scan, or behind what was typed. */
  private ended(event: KeyboardEvent, focused: FieldBefore['element'] | null) {
    if (this.run.text === '' && event.timeStamp - this.scannedAt <= SCAN_RULES.endingsMs) return stop(event);
    const { isKnown } = this.handlers();
    const inWords = focused !== null && !isForNumbers(focused);
    const code = scanOf({ run: this.run, at: event.timeStamp, isKnown, inWords });
    if (code !== null) return this.scanned(event, code);
    this.typedByHand();
    this.forget();
    if (focused || event.key !== 'Enter' || isModalOpen() || this.handlers().onKey === undefined) return;
    if (pressable(event.target) && !this.typedHere) return;
    if (this.typedHere) stop(event);
    this.typedHere = false;
    this.handlers().onKey?.('Enter');
  }

  private scanned(event: KeyboardEvent, code: string): void {
    stop(event);
    this.scannedAt = event.timeStamp;
    const tookKeys = this.given;
    this.forget();
    restore(this.field);
    if (tookKeys) this.handlers().onTakeBack?.();
    this.handlers().onScan(code, this.field?.value ?? '');
  }
}

function stop(event: KeyboardEvent) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function textField(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && !['checkbox', 'radio', 'button'].includes(target.type) ? target : null;
}

function inMenu(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="menu"], [role="listbox"]') !== null;
}

/** A field hands Escape on, as a button does: but a search is emptied by it first, and a number somebody counted is not dropped by a key. */
function keepsEscape(field: FieldBefore['element'] | null): boolean {
  return field !== null && field.value !== '' && (field.type === 'search' || isForNumbers(field));
}

function isForNumbers(field: HTMLElement): boolean {
  return ['decimal', 'numeric'].includes(field.inputMode);
}

function pressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a[href], [role="button"], select') !== null;
}

/** React hears of a value only through the element's own setter and an input event. */
function restore(field: FieldBefore | null) {
  if (!field?.element.isConnected) return;
  const prototype =
    field.element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field.element, field.value);
  field.element.dispatchEvent(new Event('input', { bubbles: true }));
}
