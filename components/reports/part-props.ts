import type { PapersOfDay } from '@/components/vouchers/papers-of-day';
import type { DetailsOf, FiguresOf } from '@/server/platform/report-section';

/** What the screen part of a section is given. */
export interface PartProps<Section> {
  storeId: string;
  day: string;
  timeZone: string;
  figures: FiguresOf<Section>;
  details: DetailsOf<Section>;
  /** Names of the people the section says it names. */
  people: Record<string, string>;
  /** The day's papers, to be shown beside the figures they prove. */
  papers: PapersOfDay;
}
