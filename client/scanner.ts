import { isModalOpen } from '@/components/ui/enter-guard';
import { pushKey, SCAN_RULES, type ScanBuffer, scanOf } from './scan-buffer';

export interface ScannerHandlers {
  /** A code, once per scan, in the order scanned. `before` is what a focused field held before it. */
  onScan: (code: string, before: string) => void;
  /** Keys typed by hand while no field has the focus: digits, '.', '*', 'Backspace', 'Enter', 'Escape'. */
  onKey: (key: string) => void;
}

const EMPTY: ScanBuffer = { text: '', at: 0 };
const PASSED_ON = ['Backspace', 'Escape', '+', '-'];

interface FieldBefore {
  element: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

/**
 * Listens to a keyboard-wedge scanner on the whole document. Keys go into the focused field as usual; when they turn out to be a
 * scan, the field gets back what it held. Without a focused field keys wait for the length of a scanner's gap and are then typing.
 * @returns stops listening
 */
export function listenToScanner(handlers: ScannerHandlers): () => void {
  let buffer = EMPTY;
  let field: FieldBefore | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const typedByHand = () => {
    const { text } = buffer;
    buffer = EMPTY;
    for (const key of text) handlers.onKey(key);
  };
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isModalOpen()) return;
    const focused = textField(event.target);
    const at = event.timeStamp;
    if (event.key === 'Enter' || event.key === 'Tab') {
      clearTimeout(waiting);
      const code = scanOf(buffer, at);
      if (code !== null) {
        stop(event);
        buffer = EMPTY;
        restore(field);
        handlers.onScan(code, field?.value ?? '');
        return;
      }
      if (focused) {
        buffer = EMPTY;
        return;
      }
      typedByHand();
      if (event.key === 'Enter' && !pressable(event.target)) handlers.onKey('Enter');
      return;
    }
    if (event.key.length !== 1) {
      if (!focused && PASSED_ON.includes(event.key)) handlers.onKey(event.key);
      return;
    }
    if (event.key === ' ' && pressable(event.target)) return;
    const next = pushKey(buffer, event.key, at);
    if (next.text.length === 1) {
      if (!focused && buffer.text !== '') typedByHand();
      field = focused ? { element: focused, value: focused.value } : null;
    }
    buffer = next;
    if (focused) return;
    stop(event);
    clearTimeout(waiting);
    waiting = setTimeout(typedByHand, SCAN_RULES.gapMs + 20);
  };
  document.addEventListener('keydown', listen, true);
  return () => {
    clearTimeout(waiting);
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
