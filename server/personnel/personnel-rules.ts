/** What a note in somebody's file is about. */
export const NOTE_KINDS = ['DRESS', 'CONDUCT', 'REWARD', 'REPRIMAND'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const WAGE_KINDS = ['MONTHLY', 'HOURLY'] as const;
export type WageKind = (typeof WAGE_KINDS)[number];

/** How long ago something may be that is noted now, days. */
export const LONGEST_AGO_DAYS = 366;

/** A wage a month or an hour at most, fen: a million yuan is a slip of the keys. */
export const MOST_WAGE_FEN = 100_000_000;

export interface WageRow {
  id: string;
  kind: WageKind;
  fen: number;
  fromDay: string;
  setAt: Date;
}

/** The wage that holds on a day: of those begun by then the latest, and of two for one day the later said; null: none yet. */
export function wageOn<W extends Pick<WageRow, 'fromDay' | 'setAt'>>(
  rows: readonly W[],
  day: string,
): W | null {
  let holds: W | null = null;
  for (const row of rows) {
    if (row.fromDay > day) continue;
    if (
      !holds ||
      row.fromDay > holds.fromDay ||
      (row.fromDay === holds.fromDay && row.setAt.getTime() >= holds.setAt.getTime())
    )
      holds = row;
  }
  return holds;
}

/** Those another row for the same day has taken the place of: shown, and struck through. */
export function supersededWages(rows: readonly WageRow[]): ReadonlySet<string> {
  return new Set(rows.filter((row) => wageOn(rows, row.fromDay)?.id !== row.id).map(({ id }) => id));
}
