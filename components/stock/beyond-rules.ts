import type { AdjustmentReasonName } from '@/server/stock/adjustments/adjustment-rules';

/** What is asked before more leaves than the book has: whether the goods are really there, or whether so many are really gone. */
export type BeyondWords = 'here' | 'gone';

const GONE: ReadonlySet<string> = new Set<AdjustmentReasonName>(['DAMAGE', 'LOSS', 'THEFT']);

/** Of goods that are lost or broken nobody can say that they are here. */
export function beyondWordsOf(reason: AdjustmentReasonName | undefined): BeyondWords {
  return reason !== undefined && GONE.has(reason) ? 'gone' : 'here';
}
