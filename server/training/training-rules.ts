/** Where somebody stands with a course. */
export const TRAINING_STATES = ['OVERDUE', 'OPEN', 'READ', 'PASSED', 'NONE'] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];

/** Most people a course is for; a larger company gives it store by store. */
export const MOST_PEOPLE = 5_000;
export const MOST_QUESTIONS = 30;

interface Standing {
  readAt: Date | null;
  passedAt: Date | null;
  dueAt: Date;
}

/** @param standing of the latest assignment; null: it is not for them */
export function trainingState(standing: Standing | null, now: Date): TrainingState {
  if (!standing) return 'NONE';
  if (standing.passedAt) return 'PASSED';
  if (standing.dueAt <= now) return 'OVERDUE';
  return standing.readAt ? 'READ' : 'OPEN';
}

/** When a course that was passed comes again; null: never. A day the month does not have is its last. */
export function comesAgain(passedAt: Date, repeatMonths: number | null): Date | null {
  if (repeatMonths === null) return null;
  const again = new Date(passedAt);
  const day = again.getUTCDate();
  again.setUTCDate(1);
  again.setUTCMonth(again.getUTCMonth() + repeatMonths);
  const last = new Date(Date.UTC(again.getUTCFullYear(), again.getUTCMonth() + 1, 0)).getUTCDate();
  again.setUTCDate(Math.min(day, last));
  return again;
}
