import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Base64 characters kept of a row's digest: nine bytes, which nobody meets by chance. */
export const MARK_LENGTH = 12;

/** What a line of the head file says. */
export type HeadFact =
  /** Rows of one store (or the company) and business day (null: of none) that were there and not told before, ledger by ledger. */
  | { kind: 'rows'; scope: string; day: string | null; marks: Record<string, string> }
  /** A day was sealed: from here on its seal speaks for its rows. */
  | { kind: 'seal'; scope: string; day: string; number: number; hash: string; mark: string }
  /** Everything there was at this moment had been told: rows that claim to be older and are in no line are not genuine. */
  | { kind: 'whole'; began: string };

export type HeadLine = HeadFact & { at: string; previous: string; head: string };

export const FIRST_HEAD = '0'.repeat(64);

/** The head of a line: its words chained to the line before. */
function headOf(previous: string, at: string, fact: HeadFact): string {
  return createHash('sha256')
    .update(`${previous}\n${at}\n${JSON.stringify(fact)}`)
    .digest('hex');
}

/** Appends to a head file and sees to it that the disk has it. One process writes a file. */
export class HeadWriter {
  constructor(
    private readonly file: string,
    private head: string,
  ) {}

  append(facts: readonly HeadFact[], at: Date): void {
    if (facts.length === 0) return;
    const lines = facts.map((fact) => {
      const moment = at.toISOString();
      const previous = this.head;
      this.head = headOf(previous, moment, fact);
      return `${JSON.stringify({ ...fact, at: moment, previous, head: this.head })}\n`;
    });
    const opened = openSync(this.file, 'a', 0o600);
    try {
      writeSync(opened, lines.join(''));
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  }
}

/**
 * The lines of a head file. A last line that broke off with its machine is left out.
 * @throws Error when a line is not what its head says, or does not follow the one before
 */
export function readHeadFile(file: string): HeadLine[] {
  if (!existsSync(file)) return [];
  const texts = readFileSync(file, 'utf8').split('\n');
  // What follows the last line break is no line: nothing, or one that broke off.
  texts.pop();
  let expected = FIRST_HEAD;
  return texts.map((text, index) => {
    const line: HeadLine = JSON.parse(text);
    const { at, previous, head, ...fact } = line;
    if (previous !== expected || head !== headOf(previous, at, fact as HeadFact))
      throw new Error(`${file}: line ${index + 1} is not what was written`);
    expected = head;
    return line;
  });
}

/** The marks of a ledger's rows, apart again. */
export function marksIn(text: string): string[] {
  return Array.from({ length: text.length / MARK_LENGTH }, (_, index) =>
    text.slice(index * MARK_LENGTH, (index + 1) * MARK_LENGTH),
  );
}
