import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { monthToDate } from './shortage-internal';

export interface PayrollRow {
  personId: string;
  person: string;
  cases: number;
  /** To be held back of the month's wage, fen; negative: to be paid back with it. */
  amountFen: number;
  caseNumbers: number[];
}

/** What a store's cases take of the wages of a month, by person. @param month 'YYYY-MM' */
export async function payrollTotals(reader: Reader, storeId: string, month: string): Promise<PayrollRow[]> {
  const rows = await reader.$queryRaw<{ personId: string; amount: bigint; numbers: number[] }[]>`
    SELECT e.person_id AS "personId", sum(e.amount_fen)::bigint AS amount, array_agg(DISTINCT c.number ORDER BY c.number) AS numbers
    FROM shortage_settlement e JOIN shortage_share s ON s.store_id = e.store_id AND s.id = e.share_id
    JOIN shortage_case c ON c.store_id = s.store_id AND c.id = s.case_id
    WHERE e.store_id = ${storeId}::uuid AND e.kind = 'PAYROLL' AND e.month = ${monthToDate(month)}::date GROUP BY 1`;
  const names = await personNames(
    reader,
    rows.map((row) => row.personId),
  );
  return rows
    .map(({ personId, amount, numbers }) => ({
      personId,
      person: names.get(personId) ?? '',
      cases: numbers.length,
      amountFen: fenOf(amount),
      caseNumbers: numbers,
    }))
    .sort((a, b) => a.person.localeCompare(b.person, 'zh-CN'));
}
