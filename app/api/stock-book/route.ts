import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requireActor } from '@/server/platform/command';
import { InvalidInput } from '@/server/platform/errors';
import { day, id } from '@/server/platform/schema';
import { stockBookFile } from '@/server/reports/export-stock-book';
import { wholeStockBook } from '@/server/reports/whole-stock-book';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../coded-answer';

const asked = z.object({ store: id, from: day, to: day, category: id.optional(), zone: id.optional() });

/** The stock book of a store and period as a file. */
export function GET(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new InvalidInput({ field: 'period', problem: 'required' });
    const { store: storeId, from, to, category: categoryId, zone: zoneId } = query.data;
    const ctx = requireActor(
      await requestContext(request.headers.get('cookie') ?? ''),
      'stock.read',
      storeId,
    );
    const rows = await wholeStockBook(
      ctx.db,
      { storeId, from, to, categoryId, zoneId },
      ctx.may('costs.see', storeId),
      ctx.now,
    );
    const t = await getTranslations('stock');
    const reports = await getTranslations('reports');
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
    return new Response(new Uint8Array(file), {
      headers: {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename="stock-book-${from}-${to}.xlsx"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
