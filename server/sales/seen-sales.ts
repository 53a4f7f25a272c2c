import { receiptNumber } from '@/lib/receipt-number';
import { type DomainError, RequestConflict } from '@/server/platform/errors';
import { LineRepeated, ReceiptNumberTaken, ReceiptNumberWrong } from './errors';
import { isNumberTooFar } from './internal';
import type { SeenFacts } from './read-sale-facts';
import type { Sale } from './schema';

/** What this device already handed in, the sales earlier in the batch included. */
export class Seen {
  private readonly byId: Map<string, string>;
  private readonly seqs: Set<number>;
  private readonly lineIds: Set<string>;
  private last: number;

  constructor(
    facts: SeenFacts,
    last: number,
    private readonly prefix: string,
  ) {
    this.last = last;
    this.byId = new Map(facts.tickets.map((ticket) => [ticket.id, ticket.input_hash]));
    this.seqs = new Set([...facts.tickets, ...facts.rejected].map((row) => row.seq));
    this.lineIds = new Set(facts.line_ids);
  }

  /** True for the same sale again, an error for a clash, false for a new one. */
  repeat(sale: Sale, inputHash: string): boolean | DomainError {
    const known = this.byId.get(sale.id);
    if (known !== undefined) return known === inputHash ? true : new RequestConflict();
    if (isNumberTooFar(sale.seq, this.last)) {
      return new ReceiptNumberWrong({
        number: sale.number,
        expected: receiptNumber(this.prefix, this.last + 1),
      });
    }
    if (this.seqs.has(sale.seq)) return new ReceiptNumberTaken({ number: sale.number });
    return sale.lines.some((line) => this.lineIds.has(line.id)) ? new LineRepeated() : false;
  }

  add(sale: Sale, inputHash: string): void {
    this.byId.set(sale.id, inputHash);
    this.seqs.add(sale.seq);
    this.last = Math.max(this.last, sale.seq);
    for (const line of sale.lines) this.lineIds.add(line.id);
  }
}
