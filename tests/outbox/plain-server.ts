import type { SaleAnswer } from '@/client/deliver-sales';
import { receiptNumber } from '@/lib/receipt-number';
import { checkSale } from '@/server/sales/check-sale';
import type { Sale, SaleInput } from '@/server/sales/schema';

/** 抹零 the store allows, fen. */
const ROUNDING_LIMIT_FEN = 99;

interface Kept {
  id: string;
  kind: 'TICKET' | 'REJECTED' | 'RETURN';
  totalFen: number | null;
  errorCode: string | null;
}

/** A number that is a ticket, or is kept with a reason: no second one gets it. */
export class NumberTaken extends Error {}

/**
 * What the server makes of sales, as `server/sales` does and without a database: booked once by id, a repeat answered as the first
 * time, a number given once, figures recomputed to the fen, and what is refused kept under its number.
 */
export class PlainServer {
  /** By number, in the order in which they were written. */
  readonly kept = new Map<string, Kept>();
  /** Written under a number that was there: what a database's constraint would have stopped. */
  readonly twice: string[] = [];
  private readonly last = new Map<string, number>();

  /** @param prefixes the device's own, and those of the enrolments it had before */
  complete(prefixes: readonly string[], sales: readonly SaleInput[]): SaleAnswer[] {
    return sales.map((sale) => this.book(prefixes, sale));
  }

  /** @throws NumberTaken */
  keepRejected(of: { id: string; number: string; seq: number; errorCode: string; payload: object }): void {
    const before = this.kept.get(of.number);
    if (before?.id === of.id && before.kind === 'REJECTED') return;
    if (before) throw new NumberTaken(of.number);
    this.write(of.number, of.seq, { ...of, kind: 'REJECTED', totalFen: totalOf(of.payload) });
  }

  bookReturn(prefix: string, seq: number, id: string): void {
    this.write(receiptNumber(prefix, seq), seq, { id, kind: 'RETURN', totalFen: null, errorCode: null });
  }

  /** How far a series is: a wiped tablet goes on after it. */
  lastSequence(prefix: string): number {
    return this.last.get(prefix) ?? 0;
  }

  private book(prefixes: readonly string[], sale: SaleInput): SaleAnswer {
    const { id, number, seq, totalFen } = sale;
    const before = this.kept.get(number);
    if (before?.id === id && before.kind === 'TICKET') return { ok: true };
    const prefix = prefixes.find((one) => number.startsWith(`${one}-`)) ?? prefixes[0] ?? '';
    const wrong = checkSale(sale as Sale, prefix, ROUNDING_LIMIT_FEN);
    if (wrong) return refused(wrong.code);
    if (before) return refused('RECEIPT_NUMBER_TAKEN');
    this.write(number, seq, { id, kind: 'TICKET', totalFen, errorCode: null });
    return { ok: true };
  }

  private write(number: string, seq: number, kept: Kept): void {
    if (this.kept.has(number)) this.twice.push(number);
    this.kept.set(number, kept);
    const prefix = number.slice(0, number.lastIndexOf('-'));
    this.last.set(prefix, Math.max(seq, this.lastSequence(prefix)));
  }
}

function totalOf(payload: object): number | null {
  return 'totalFen' in payload && typeof payload.totalFen === 'number' ? payload.totalFen : null;
}

function refused(code: string): SaleAnswer {
  return { ok: false, error: { code, params: {}, retryable: false } };
}
