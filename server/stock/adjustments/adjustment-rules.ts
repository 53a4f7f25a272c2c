import type { Milli } from '@/lib/quantity';
import type { Permission } from '@/server/staff/permissions';
import type { ADJUSTMENT_REASONS } from '../schema';

export type AdjustmentReasonName = (typeof ADJUSTMENT_REASONS)[number];

/** The right each reason needs, besides that to adjust at all. */
export const RIGHT_OF_REASON = {
  DAMAGE: 'stock.adjust.damage',
  SAMPLE: 'stock.adjust.sample',
  OWN_USE: 'stock.adjust.ownUse',
  FOUND: 'stock.adjust.found',
  LOSS: 'stock.adjust.loss',
  THEFT: 'stock.adjust.theft',
  CORRECTION: 'stock.adjust.correction',
} as const satisfies Record<AdjustmentReasonName, Permission>;

/** Whether goods leave or come in by a reason. A correction goes either way. */
export const WAY_OF_REASON: Record<AdjustmentReasonName, 'out' | 'in' | 'either'> = {
  DAMAGE: 'out',
  SAMPLE: 'out',
  OWN_USE: 'out',
  FOUND: 'in',
  LOSS: 'out',
  THEFT: 'out',
  CORRECTION: 'either',
};

/** Damaged goods that come in, found goods that leave. */
export function goesWrongWay(reason: AdjustmentReasonName, milli: Milli): boolean {
  const way = WAY_OF_REASON[reason];
  return way !== 'either' && milli > 0 !== (way === 'in');
}
