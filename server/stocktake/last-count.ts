import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

/** Who counted a zone last and when its sheet was finished; null where nobody did; a cancelled stocktake counted nothing. One look into an index. */
export async function lastCountOfZone(reader: Reader, storeId: string, zoneId: string) {
  const sheet = await reader.stocktakeSheet.findFirst({
    where: { storeId, zoneId, finishedAt: { not: null }, stocktake: { cancelledAt: null } },
    orderBy: { finishedAt: 'desc' },
    select: { id: true, stocktakeId: true, finishedAt: true, finishedById: true },
  });
  if (!sheet?.finishedAt) return null;
  const counted = await reader.stocktakeCount.groupBy({
    by: ['personId'],
    where: { storeId, sheetId: sheet.id },
  });
  // A sheet on which nothing stood was finished by whoever looked.
  const ids = counted.length > 0 ? counted.map(({ personId }) => personId) : [sheet.finishedById ?? ''];
  const names = await personNames(reader, ids.filter(Boolean));
  return {
    stocktakeId: sheet.stocktakeId,
    finishedAt: sheet.finishedAt,
    people: ids.flatMap((id) => names.get(id) ?? []),
  };
}
