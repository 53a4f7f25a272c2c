import { forget, keep, keptText } from './kept-json';

/** A void that went out and was not answered for yet: exactly what is asked again, under its id. */
export interface OpenVoid {
  requestId: string;
  ticketId: string;
  number: string;
  seq: number;
  occurredAt: string;
  sessionId: string;
  reason: string;
  totalFen: number;
  approvalId?: string | undefined;
}

const PREFIX = 'daybook-void-';

/** The void of a sale nobody knows the end of, also after a reload; null: there is none. */
export function openVoidOf(ticketId: string): OpenVoid | null {
  const text = keptText(PREFIX + ticketId);
  if (text === null) return null;
  try {
    const open = JSON.parse(text) as OpenVoid;
    const isWhole = typeof open.requestId === 'string' && open.ticketId === ticketId;
    return isWhole && !Number.isNaN(Date.parse(open.occurredAt)) ? open : null;
  } catch {
    return null;
  }
}

/** Written down before it is sent. */
export function keepOpenVoid(open: OpenVoid): void {
  keep(PREFIX + open.ticketId, open);
}

/** The server has said what became of it. */
export function forgetOpenVoid(ticketId: string): void {
  forget(PREFIX + ticketId);
}
