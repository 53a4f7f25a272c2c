/** What a version told somebody of a shift. */
export interface ToldOnce {
  shiftId: string;
  version: number;
  /** ADDED, CHANGED or REMOVED. */
  change: string;
  startsAt: Date;
  wasStartsAt: Date | null;
  wasEndsAt: Date | null;
}

/**
 * What somebody has not confirmed yet, each shift once and in order of time: as the last version left it, against how they last knew it. A shift
 * they never knew of is new however often it was changed since.
 */
export function newsOf<Told extends ToldOnce>(unseen: readonly Told[]): Told[] {
  const byShift = new Map<string, Told>();
  for (const next of unseen.toSorted((a, b) => a.version - b.version)) {
    const first = byShift.get(next.shiftId);
    byShift.set(next.shiftId, first ? together(first, next) : next);
  }
  return [...byShift.values()].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.shiftId.localeCompare(b.shiftId),
  );
}

function together<Told extends ToldOnce>(first: Told, next: Told): Told {
  if (next.change === 'REMOVED' || first.change === 'REMOVED') return next;
  if (first.change === 'ADDED') return { ...next, change: 'ADDED', wasStartsAt: null, wasEndsAt: null };
  return { ...next, wasStartsAt: first.wasStartsAt, wasEndsAt: first.wasEndsAt };
}
