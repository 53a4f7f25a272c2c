import { z } from 'zod';
import { wordsFor } from '@/lib/i18n/words-for';
import { requireActor } from '@/server/platform/command';
import { longDb } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { day, id } from '@/server/platform/schema';
import { companyStockBook } from '@/server/reports/company-stock-book';
import { stockBookFile } from '@/server/reports/export-stock-book';
import { wholeStockBook } from '@/server/reports/whole-stock-book';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../coded-answer';
import { sheetAnswer } from '../sheet-answer';

const asked = z.object({
  store: z.union([id, z.literal('all')]),
  from: day,
  to: day,
  category: id.optional(),
  zone: id.optional(),
  q: z.string().max(100).optional(),
  moved: z.literal('1').optional(),
});

/** The stock book of a store and period as a file, a row a product; of all stores, a row a store. */
export function GET(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new InvalidInput({ field: 'period', problem: 'required' });
    const { store, from, to, category: categoryId, zone: zoneId, q: term, moved } = query.data;
    const storeId = store === 'all' ? null : store;
    const ctx = requireActor(
      await requestContext(request.headers.get('cookie') ?? ''),
      'stock.read',
      storeId,
    );
    const seesCost = ctx.may('costs.see', storeId);
    const t = wordsFor(ctx.locale, 'stock');
    const storeRows = storeRowsIn({ inTransit: t('inTransit'), total: t('allStores') });
    const rows = storeId
      ? await wholeStockBook(
          longDb(),
          { storeId, from, to, categoryId, zoneId, term, movedOnly: moved === '1' },
          seesCost,
          ctx.now,
        )
      : await storeRows(longDb(), { from, to, categoryId, term }, seesCost, ctx.now);
    const reports = wordsFor(ctx.locale, 'reports');
    const file = stockBookFile(rows, {
      sheet: t('stockBook'),
      code: t('code'),
      name: t('product'),
      spec: t('spec'),
      unit: t('unit'),
      opening: t('opening'),
      closing: t('closing'),
      in: t('in'),
      out: t('out'),
      value: t('amount'),
      kind: (kind) => reports(`entryKinds.${kind}`),
    });
    const place = storeId ? await ctx.db.store.findUnique({ where: { id: storeId } }) : null;
    const name = { title: t('stockBook'), store: place?.name ?? t('allStores'), from, to };
    return sheetAnswer(file, t('fileOfPeriod', name));
  });
}

/** Each store as a row of the sheet, then what is on its way, then all of it. */
function storeRowsIn(words: { inTransit: string; total: string }) {
  return async (...asked: Parameters<typeof companyStockBook>) => {
    const { rows, inTransit, total } = await companyStockBook(...asked);
    const line = (name: string, code: string) => ({ productId: code, code, name, spec: '', unit: '' });
    return [
      ...rows.map(({ storeId: _id, store, code, ...row }) => ({ ...row, ...line(store, code) })),
      ...(inTransit ? [{ ...inTransit, ...line(words.inTransit, '') }] : []),
      { ...total, ...line(words.total, '') },
    ];
  };
}
