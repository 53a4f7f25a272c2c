import { z } from 'zod';
import { wordsFor } from '@/lib/i18n/words-for';
import { allSuggestions } from '@/server/inventory/replenishment/suggest-orders';
import { requireActor } from '@/server/platform/command';
import { longDb } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import { sheetFile } from '@/server/reports/sheet-file';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../coded-answer';
import { sheetAnswer } from '../sheet-answer';

const asked = z.object({
  store: id,
  q: z.string().max(100).optional(),
  category: id.optional(),
  supplier: id.optional(),
  due: z.literal('1').optional(),
});

/** What a store should order, as a file. */
export function GET(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new InvalidInput({ field: 'store', problem: 'required' });
    const { store: storeId, q: term, category: categoryId, supplier: supplierId, due } = query.data;
    const ctx = requireActor(
      await requestContext(request.headers.get('cookie') ?? ''),
      'stock.read',
      storeId,
    );
    const filter = { storeId, term, categoryId, supplierId, due: due === '1' };
    const rows = await allSuggestions(longDb(), filter, ctx.now);
    const t = wordsFor(ctx.locale, 'replenishment');
    const stock = wordsFor(ctx.locale, 'stock');
    const file = sheetFile(t('title'), [
      [
        stock('code'),
        stock('product'),
        stock('spec'),
        stock('unit'),
        t('columns.atHand'),
        t('columns.coming'),
        t('columns.pace'),
        t('columns.daysLeft'),
        t('reorderPoint'),
        t('packSize'),
        t('columns.suggested'),
        t('supplier'),
      ],
      ...rows.map((row) => [
        row.code,
        row.name,
        row.spec,
        row.unit,
        Number(row.atHand),
        Number(row.coming),
        Number(row.pace),
        row.daysLeft === null ? '' : Number(row.daysLeft),
        Number(row.reorderPoint),
        Number(row.packSize),
        Number(row.suggested),
        row.supplier ?? '',
      ]),
    ]);
    const store = await ctx.db.store.findUnique({ where: { id: storeId } });
    return sheetAnswer(file, `${t('title')} ${store?.name ?? ''}`.trim());
  });
}
