import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { jsonRows } from '@/server/platform/sql';
import { printTagsInput } from './schema';

/** Notes what was printed: it hangs at the shelf from now on. What was printed before a price changed is told again by the list. */
export const printTags = command({
  name: 'priceTags.print',
  permission: 'priceTags.print',
  scope: 'store',
  input: printTagsInput,
  async run(tx, { requestId, storeId, tags }, ctx) {
    const last = [...new Map(tags.map((tag) => [tag.productId, tag])).values()];
    // In one order, so that two who print the same shelf do not wait for each other in a circle.
    const rows = last.toSorted((a, b) => (a.productId < b.productId ? -1 : 1));
    await tx.$executeRaw`
      INSERT INTO price_tag (store_id, product_id, price_fen, words, printed_at, printed_by_id)
      SELECT ${storeId}::uuid, r.product_id, r.price_fen, r.words, ${ctx.now}::timestamptz, ${ctx.actor.personId}::uuid
      FROM ${jsonRows(
        'r',
        rows.map(({ productId, priceFen, words }) => ({ product_id: productId, price_fen: priceFen, words })),
        'product_id uuid, price_fen bigint, words text',
      )}
      ON CONFLICT (store_id, product_id) DO UPDATE SET price_fen = excluded.price_fen, words = excluded.words,
        printed_at = excluded.printed_at, printed_by_id = excluded.printed_by_id`;
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'priceTags.print',
      subjectKind: 'store',
      subjectId: storeId,
      after: { count: tags.length },
      requestId,
    });
    return { printed: tags.length };
  },
});
