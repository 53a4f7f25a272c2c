/** A shift as it is planned or was told. */
export interface Told {
  id: string;
  personId: string;
  day: Date;
  startsAt: Date;
  endsAt: Date;
  breakMinutes: number;
  kind: string;
  zoneId: string | null;
}

/** What somebody is told of a shift. */
export interface ToldChange {
  shiftId: string;
  personId: string;
  change: 'ADDED' | 'CHANGED' | 'REMOVED';
  day: Date;
  startsAt: Date;
  endsAt: Date;
  kind: string;
  zoneId: string | null;
  wasStartsAt: Date | null;
  wasEndsAt: Date | null;
}

/**
 * What becomes different for whom when a plan takes the place of what was published. A shift that goes to somebody else is gone for the one
 * and new for the other. Notes and colours are nobody's news.
 */
export function changesBetween(published: readonly Told[], planned: readonly Told[]): ToldChange[] {
  const before = new Map(published.map((shift) => [shift.id, shift]));
  const after = new Map(planned.map((shift) => [shift.id, shift]));
  const gone = published
    .filter(({ id, personId }) => after.get(id)?.personId !== personId)
    .map((shift) => told(shift, 'REMOVED'));
  const come = planned.flatMap((shift) => {
    const was = before.get(shift.id);
    if (was?.personId !== shift.personId) return [told(shift, 'ADDED')];
    if (isSameWork(was, shift)) return [];
    return [{ ...told(shift, 'CHANGED'), wasStartsAt: was.startsAt, wasEndsAt: was.endsAt }];
  });
  return [...gone, ...come];
}

function told(shift: Told, change: ToldChange['change']): ToldChange {
  const { id: shiftId, personId, day, startsAt, endsAt, kind, zoneId } = shift;
  return {
    shiftId,
    personId,
    change,
    day,
    startsAt,
    endsAt,
    kind,
    zoneId,
    wasStartsAt: null,
    wasEndsAt: null,
  };
}

function isSameWork(a: Told, b: Told): boolean {
  return (
    a.startsAt.getTime() === b.startsAt.getTime() &&
    a.endsAt.getTime() === b.endsAt.getTime() &&
    a.breakMinutes === b.breakMinutes &&
    a.kind === b.kind &&
    a.zoneId === b.zoneId
  );
}
