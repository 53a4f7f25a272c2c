import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { NegativeTable } from '@/components/stock/negative-table';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'negative');

/** What the book says is less than nothing, with the zone's owner who must explain it; a clerk sees their own zones. */
export default async function NegativeStockPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage(['stock.read', 'stock.explainNegative'], (await searchParams).store);
  const { storeId } = page;
  const t = await getTranslations('stock');
  const api = await serverApi();
  const read = page.may('stock.read', storeId);
  const rows = read
    ? await api.reports.negativeStock({ storeId })
    : await api.reports.ownNegativeStock({ storeId });
  const open = rows.filter((row) => !row.explained).length;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('negative')}
        description={`${page.store.name} · ${rows.length > 0 ? t('negativeOpen', { open, rows: rows.length }) : t('negativeHint')}`}
      />
      <NegativeTable
        storeId={storeId}
        timeZone={page.timeZoneOf(storeId)}
        rows={rows}
        personId={page.session.person.id}
        may={{
          read,
          explain: page.may('stock.explainNegative', storeId),
          explainAll: page.may('stock.reconcile', storeId),
        }}
      />
    </div>
  );
}
