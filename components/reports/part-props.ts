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
}
