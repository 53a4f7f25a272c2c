import type { DrawerCount } from '@/server/reports/report-details';
import type { DayFigures } from '@/server/reports/schema';

export interface MissingNumber {
  prefix: string;
  seq: number;
  what: 'OTHER_DAY' | 'EXPLAINED' | 'REJECTED' | 'GAP';
  detail: string;
  /** Who explained it and when; after the seal it changes no figure. */
  since: { at: Date; by: string; afterSeal: boolean } | null;
}

export interface FiguresProps {
  storeId: string;
  day: string;
  timeZone: string;
  figures: DayFigures;
  people: Record<string, string>;
  /** What tells the goods from their neighbours, by approval and by breach. */
  specs: Record<string, string>;
  /** Why a drawer was short or over, by session. */
  reasons: Record<string, string>;
  counts: readonly DrawerCount[];
  missing: readonly MissingNumber[];
}
