import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';

const MOST = 100;

/** Shares of a person that nobody decided and they said nothing about yet, by when they are to. */
export function sharesToAnswer(reader: Reader, of: { personId: string; storeIds: readonly string[] }) {
  return reader.$queryRaw<
    { storeId: string; caseId: string; number: number; goods: string; explainBy: Date }[]
  >`
    SELECT c.store_id AS "storeId", c.id AS "caseId", c.number, p.name AS goods, c.explain_by AS "explainBy"
    FROM shortage_share s JOIN shortage_balance b ON b.store_id = s.store_id AND b.share_id = s.id
    JOIN shortage_case c ON c.store_id = s.store_id AND c.id = s.case_id JOIN ${GOODS} p ON p.id = c.product_id
    WHERE s.person_id = ${of.personId}::uuid AND s.store_id = ANY(${[...of.storeIds]}::uuid[]) AND b.decision_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM shortage_explanation x WHERE x.store_id = s.store_id AND x.share_id = s.id)
    GROUP BY c.store_id, c.id, p.name ORDER BY c.explain_by LIMIT ${MOST}`;
}

/** How many cases of each store can be decided: everybody answered or had their time, or somebody objected. */
export async function casesToDecide(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
): Promise<{ storeId: string; count: number }[]> {
  const unheard = Prisma.sql`b.decision_id IS NULL AND c.explain_by > ${now}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM shortage_explanation x WHERE x.store_id = s.store_id AND x.share_id = s.id)`;
  return reader.$queryRaw`
    SELECT "storeId", count(*)::int AS count FROM (
      SELECT s.store_id AS "storeId", s.case_id FROM shortage_balance b
      JOIN shortage_share s ON s.store_id = b.store_id AND s.id = b.share_id
      JOIN shortage_case c ON c.store_id = s.store_id AND c.id = s.case_id
      WHERE b.store_id = ANY(${[...storeIds]}::uuid[]) AND (b.decision_id IS NULL OR b.objected)
      GROUP BY 1, 2 HAVING NOT bool_or(${unheard})) x GROUP BY 1`;
}
