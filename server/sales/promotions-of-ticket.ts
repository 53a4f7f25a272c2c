import { grouped } from '@/lib/grouped';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { promotionNames } from '@/server/promotions/promotion-names';

/** What a promotion gave on a line, by the name it had then. */
export interface NamedPromotion {
  lineId: string;
  versionId: string;
  promotionId: string;
  name: string;
  fen: number;
}

/** What promotions gave on lines, in their order, by line. */
export async function promotionsOfLines(
  reader: Reader,
  storeId: string,
  lineIds: readonly string[],
): Promise<Map<string, NamedPromotion[]>> {
  const rows = await reader.ticketLinePromotion.findMany({
    where: { storeId, lineId: { in: [...lineIds] } },
    orderBy: [{ lineId: 'asc' }, { position: 'asc' }],
  });
  if (rows.length === 0) return new Map();
  const names = await promotionNames(
    reader,
    rows.map(({ versionId }) => versionId),
  );
  const named = rows.map(({ lineId, versionId, savedFen }) => ({
    ...{ lineId, versionId, fen: fenOf(savedFen), promotionId: '', name: '' },
    ...names.get(versionId),
  }));
  return grouped(named, ({ lineId }) => lineId);
}
