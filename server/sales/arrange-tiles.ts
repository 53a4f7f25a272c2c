import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { arrangeTilesInput } from './schema';

/** Says which products stand on the first page of the store's counters, in which order; none: its best sellers again. */
export const arrangeTiles = command({
  name: 'sales.arrangeTiles',
  permission: 'sales.arrangeTiles',
  scope: 'store',
  input: arrangeTilesInput,
  async run(tx, { storeId, productIds, requestId }, ctx) {
    const before = await tx.counterTiles.findUnique({ where: { storeId }, select: { productIds: true } });
    const arranged = { productIds, arrangedById: ctx.actor.personId, arrangedAt: ctx.now };
    await tx.counterTiles.upsert({ where: { storeId }, create: { storeId, ...arranged }, update: arranged });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'sales.arrangeTiles',
      subjectKind: 'store',
      subjectId: storeId,
      before: { products: before?.productIds.length ?? 0 },
      after: { products: productIds.length },
      requestId,
    });
    return { products: productIds.length };
  },
});
