import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvLine } from '@/lib/csv';
import { costColumns, type MatchedHeadings, type RawRow } from './columns';
import type { RowProblem } from './schema';

/** Words of the file of bad rows, in the person's language. */
export interface BadRowWords {
  rowHeading: string;
  reasonHeading: string;
  /** One problem as a sentence. */
  reason: (problem: RowProblem) => string;
}

/** Where rows that were left out are written, and in whose words. */
export interface BadRowsTarget {
  path: string;
  /** The same without what goods cost, for readers who may not know; left out where nobody else reads. */
  withoutCostPath?: string | undefined;
  words: BadRowWords;
}

/**
 * Writes the rows that were left out to a file that can be corrected and imported again: the file's own headings and
 * cells, and behind them the row number and the reasons. Begun with the first bad row, so no row leaves no file.
 */
export class BadRowsFile {
  private outputs: { stream: WriteStream; columns: number[] }[] = [];

  constructor(
    private readonly target: BadRowsTarget,
    private readonly headings: () => Pick<MatchedHeadings, 'headings' | 'columns'>,
  ) {}

  async add(raw: RawRow, problems: readonly RowProblem[]): Promise<void> {
    const { words } = this.target;
    if (this.outputs.length === 0) {
      this.open();
      await this.write(this.headings().headings, [words.rowHeading, words.reasonHeading], '\uFEFF');
    }
    const reasons = problems.filter((problem) => problem.severity === 'error').map(words.reason);
    await this.write(raw.cells, [raw.row, reasons.join('; ')]);
  }

  /** Ends the file. The path, or null when no row was bad. */
  async close(): Promise<string | null> {
    if (this.outputs.length === 0) return null;
    for (const { stream } of this.outputs) {
      stream.end();
      await finished(stream);
    }
    return this.target.path;
  }

  private open(): void {
    const { path, withoutCostPath } = this.target;
    const { headings, columns } = this.headings();
    const cost = costColumns({ headings, columns });
    const all = headings.map((_, column) => column);
    this.outputs = [{ stream: createWriteStream(path), columns: all }];
    if (withoutCostPath === undefined) return;
    const others = all.filter((column) => !cost.has(column));
    this.outputs.push({ stream: createWriteStream(withoutCostPath), columns: others });
  }

  private async write(cells: readonly string[], behind: readonly (string | number)[], before = '') {
    for (const { stream, columns } of this.outputs) {
      const line = csvLine([...columns.map((column) => cells[column] ?? ''), ...behind]);
      if (!stream.write(`${before}${line}\r\n`)) await once(stream, 'drain');
    }
  }
}
