/** That this window practises, for whom and since which practice. */
export interface Practising {
  id: string;
  storeId: string;
  personId: string;
  person: string;
}

const KEY = 'daybook-practising';
const listeners = new Set<() => void>();
let read: { text: string | null; practising: Practising | null } = { text: null, practising: null };

/**
 * Whether this window practises. It stands in the window's own storage: a reload finds it before anything is drawn, and no other
 * window of the till has it.
 */
export function practisingNow(): Practising | null {
  let text: string | null = null;
  try {
    text = window.sessionStorage.getItem(KEY);
  } catch {
    // A window that remembers nothing cannot have begun.
  }
  if (text !== read.text) read = { text, practising: parsed(text) };
  return read.practising;
}

export function onPractising(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @returns whether it is written down: where it is not, a reload would sell for real unsaid, so practice must not begin */
export function beginPractising(practising: Practising): boolean {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(practising));
  } catch {
    return false;
  }
  tell();
  return practisingNow() !== null;
}

export function endPractising(): void {
  try {
    window.sessionStorage.removeItem(KEY);
  } catch {
    // Then there is nothing to remove.
  }
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function parsed(text: string | null): Practising | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Practising, unknown>>;
    const { id, storeId, personId, person } = value;
    return [id, storeId, personId, person].every((one) => typeof one === 'string')
      ? (value as Practising)
      : null;
  } catch {
    return null;
  }
}
