import { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import type { Reader } from './db';

/** A whole number in a section: fen, or a count. */
export const figure = z.number().int();

/** One way a section's figures are worked out. Reports were submitted by it, so it is never edited: a change is a further version. */
export interface SectionVersion<Figures> {
  /**
   * Answers one row with one column `figures`, an object: a store's business day out of the ledgers, only what later days cannot
   * change. The store stands in every WHERE, and the tables are the module's own or lent by another's piece.
   */
  statement(storeId: string, day: string): Prisma.Sql;
  /** Reads what was kept by this version, in the shape that is shown today. */
  schema: z.ZodType<Figures>;
}

/** What whoever looks may see. */
export interface Sight {
  may(permission: string): boolean;
  /** A drawer of the day is still to be counted blind: its cash is said to nobody who counts. */
  isCounting: boolean;
}

export interface ShownDay {
  storeId: string;
  day: string;
  sealedAt: Date | null;
  /** When it is looked up. */
  now: Date;
}

/** A part of the day report that a module contributes. Registered in server/reports/sections.ts. */
export interface ReportSection<Figures, Details> {
  /** Every version there ever was, by its number. */
  versions: Readonly<Record<number, SectionVersion<Figures>>>;
  /** The one that new reports are submitted with. */
  current: number;
  /** Who is named: the screen is given their names. */
  people(figures: Figures): readonly (string | null)[];
  /** What is looked up when it is shown and is no part of the figures: reasons, what became of things since. */
  details(reader: Reader, of: ShownDay, figures: Figures): Promise<Details>;
  /** Takes out what may not be seen. */
  withoutSecrets(figures: Figures, sight: Sight): Figures;
}

export type FiguresOf<Section> =
  Section extends ReportSection<infer Figures, infer _Details> ? Figures : never;
export type DetailsOf<Section> =
  Section extends ReportSection<infer _Figures, infer Details> ? Details : never;
