import type { Reader } from '@/server/platform/db';
import { newestPhotos } from './newest-photos';

/** The plan of a store: its open zones with their open shelves and the newest picture of each. */
export async function storePlan(reader: Reader, storeId: string) {
  const [zones, photos] = await Promise.all([
    reader.zone.findMany({
      where: { storeId, closedAt: null },
      orderBy: [{ position: 'asc' }, { code: 'asc' }],
      select: {
        id: true,
        code: true,
        name: true,
        kind: true,
        shelves: {
          where: { closedAt: null },
          orderBy: [{ position: 'asc' }, { code: 'asc' }],
          select: { id: true, code: true, name: true, position: true },
        },
      },
    }),
    newestPhotos(reader, storeId),
  ]);
  const photoOf = (zoneId: string, shelfId: string | null) => {
    const found = photos.find((photo) => photo.zoneId === zoneId && photo.shelfId === shelfId);
    return found ? { id: found.id, takenAt: found.takenAt, takenBy: found.takenBy } : null;
  };
  return zones.map(({ shelves, ...zone }) => ({
    ...zone,
    photo: photoOf(zone.id, null),
    shelves: shelves.map((shelf) => ({ ...shelf, photo: photoOf(zone.id, shelf.id) })),
  }));
}
