import { goodsName } from '@/lib/goods-name';
import { writeAuditEntries } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { changeProductsInput } from './schema';
import { lockCatalogue, writeProducts } from './write-products';

/** Makes the same change to several products, all or none; what is so already is not written. @throws NotFound */
export const changeProducts = command({
  name: 'catalog.changeMany',
  permission: 'catalog.manage',
  scope: 'company',
  input: changeProductsInput,
  async run(tx, { productIds, change, requestId }, ctx) {
    await lockCatalogue(tx);
    const ids = [...new Set(productIds)];
    const products = await tx.product.findMany({
      where: { id: { in: ids } },
      include: { category: { select: { name: true } } },
      orderBy: { code: 'asc' },
    });
    if (products.length !== ids.length) throw new NotFound({ noun: 'product' });
    const is = (product: (typeof products)[number]) =>
      change.what === 'active'
        ? { active: product.discontinuedAt === null }
        : { category: product.category?.name ?? null };
    const becomes = change.what === 'active' ? { active: change.active } : { category: change.categoryName };
    const changed = products.filter((one) => JSON.stringify(is(one)) !== JSON.stringify(becomes));
    const facts =
      change.what === 'active' ? { active: change.active } : { categoryName: change.categoryName };
    await writeProducts(
      tx,
      changed.map(({ code, name }) => ({ code, name, barcodes: [], ...facts })),
      ctx.now,
      { setById: ctx.actor.personId },
    );
    await writeAuditEntries(
      tx,
      ctx,
      changed.map((product) => ({
        storeId: null,
        action: 'catalog.changeMany',
        subjectKind: 'product',
        subjectId: product.id,
        before: { name: goodsName(product), ...is(product) },
        after: { name: goodsName(product), ...becomes },
        requestId,
      })),
    );
    return { changed: changed.length };
  },
});
