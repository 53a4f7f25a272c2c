import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

export interface PhotoMark {
  id: string;
  zoneId: string;
  shelfId: string | null;
  takenAt: Date;
  takenBy: string;
}

/** The newest picture of each zone and of each shelf, without the pictures themselves. */
export async function newestPhotos(reader: Reader, storeId: string): Promise<PhotoMark[]> {
  const rows = await reader.$queryRaw<(Omit<PhotoMark, 'takenBy'> & { takenById: string })[]>`
    SELECT DISTINCT ON (zone_id, shelf_id) id, zone_id AS "zoneId", shelf_id AS "shelfId", taken_at AS "takenAt",
      taken_by_id AS "takenById"
    FROM zone_photo WHERE store_id = ${storeId}::uuid AND NOT of_check ORDER BY zone_id, shelf_id, id DESC`;
  const names = await personNames(
    reader,
    rows.map((row) => row.takenById),
  );
  return rows.map(({ takenById, ...row }) => ({ ...row, takenBy: names.get(takenById) ?? '' }));
}
