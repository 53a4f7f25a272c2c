import type { FilePlace } from './check-rows';
import type { RawRow } from './columns';
import type { ChangePreview } from './preview-changes';
import type { SourceFile } from './read-file/read-rows';
import type { ColumnMap, ImportKind } from './rules';
import type { ColumnChoice, FileAnswers, RowProblem } from './schema';
import type { BadRowsTarget } from './write-bad-rows';

export interface ImportProgress {
  step: 'reading' | 'writing';
  done: number;
  total: number | null;
}

export interface ImportRequest {
  /** Left out: products. */
  kind?: ImportKind | undefined;
  /** Language of what is written in the person's words. */
  locale?: string | undefined;
  /** Id of the run: the same id again answers with the first result. */
  requestId: string;
  file: SourceFile;
  /** Store that opening stock goes to when a row names none. */
  storeCode?: string | undefined;
  choice?: ColumnChoice | undefined;
  headingRow?: number | undefined;
  /** What the person answered about the file. */
  answers?: FileAnswers | undefined;
  dryRun: boolean;
  skipBad: boolean;
  badRows?: BadRowsTarget | undefined;
  onProgress?: (progress: ImportProgress) => void;
}

export interface ImportResult {
  written: boolean;
  /** False: no headings were recognised; somebody has to point at their row and at the columns. */
  headingsKnown: boolean;
  /** The first rows as they stand, for pointing at. */
  head: RawRow[];
  /** How the bytes of a text were read. */
  encoding: string | null;
  /** What the file calls its warehouses, and which of our stores each is. */
  places: FilePlace[];
  /** What would change, of a file that was only looked at. */
  changes: ChangePreview | null;
  /** Openings that stand at zero because the file says no cost. */
  withoutCost: number;
  headingRow: number;
  columns: ColumnMap;
  headings: string[];
  rows: number;
  products: number;
  created: number;
  updated: number;
  merged: number;
  bad: number;
  skipped: number;
  openings: { store: string; posted: number; skipped: number }[];
  errors: number;
  warnings: number;
  byCode: Partial<Record<string, number>>;
  /** The first problems of each code, by row. */
  problems: RowProblem[];
  badRowsPath: string | null;
}
