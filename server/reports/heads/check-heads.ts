import type { Reader } from '@/server/platform/db';
import { type HeadLine, marksIn } from './head-file';
import { readLedgers, readMarks, readSeals, type SealHead, toldDay } from './read-marks';
import { keyOf } from './write-heads';

export interface HeadsResult {
  /** Rows and seals the file speaks for. */
  inFile: number;
  /** Rows that came after the last head: nothing outside the database speaks for them yet. */
  newer: number;
  differences: string[];
}

/**
 * Holds the database against a head file that was kept outside it: every seal is there as it was told; every row that was
 * told is there as it was, its day sealed since or not; and no row claims to be older than the last head without having
 * been told.
 */
export async function checkHeads(reader: Reader, lines: readonly HeadLine[]): Promise<HeadsResult> {
  const seals = lines.filter((line) => line.kind === 'seal');
  const sealedInFile = new Set(seals.map(({ scope, day }) => `${scope} ${day}`));
  const inFile = rowsInFile(lines, sealedInFile);
  const differences = differingSeals(seals, await readSeals(reader));
  const tolerated = lines.findLast((line) => line.kind === 'whole')?.began ?? '';
  const before = tolerated === '' ? null : new Date(tolerated);
  const days = daysOf(inFile);
  const count = seals.length + [...inFile.values()].reduce((sum, marks) => sum + marks.size, 0);
  let newer = 0;
  for (const ledger of await readLedgers(reader)) {
    for (const { scope, day, mark, recordedAt } of await readMarks(reader, ledger, { days })) {
      if (day !== null && sealedInFile.has(`${scope} ${day}`)) {
        differences.push(`${ledger.name} of ${day} of store ${scope}: the day was sealed and is not`);
        continue;
      }
      if (inFile.get(keyOf(scope, day, ledger.name))?.delete(mark)) continue;
      newer += 1;
      if (before && (!recordedAt || recordedAt < before))
        differences.push(
          `${ledger.name} of ${scope}: a row of ${recordedAt?.toISOString() ?? 'long ago'} was never told`,
        );
    }
  }
  for (const [key, marks] of inFile)
    if (marks.size > 0) differences.push(`${key}: ${marks.size} rows that were told are gone or changed`);
  return { inFile: count, newer, differences };
}

/** The days rows were told of: sealed since or not, they are looked at. */
function daysOf(inFile: ReadonlyMap<string, unknown>): { scope: string; day: string }[] {
  const keys = new Set([...inFile.keys()].map((key) => key.split(' ').slice(0, 2).join(' ')));
  return [...keys].flatMap((key) => {
    const [scope = '', day = ''] = key.split(' ');
    return day === 'null' ? [] : [{ scope, day }];
  });
}

/** Marks by store, day and ledger, without those of days the file knows as sealed. */
function rowsInFile(lines: readonly HeadLine[], sealed: ReadonlySet<string>): Map<string, Set<string>> {
  const inFile = new Map<string, Set<string>>();
  for (const line of lines) {
    if (line.kind !== 'rows') continue;
    for (const [ledger, marks] of Object.entries(line.marks)) {
      const day = toldDay(ledger, line.day);
      if (sealed.has(`${line.scope} ${day}`)) continue;
      const key = keyOf(line.scope, day, ledger);
      const set = inFile.get(key) ?? new Set();
      for (const mark of marksIn(marks)) set.add(mark);
      inFile.set(key, set);
    }
  }
  return inFile;
}

function differingSeals(inFile: readonly SealHead[], there: readonly SealHead[]): string[] {
  const now = new Map(there.map((seal) => [`${seal.scope} ${seal.number}`, seal]));
  return inFile.flatMap((seal) => {
    const found = now.get(`${seal.scope} ${seal.number}`);
    return found?.hash === seal.hash && found.day === seal.day && found.mark === seal.mark
      ? []
      : [`seal ${seal.number} of store ${seal.scope}, day ${seal.day}: not the one that was told`];
  });
}
