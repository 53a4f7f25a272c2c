import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvLine } from '@/lib/csv';
import type { RawRow } from './columns';
import type { RowProblem } from './schema';

/** Words of the file of bad rows, in the person's language. */
export interface BadRowWords {
  rowHeading: string;
  reasonHeading: string;
  /** One problem as a sentence. */
  reason: (problem: RowProblem) => string;
}

/**
 * Writes the rows that were left out to a file that can be corrected and imported again: the file's own headings and
 * cells, and behind them the row number and the reasons. Begun with the first bad row, so no row leaves no file.
 */
export class BadRowsFile {
  rows = 0;
  private stream: WriteStream | null = null;

  constructor(
    private readonly path: string,
    private readonly headings: () => readonly string[],
    private readonly words: BadRowWords,
  ) {}

  async add(raw: RawRow, problems: readonly RowProblem[]): Promise<void> {
    const headings = this.headings();
    if (!this.stream) {
      this.stream = createWriteStream(this.path);
      await this.write(`\uFEFF${csvLine([...headings, this.words.rowHeading, this.words.reasonHeading])}`);
    }
    const cells = headings.map((_, column) => raw.cells[column] ?? '');
    const reasons = problems.filter((problem) => problem.severity === 'error').map(this.words.reason);
    await this.write(csvLine([...cells, raw.row, reasons.join('; ')]));
    this.rows += 1;
  }

  /** Ends the file. The path, or null when no row was bad. */
  async close(): Promise<string | null> {
    if (!this.stream) return null;
    this.stream.end();
    await finished(this.stream);
    return this.path;
  }

  private async write(line: string): Promise<void> {
    const { stream } = this;
    if (stream && !stream.write(`${line}\r\n`)) await once(stream, 'drain');
  }
}
