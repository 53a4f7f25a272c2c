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
  /** Another way than it was paid; left out: the way it was paid. */
  refundAs?: string | undefined;
  /** What of the money goes that way, fen. */
  elsewhereFen?: number | undefined;
}

/** The same for the same goods and money, in whatever order they were said. */
export function returnContentHash({
  originalTicketId,
  lines,
  refundAs,
  elsewhereFen = 0,
}: ReturnContent): string {
  return canonicalHash({
    originalTicketId,
    ...(refundAs !== undefined && elsewhereFen > 0 ? { refundAs, elsewhereFen } : {}),
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
