import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { categoryNames } from '@/server/catalog/category-names';
import { productsById } from '@/server/catalog/products-by-id';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { KnowledgeCardChanged } from '../errors';
import { keepCardInput } from '../schema';

/** What whoever sells a product, or goods of a category, should know. @throws NotFound, KnowledgeCardChanged */
export const keepCard = command({
  name: 'training.keepCard',
  permission: 'training.keepCards',
  scope: 'company',
  input: keepCardInput,
  async run(tx, input, ctx) {
    const { requestId, productId, categoryId, revision, ...says } = input;
    const of = productId ? { productId } : { categoryId: categoryId ?? '' };
    await requireThere(tx, input);
    const row = { ...says, changedById: ctx.actor.personId, changedAt: ctx.now };
    if (revision === 0) {
      // Of two who write the first one at once the second is told of the other.
      const { count } = await tx.knowledgeCard.createMany({
        data: [{ id: requestId, ...of, ...row }],
        skipDuplicates: true,
      });
      if (count === 0) throw new KnowledgeCardChanged();
    } else {
      const { count } = await tx.knowledgeCard.updateMany({
        where: { ...of, revision },
        data: { ...row, revision: revision + 1 },
      });
      if (count === 0) throw new KnowledgeCardChanged();
    }
    const { id: cardId } = await tx.knowledgeCard.findUniqueOrThrow({
      where: productId ? { productId } : { categoryId: categoryId ?? '' },
      select: { id: true },
    });
    await tx.knowledgeCardVersion.create({
      data: { cardId, revision: revision + 1, ...row },
      select: { revision: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'training.keepCard',
      subjectKind: productId ? 'product' : 'category',
      subjectId: productId ?? categoryId ?? '',
      after: { revision: revision + 1 },
      requestId,
    });
    return { revision: revision + 1 };
  },
});

async function requireThere(
  tx: Tx,
  { productId, categoryId }: { productId?: string | undefined; categoryId?: string | undefined },
): Promise<void> {
  const isThere = productId
    ? (await productsById(tx, [productId])).has(productId)
    : (await categoryNames(tx)).has(categoryId ?? '');
  if (!isThere) throw new NotFound({ noun: productId ? 'product' : 'category' });
}
