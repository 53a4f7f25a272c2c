import type { SourceFile } from '@/server/imports/read-file/read-rows';

/** One importer's turn with a file. */
export interface FuzzTask {
  importer: ImporterName;
  file: SourceFile;
}

/** What became of it: `rows`, `no rows`, `refused CODE`, or a crash with its trace. */
export interface FuzzAnswer {
  outcome: string;
  crash: string | null;
  /** Most memory this process ever had, MB. */
  peakMb: number;
}

export const IMPORTERS = ['products', 'reconciliation', 'counts'] as const;
export type ImporterName = (typeof IMPORTERS)[number];
