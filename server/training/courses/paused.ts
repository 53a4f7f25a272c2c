import { categoriesWithPrices } from '@/server/catalog/categories-with-prices';
import type { Reader } from '@/server/platform/db';

interface Asks {
  courseId: string;
  priceQuestions: number;
  priceCategoryId: string | null;
  /** Written ones. */
  _count: { questions: number };
}

/** What of a version says whether it is paused. */
export const ASKS = {
  courseId: true,
  priceQuestions: true,
  priceCategoryId: true,
  _count: { select: { questions: true } },
} as const;

/**
 * Courses that ask prices alone of goods nobody sells any more: their quiz cannot be taken, so nothing of them is due until there are goods or
 * other questions.
 */
export async function pausedAmong(reader: Reader, versions: readonly Asks[]): Promise<Set<string>> {
  const alone = versions.filter(({ priceQuestions, _count }) => priceQuestions > 0 && _count.questions === 0);
  if (alone.length === 0) return new Set();
  const priced = await categoriesWithPrices(
    reader,
    alone.map(({ priceCategoryId }) => priceCategoryId),
  );
  return new Set(
    alone.filter(({ priceCategoryId }) => !priced.has(priceCategoryId)).map(({ courseId }) => courseId),
  );
}
