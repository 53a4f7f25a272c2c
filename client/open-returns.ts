import type { CompleteReturn } from '@/server/sales/schema';
import { forget, keep, keptText } from './kept-json';

/** A return that was sent and not answered for yet: exactly what went out, so that exactly this can be asked again. */
export interface OpenReturn {
  input: CompleteReturn;
  refundFen: number;
}

const PREFIX = 'daybook-return-';

/** Also where nothing can be kept: then for as long as the page lives. */
const known = new Map<string, OpenReturn | null>();
const listeners = new Set<() => void>();

/** The return of this receipt nobody knows the end of, also after a reload; null: there is none. */
export function openReturnOf(ticketId: string): OpenReturn | null {
  const found = known.get(ticketId);
  if (found !== undefined) return found;
  const read = parsed(keptText(PREFIX + ticketId));
  known.set(ticketId, read);
  return read;
}

/** Written down before it is sent: a window that closes in between leaves the question open, not unasked. */
export function keepOpenReturn(open: OpenReturn): void {
  known.set(open.input.originalTicketId, open);
  keep(PREFIX + open.input.originalTicketId, open);
  tell();
}

/** The server has said what became of it. */
export function forgetOpenReturn(ticketId: string): void {
  known.set(ticketId, null);
  forget(PREFIX + ticketId);
  tell();
}

export function onOpenReturns(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', elsewhere);
  };
}

/** Another window of this tablet keeps them too. */
function elsewhere({ key }: StorageEvent): void {
  if (key === null) known.clear();
  else if (key.startsWith(PREFIX)) known.delete(key.slice(PREFIX.length));
  else return;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function parsed(text: string | null): OpenReturn | null {
  if (text === null) return null;
  try {
    const { input, refundFen } = JSON.parse(text) as OpenReturn;
    const occurredAt = new Date(input.occurredAt);
    if (typeof input.requestId !== 'string' || Number.isNaN(occurredAt.getTime())) return null;
    return { input: { ...input, occurredAt }, refundFen };
  } catch {
    return null;
  }
}
