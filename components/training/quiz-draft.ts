import { forget, keep, keptKeys, readKept } from '@/client/kept-json';
import type { Shown } from '@/server/training/quiz/quiz-rules';

/** Places ticked of each question. */
export type Ticked = readonly (readonly number[])[];

const PREFIX = 'quiz-ticks:';
/** Quizzes begun and never handed in, of whoever used this device; the oldest go. */
const MOST_KEPT = 20;

export const ticksKey = (attemptId: string) => `${PREFIX}${attemptId}`;

/** What was ticked of an attempt on this device; null: nothing, or not an answer to these questions. */
export function keptTicks(attemptId: string, questions: readonly Shown[]): Ticked | null {
  return readKept(ticksKey(attemptId), (value): value is Ticked => fits(value, questions));
}

export function keepTicks(attemptId: string, ticked: Ticked): void {
  keep(ticksKey(attemptId), ticked);
  // Ids of attempts begin with their moment: the first are the oldest.
  const kept = keptKeys(PREFIX);
  for (const key of kept.slice(0, Math.max(0, kept.length - MOST_KEPT)))
    if (key !== ticksKey(attemptId)) forget(key);
}

export function forgetTicks(attemptId: string): void {
  forget(ticksKey(attemptId));
}

/** Is it places of choices there are, of as many questions? */
export function fits(value: unknown, questions: readonly Shown[]): value is Ticked {
  return (
    Array.isArray(value) &&
    value.length === questions.length &&
    value.every(
      (chosen, no) =>
        Array.isArray(chosen) &&
        chosen.every(
          (place) => Number.isInteger(place) && place >= 0 && place < (questions[no]?.choices.length ?? 0),
        ),
    )
  );
}
