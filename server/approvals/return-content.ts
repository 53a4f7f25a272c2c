import { milliFromText } from '@/lib/quantity';
import { canonicalHash } from '@/server/platform/canonical-hash';

/** What goes back against a sale, as far as an approval is bound to it. */
export interface ReturnContent {
  originalTicketId: string;
  lines: readonly {
    /** Line of the sale. */
    returnsLineId: string;
    /** Quantity as text. */
    quantity: string;
    disposition: string;
    /** Money that goes back for it, fen. */
    refundFen: number;
  }[];
}

/** The same for the same goods and money, in whatever order they were said. */
export function returnContentHash({ originalTicketId, lines }: ReturnContent): string {
  return canonicalHash({
    originalTicketId,
    lines: lines
      .map(({ returnsLineId, quantity, disposition, refundFen }) => ({
        returnsLineId,
        milli: milliFromText(quantity),
        disposition,
        refundFen,
      }))
      .toSorted((one, other) => (one.returnsLineId < other.returnsLineId ? -1 : 1)),
  });
}
