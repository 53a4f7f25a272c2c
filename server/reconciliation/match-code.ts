import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { matchCodeInput } from './schema';

/** Remembers which product a code of the other program is; the next run reads it so. @throws NotFound (product) */
export const matchCode = command({
  name: 'reconciliation.matchCode',
  permission: 'reconciliation.reconcile',
  scope: 'store',
  input: matchCodeInput,
  async run(tx, { storeId, source, theirCode, productId, requestId }, ctx) {
    const product = (await productsById(tx, [productId])).get(productId);
    if (!product) throw new NotFound({ noun: 'product' });
    const key = { storeId_source_theirCode: { storeId, source, theirCode } };
    const before = await tx.codeMatch.findUnique({ where: key, select: { productId: true } });
    const match = { productId, matchedById: ctx.actor.personId, matchedAt: ctx.now };
    await tx.codeMatch.upsert({
      where: key,
      create: { storeId, source, theirCode, ...match },
      update: match,
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reconciliation.matchCode',
      subjectKind: 'product',
      subjectId: productId,
      before: { productId: before?.productId ?? null },
      after: { source, theirCode, code: product.code },
      requestId,
    });
    return { productId };
  },
});
