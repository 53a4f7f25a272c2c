import { attachmentFacts } from '@/server/attachments/queries';
import type { Tx } from '@/server/platform/db';
import { dateOf, type PostingDay } from '@/server/platform/posting-day';
import type { StoreSettings } from '@/server/stores/store-settings';
import { VouchersMissing } from './errors';
import { missingVouchers } from './list-vouchers';

/** Has every figure the store wants a paper for its own? @throws VouchersMissing */
export async function requireVouchers(tx: Tx, store: StoreSettings, day: string): Promise<void> {
  const missing = await missingVouchers(tx, store, day);
  if (missing.length > 0) throw new VouchersMissing({ count: missing.length });
}

/** Binds a day's papers to a version of its report that was just written; the day is locked and still open. Says how many. */
export async function handInVouchers(
  tx: Tx,
  { storeId, businessDay, version }: { storeId: string; businessDay: PostingDay; version: number },
): Promise<number> {
  const papers = await tx.voucher.findMany({
    where: { storeId, day: dateOf(businessDay, storeId), removedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, lineKind: true, lineKey: true },
  });
  if (papers.length === 0) return 0;
  const files = await attachmentFacts(
    tx,
    storeId,
    papers.map(({ id }) => id),
  );
  await tx.reportVoucher.createMany({
    data: papers.map(({ id, lineKind, lineKey }) => ({
      storeId,
      businessDay: dateOf(businessDay, storeId),
      version,
      voucherId: id,
      lineKind,
      lineKey,
      sha256: files.get(id)?.sha256 ?? '',
    })),
  });
  return papers.length;
}
