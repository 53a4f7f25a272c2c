import { expect, test } from 'vitest';
import { freeAttachments } from '@/server/attachments/free-attachments';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeAttachment } from '@/tests/factories/attachments';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { addPhoto } from './add-photo';
import { ZONE_PHOTO } from './zone-photo-kind';

const now = new Date();
const yearsAgo = (years: number) => new Date(now.getTime() - years * 366 * 24 * 3_600_000);

test('pictures of zones go after two years, but for the newest of each', async () => {
  const store = await makeStore();
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const taken = async (zoneId: string, years: number) => {
    const ctx = await contextOf(manager, { now: yearsAgo(years) });
    const attachmentId = await makeAttachment(ctx, store.id);
    await addPhoto.execute(ctx, { storeId: store.id, requestId: newId(), zoneId, attachmentId });
    return attachmentId;
  };
  const floor = store.zones.floor.id;
  const other = Object.values(store.zones).find(({ id }) => id !== floor)?.id ?? '';
  for (const years of [4, 2.5]) await taken(floor, years);
  const newest = await taken(floor, 1);
  const onlyOne = await taken(other, 3);
  expect(await freeAttachments(db(), [ZONE_PHOTO], now)).toEqual({ unbound: 0, old: 2 });
  const kept = await db().attachmentContent.findMany({
    where: { storeId: store.id },
    select: { attachmentId: true },
  });
  expect(kept.map(({ attachmentId }) => attachmentId).sort()).toEqual([newest, onlyOne].sort());
});
