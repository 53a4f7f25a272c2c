import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { CodeMatchUnknown } from './errors';
import { forgetMatchInput } from './schema';

/** Forgets what a code of the other program meant; the next run looks it up anew. @throws CodeMatchUnknown */
export const forgetMatch = command({
  name: 'reconciliation.forgetMatch',
  permission: 'reconciliation.reconcile',
  scope: 'store',
  input: forgetMatchInput,
  async run(tx, { storeId, source, theirCode, requestId }, ctx) {
    const [match] = await tx.$queryRaw<{ productId: string }[]>`
      DELETE FROM code_match WHERE store_id = ${storeId}::uuid AND source = ${source} AND their_code = ${theirCode}
      RETURNING product_id AS "productId"`;
    if (!match) throw new CodeMatchUnknown();
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reconciliation.forgetMatch',
      subjectKind: 'product',
      subjectId: match.productId,
      before: { source, theirCode, productId: match.productId },
      requestId,
    });
    return match;
  },
});
