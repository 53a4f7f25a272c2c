import { isModalOpen } from './modal-layer';
import { NO_RUN, pushKey, type Run, SCAN_RULES, scanOf } from './scan-buffer';

export interface ScannerHandlers {
  /** A code, once per scan, in the order scanned. `before` is what a focused field held before it. */
  onScan: (code: string, before: string) => void;
  /** Keys typed by hand while no field has the focus: digits, '.', '*', 'Backspace', 'Enter', 'Escape'. Left out: nobody wants them. */
  onKey?: ((key: string) => void) | undefined;
  /** The keys given to `onKey` since the last pause were a scan after all: what they did is to be undone. */
  onTakeBack?: (() => void) | undefined;
  /** A run of keys begins: where `onTakeBack` goes back to. */
  onBegin?: (() => void) | undefined;
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
  const handlers = typeof now === 'function' ? now : () => now;
  let run: Run = NO_RUN;
  /** Of the run: not yet given to onKey, and given already. */
  let held = '';
  let given = false;
  let field: FieldBefore | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** Keys went to the pad since the focus last moved: Enter is for them, not for the button that was pressed before. */
  let typedHere = false;
  let scannedAt = Number.NEGATIVE_INFINITY;

  const typedByHand = () => {
    clearTimeout(waiting);
    const keys = held;
    held = '';
    if (keys === '') return;
    if (!given) handlers().onBegin?.();
    given = true;
    typedHere = true;
    for (const key of keys) handlers().onKey?.(key);
  };
  const moved = () => {
    typedHere = false;
  };
  const forget = () => {
    clearTimeout(waiting);
    run = NO_RUN;
    held = '';
    given = false;
  };
  const ended = (event: KeyboardEvent, focused: FieldBefore['element'] | null) => {
    if (run.text === '' && event.timeStamp - scannedAt <= SCAN_RULES.endingsMs) return stop(event);
    const { isKnown } = handlers();
    const inWords = focused !== null && !isForNumbers(focused);
    const code = scanOf({ run, at: event.timeStamp, isKnown, inWords });
    if (code !== null) {
      stop(event);
      scannedAt = event.timeStamp;
      const tookKeys = given;
      forget();
      restore(field);
      if (tookKeys) handlers().onTakeBack?.();
      handlers().onScan(code, field?.value ?? '');
      return;
    }
    typedByHand();
    forget();
    if (focused || event.key !== 'Enter' || isModalOpen() || handlers().onKey === undefined) return;
    if (pressable(event.target) && !typedHere) return;
    if (typedHere) stop(event);
    typedHere = false;
    handlers().onKey?.('Enter');
  };
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    const focused = textField(event.target);
    if (event.key === 'Enter' || event.key === 'Tab') return ended(event, focused);
    const wanted = !focused && !isModalOpen() && handlers().onKey !== undefined;
    if (event.key.length !== 1) {
      if (!PASSED_ON.includes(event.key)) return;
      typedByHand();
      forget();
      if (wanted) handlers().onKey?.(event.key);
      return;
    }
    if (event.key === ' ' && pressable(event.target)) return;
    const next = pushKey(run, event.key, event.timeStamp);
    if (next.text.length === 1) {
      typedByHand();
      given = false;
      field = focused ? { element: focused, value: focused.value } : null;
    }
    run = next;
    if (!wanted) return;
    stop(event);
    held += event.key;
    clearTimeout(waiting);
    waiting = setTimeout(typedByHand, SCAN_RULES.quickMs + 20);
  };
  document.addEventListener('keydown', listen, true);
  document.addEventListener('focusin', moved, true);
  return () => {
    clearTimeout(waiting);
    document.removeEventListener('focusin', moved, true);
    document.removeEventListener('keydown', listen, true);
  };
}

function stop(event: KeyboardEvent) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function textField(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && !['checkbox', 'radio', 'button'].includes(target.type) ? target : null;
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
