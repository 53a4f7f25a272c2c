/** Where somebody stands with a course. */
export const TRAINING_STATES = [
  'OVERDUE',
  'OPEN',
  'READ',
  'PASSED',
  'EXCUSED',
  'PAUSED',
  'ENDED',
  'NONE',
] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];

/** Most people a course is for; a larger company gives it store by store. */
export const MOST_PEOPLE = 5_000;

/** What a course takes: said at its fields, held by its schema. */
export const LIMITS = {
  title: 200,
  text: 10_000,
  products: 50,
  questions: 30,
  question: 500,
  choices: 8,
  choice: 200,
  priceQuestions: 20,
  triesADay: 20,
  dueDays: 366,
  repeatMonths: 60,
} as const;

interface Standing {
  readAt: Date | null;
  passedAt: Date | null;
  dueAt: Date;
}

/** What holds of a course or of a person with it, whatever their record says. */
export interface Apart {
  /** The course was ended. */
  isEnded?: boolean;
  /** They need not learn it. */
  isExcused?: boolean;
  /** It asks prices alone, and there are no goods to ask about. */
  isPaused?: boolean;
}

/** @param standing of the latest assignment; null: it is not for them */
export function trainingState(standing: Standing | null, now: Date, apart: Apart = {}): TrainingState {
  if (standing?.passedAt) return 'PASSED';
  if (standing && apart.isEnded) return 'ENDED';
  if (apart.isExcused) return 'EXCUSED';
  if (!standing) return 'NONE';
  if (apart.isPaused) return 'PAUSED';
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
