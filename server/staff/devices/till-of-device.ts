import type { Reader } from '@/server/platform/db';

/** The till of a device, in its store; no key of the database leads there. Null when there is none. */
export function tillOfDevice(reader: Reader, { storeId, tillId }: { storeId: string; tillId: string }) {
  return reader.till.findUnique({
    where: { storeId_id: { storeId, id: tillId } },
    include: { store: { select: { code: true, name: true, timeZone: true } } },
  });
}
