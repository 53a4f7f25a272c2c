import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PrintPage } from '@/components/reports/print-page';
import { pageTitle } from '@/components/shell/page-title';
import { PaperSheet } from '@/components/shell/paper-sheet';
import { PaperTable } from '@/components/shell/paper-table';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Unit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake', 'sheet');

interface Props {
  params: Promise<{ stocktakeId: string }>;
  searchParams: Promise<{ store?: string; sheet?: string }>;
}

/** A count sheet for paper: shelf by shelf what should stand there, room to write, room to sign. */
export default async function PaperSheetPage({ params, searchParams }: Props) {
  const [{ stocktakeId }, query] = await Promise.all([params, searchParams]);
  const page = await storeOfPage('stocktake.count', query.store);
  if (!query.sheet) notFound();
  const { storeId } = page;
  const [t, paper, api] = await Promise.all([
    getTranslations('stocktake'),
    getTranslations('shell.paper'),
    serverApi(),
  ]);
  const sheet = await api.stocktake.sheet({ storeId, sheetId: query.sheet });
  const shelves = new Map(
    (await api.stocktake.sheetShelves({ storeId, sheetId: query.sheet })).map((one) => [
      one.productId,
      one.shelf,
    ]),
  );
  const shelfOf = (productId: string) => shelves.get(productId) ?? '';
  const number = stocktakeNumber(sheet.number);
  // As one walks along the shelves; what has no place comes last.
  const rows = sheet.products.toSorted((a, b) => {
    const [one, other] = [shelfOf(a.productId), shelfOf(b.productId)];
    if (one === '' || other === '') return one === other ? 0 : one === '' ? 1 : -1;
    return one.localeCompare(other, 'zh-CN', { numeric: true });
  });
  type Row = (typeof rows)[number];
  const round = t(`rounds.${sheet.round === 2 ? 2 : 1}`);
  return (
    <PaperSheet
      title={`${t('sheet')} · ${sheet.zone}`}
      number={number}
      store={page.store}
      facts={[
        { label: t('name'), value: sheet.title },
        { label: t('kind'), value: sheet.blind ? `${round} · ${t('blind')}` : round },
      ]}
      signatures={[paper('counts'), paper('checks')]}
    >
      <PageHeader
        className="print:hidden"
        breadcrumbs={[{ label: number, href: `/stocktakes/${stocktakeId}?store=${storeId}` }]}
        title={`${t('sheet')} ${number} · ${sheet.zone}`}
        description={`${page.store.name} · ${sheet.title} · ${round}`}
        actions={<PrintPage />}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('todoEmpty')} />
      ) : (
        <Card padding="none" className="print:border-0">
          <PaperTable
            tall
            rows={rows}
            keyOf={({ productId }) => productId}
            columns={[
              { heading: t('shelf'), cell: (row) => shelfOf(row.productId) || '–' },
              { heading: t('code'), cell: (row) => <span className="figures">{row.code}</span> },
              { heading: t('goods'), cell: (row) => goodsName(row) },
              { heading: t('barcode'), cell: (row) => <span className="figures">{row.barcode ?? ''}</span> },
              ...(sheet.blind
                ? []
                : [
                    {
                      heading: t('expected'),
                      numeric: true,
                      cell: (row: Row) => formatQuantity(row.expected ?? '0'),
                    },
                  ]),
              { heading: t('counted'), write: true, cell: () => '' },
              { heading: t('unit'), cell: (row) => <Unit of={row.unit} /> },
            ]}
          />
        </Card>
      )}
    </PaperSheet>
  );
}
