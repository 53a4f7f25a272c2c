import { z } from 'zod';
import type { StockEntryKind } from '@/generated/prisma/enums';
import { wordsFor } from '@/lib/i18n/words-for';
import { requireActor } from '@/server/platform/command';
import { longDb } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { day, id } from '@/server/platform/schema';
import { requestContext } from '@/server/request-context';
import {
  type CompanyBook,
  type CompanyBookRow,
  companyStockBook,
} from '@/server/stock/book/company-stock-book';
import { stockBookFile } from '@/server/stock/book/export-stock-book';
import type { StockBookRow } from '@/server/stock/book/stock-book';
import { stockBookTotals, wholeStockBook } from '@/server/stock/book/whole-stock-book';
import { storesOf } from '@/server/stores/queries';
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
  show: z.string().max(20).optional(),
});

/** The stock book of a store and period as a file, a row a product; of all stores, a row a store and unit. */
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
    const common = wordsFor(ctx.locale, 'common');
    const [place] = storeId ? await storesOf(ctx.db, [storeId]) : [];
    const placeName = place?.name ?? t('allStores');
    const words = {
      sheet: t('stockBook'),
      about: {
        title: t('stockBook'),
        lines: [
          [common('store'), placeName],
          [common('period.label'), `${from} – ${to}`],
          [common('sheet.made'), `${madeAt(ctx.now, place?.timeZone)} ${ctx.actor.name}`],
        ] as [string, string][],
      },
      opening: t('opening'),
      closing: t('closing'),
      in: t('in'),
      out: t('out'),
      value: t('amount'),
      kind: (kind: StockEntryKind) => t(`entryKinds.${kind}`),
    };
    const file = storeId
      ? await stockBookFile(
          await rowsOfStore(
            { storeId, from, to, categoryId, zoneId, term, movedOnly: moved === '1' },
            seesCost,
            ctx.now,
            t('total'),
          ),
          [
            { title: t('code'), text: (row) => row.code },
            { title: t('product'), text: (row) => row.name },
            { title: t('spec'), text: (row) => row.spec },
            { title: t('unit'), text: (row) => row.unit },
          ],
          words,
        )
      : await stockBookFile(
          storeRows(await companyStockBook(longDb(), { from, to, categoryId, term }, seesCost, ctx.now), {
            inTransit: t('inTransit'),
            total: t('allStores'),
          }),
          [
            { title: t('storeCode'), text: (row) => row.code },
            { title: t('store'), text: (row) => row.store },
            { title: t('unit'), text: (row) => row.unit },
          ],
          words,
        );
    const name = { title: t('stockBook'), store: placeName, from, to };
    return sheetAnswer(file, t('fileOfPeriod', name));
  });
}

/** Each product, then what they add up to in each unit: where the book is narrowed by words, its rows are not all of anything. */
async function rowsOfStore(
  filter: Parameters<typeof wholeStockBook>[1],
  seesCost: boolean,
  now: Date,
  total: string,
): Promise<Omit<StockBookRow, 'productId'>[]> {
  const rows = await wholeStockBook(longDb(), filter, seesCost, now);
  if (filter.term || filter.movedOnly || rows.length === 0) return rows;
  const { term: _, movedOnly: __, ...scope } = filter;
  const totals = await stockBookTotals(longDb(), scope, seesCost, now);
  return [...rows, ...totals.map((sum) => ({ ...sum, code: '', name: total, spec: '' }))];
}

function madeAt(now: Date, timeZone = 'Asia/Shanghai'): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now);
}

/** Each store as a row of the sheet, then what is on its way, then all of it. */
function storeRows(
  { rows, inTransit, total }: CompanyBook,
  words: { inTransit: string; total: string },
): Omit<CompanyBookRow, 'storeId'>[] {
  return [
    ...rows,
    ...inTransit.map((row) => ({ ...row, store: words.inTransit, code: '' })),
    ...total.map((row) => ({ ...row, store: words.total, code: '' })),
  ];
}
