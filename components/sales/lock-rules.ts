/** Minutes nobody touches the counter before it locks. */
export const IDLE_MINUTES = 5;

/** Whether this window is locked, by what lies on the tablet: a row locks every window, and its absence opens none that was locked. */
export function lockedBy(rows: readonly { id: string }[], was: boolean | undefined): boolean {
  // Whoever unlocked another window did not unlock this one, which still shows the person before.
  return was === true || rows.some(({ id }) => id === 'locked');
}

/** Who works in this window, and whether the tablet has noted them as whose session it has. */
export interface Mine {
  personId: string;
  noted: boolean;
}

/** What this window knows of its person, by what lies on the tablet. */
export function mineBy(rows: readonly { id: string; personId?: string }[], mine: Mine): Mine {
  return { ...mine, noted: mine.noted || ownerOf(rows) === mine.personId };
}

/** Whether the session became somebody else's in another window: what is done here would bear the one name and be in the other's. */
export function isTakenOver(rows: readonly { id: string; personId?: string }[], mine: Mine): boolean {
  const owner = ownerOf(rows);
  return mine.noted && owner !== undefined && owner !== mine.personId;
}

const ownerOf = (rows: readonly { id: string; personId?: string }[]) =>
  rows.find(({ id }) => id === 'owner')?.personId;
