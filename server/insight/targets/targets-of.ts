import { type Day, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';

/** What stores are meant to take in a month, fen, by store; one without a target is left out. @param asked first days of months */
export async function targetsOf(
  reader: Reader,
  asked: readonly { storeId: string; month: Day }[],
): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map();
  const rows = await reader.salesTarget.findMany({
    where: { OR: asked.map(({ storeId, month }) => ({ storeId, month: dayToDate(month) })) },
    select: { storeId: true, amountFen: true },
  });
  return new Map(
    rows.flatMap(({ storeId, amountFen }) => (amountFen === null ? [] : [[storeId, fenOf(amountFen)]])),
  );
}
