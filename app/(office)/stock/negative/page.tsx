import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { NegativeTable } from '@/components/stock/negative-table';
import { placedNegative } from '@/components/stock/placed-negative';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'negative');

/** What the book says is less than nothing, with the zone's owner who must explain it; a clerk sees their own zones. */
export default async function NegativeStockPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const { store } = await searchParams;
  const reachable = await storesOfPage(['stock.read', 'stock.explainNegative'], store);
  const [t, api] = await Promise.all([getTranslations('stock'), serverApi()]);
  const reads = reachable.stores.some(({ id }) => reachable.may('stock.read', id));
  const page = reads ? await storesOfPage('stock.read', store) : reachable;
  const { storeIds } = page;
  const [rows, total] = reads
    ? await Promise.all([api.stock.negative({ storeIds }), api.stock.negativeTotals({ storeIds })])
    : await api.stock.ownNegative({ storeIds }).then((own) => [own, counted(own)] as const);
  return (
    <StoreListFrame
      page={page}
      path="/stock/negative"
      views="negative"
      header={{
        title: t('negative'),
        hint: reads ? (total.rows > 0 ? t('negativeOpen', total) : t('negativeHint')) : t('negativeOwnHint'),
      }}
      query={{}}
      {...(reads ? { file: 'negative' } : {})}
      nextCursor={null}
    >
      <NegativeTable
        rows={placedNegative(page, rows)}
        several={page.several}
        personId={page.session.person.id}
      />
    </StoreListFrame>
  );
}

function counted(rows: readonly { explained: boolean }[]): { rows: number; open: number } {
  return { rows: rows.length, open: rows.filter(({ explained }) => !explained).length };
}
