const NAME = /^daybook-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.backup(\.partial)?$/;
const DAY_MS = 24 * 3_600_000;
/** An unfinished file of a backup that may still go on, ms. */
const UNFINISHED_MS = DAY_MS;

/** `daybook-20261129-183000.backup`, in UTC: sorted by name is sorted by age. */
export function backupName(at: Date): string {
  const digits = at.toISOString().replace(/\D/g, '');
  return `daybook-${digits.slice(0, 8)}-${digits.slice(8, 14)}.backup`;
}

/**
 * Which files of a folder are to go once `made` is whole: nightly backups of more than so many days ago, and what was left
 * unfinished. Nothing that is not named as ours, and never the one just made.
 */
export function namesToDelete(
  names: readonly string[],
  { made, now, keepDays }: { made: string; now: Date; keepDays: number },
): string[] {
  return names.filter((name) => {
    const [, year, month, day, hour, minute, second, partial] = NAME.exec(name) ?? [];
    if (!year || name === made) return false;
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    const keptMs = partial ? UNFINISHED_MS : keepDays * DAY_MS;
    return now.getTime() - at > keptMs;
  });
}
