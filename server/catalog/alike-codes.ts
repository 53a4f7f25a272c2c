import type { Reader } from '@/server/platform/db';

/**
 * Codes of the book that are alike: the same but for letter case, full width, blanks and leading zeros.
 * @param keys as `alikeKey` of `server/imports/alike-codes.ts` makes them; the two say the same
 */
export async function codesAlike(
  reader: Reader,
  keys: readonly string[],
): Promise<{ code: string; key: string }[]> {
  return reader.$queryRaw<{ code: string; key: string }[]>`
    SELECT code, key FROM (
      SELECT code, CASE WHEN plain ~ '^[0-9]+$' THEN coalesce(nullif(ltrim(plain, '0'), ''), '0') ELSE plain END AS key
      FROM (SELECT code, regexp_replace(lower(normalize(code, NFKC)), '\\s+', '', 'g') AS plain FROM product) p
    ) alike
    WHERE key = ANY(${[...keys]}::text[]) ORDER BY code`;
}
