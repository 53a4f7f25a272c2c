import type { ErrorParams } from '@/server/platform/errors';
import type { RawRow } from '../columns';
import type { FileProblem } from '../schema';

/** What the reading process writes, one per line. `end` or `refused` is the last; without either it died. */
export type ReadingMessage =
  | { is: 'begin'; encoding?: string; delimiter?: string; sheet?: number }
  | { is: 'rows'; rows: RawRow[] }
  | { is: 'refused'; code: FileProblem; params: ErrorParams }
  | { is: 'end' };
