/** Whether this window is locked, by what lies on the tablet: a row locks every window, and its absence opens none that was locked. */
export function lockedBy(rows: readonly { id: string }[], was: boolean | undefined): boolean {
  // Whoever unlocked another window did not unlock this one, which still shows the person before.
  return was === true || rows.some(({ id }) => id === 'locked');
}
