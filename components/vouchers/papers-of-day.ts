import type { vouchersOfDay } from '@/server/vouchers/list-vouchers';
import type { VoucherKind } from '@/server/vouchers/schema';

/** A figure that papers speak for, with its papers. */
export type PaperLine = Awaited<ReturnType<typeof vouchersOfDay>>[number];

/** A day's papers, for whoever shows the figures they prove. */
export interface PapersOfDay {
  storeId: string;
  day: string;
  timeZone: string;
  lines: readonly PaperLine[];
  /** The day is open, and whoever looks may add papers. */
  mayAdd: boolean;
}

/** Where a line's papers are on the page. */
export function papersId({ kind, key }: { kind: VoucherKind; key: string }): string {
  return `papers-${kind}-${key}`;
}
