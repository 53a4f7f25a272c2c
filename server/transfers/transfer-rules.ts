import { mulDiv } from '@/lib/money';
import type { Milli } from '@/lib/quantity';

/** Of one dispatched line; quantities in thousandths, values in fen. */
export interface OnItsWay {
  sentMilli: Milli;
  arrivedMilli: Milli;
  writtenOffMilli: Milli;
  sentValueFen: number;
  arrivedValueFen: number;
  writtenOffValueFen: number;
}

/** What is still on its way. */
export function leftOf(line: OnItsWay): { milli: Milli; valueFen: number } {
  return {
    milli: line.sentMilli - line.arrivedMilli - line.writtenOffMilli,
    valueFen: line.sentValueFen - line.arrivedValueFen - line.writtenOffValueFen,
  };
}

/** The value that a part of what is on its way carries: its share, rounded, and all the rest with the last piece. */
export function valueOfPart(line: OnItsWay, milli: Milli): number {
  const left = leftOf(line);
  return milli >= left.milli ? left.valueFen : mulDiv(left.valueFen, milli, left.milli);
}

export type TransferState = 'REQUESTED' | 'ON_ITS_WAY' | 'RECEIVED' | 'CANCELLED';

/** How far a transfer is, by its moments. */
export function transferState(transfer: {
  dispatchedAt: Date | null;
  receivedAt: Date | null;
  cancelledAt: Date | null;
}): TransferState {
  if (transfer.cancelledAt) return 'CANCELLED';
  if (transfer.receivedAt) return 'RECEIVED';
  return transfer.dispatchedAt ? 'ON_ITS_WAY' : 'REQUESTED';
}
