import { nobodyThere } from '@/server/attendance/nobody-there';
import { watchStore } from '@/server/attendance/watch-stores';
import { contextFor } from '@/server/context';
import { db, endHotPool } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';

// node --import tsx tests/e2e/watch-store-at.ts STORE MOMENT…: what the job of every minute does for one store, at these moments in turn:
// a journey cannot wait a quarter of an hour, nor choose when the shop is open.
const [storeId = '', ...moments] = process.argv.slice(2);
for (const moment of moments) {
  const ctx = contextFor({ kind: 'JOB' as const, job: 'attendance.watch' }, { now: new Date(moment) });
  const kind = (await nobodyThere(ctx.db, [storeId], ctx.now)).get(storeId) ?? null;
  const { step } = await watchStore.execute(ctx, { storeId, requestId: newId(), kind });
  console.log(`${moment} ${kind} ${step}`);
}
await Promise.all([db().$disconnect(), endHotPool()]);
