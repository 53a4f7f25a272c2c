import { getTranslations } from 'next-intl/server';
import { CashDifferences } from '@/components/insight/cash-differences';
import { storeNameOf } from '@/components/insight/figures-blocks';
import { OpenBreaches } from '@/components/insight/open-breaches';
import { pageTitle } from '@/components/shell/page-title';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('insight.list');

interface Props {
  searchParams: Promise<{ store?: string }>;
}

/** What is behind the exceptions of a home: drawers, breaches with their tickets, and numbers. */
export default async function ExceptionsPage({ searchParams }: Props) {
  const { store } = await searchParams;
  const page = await storesOfPage('insight.read', store);
  const [t, api] = await Promise.all([getTranslations('insight.list'), serverApi()]);
  const found = await api.insight.exceptionsOneByOne({ storeIds: page.storeIds });
  const storeName = storeNameOf(page);
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t('title')}
        description={t('hint')}
        meta={page.stores.length === 1 ? page.stores[0]?.name : undefined}
      />
      <CashDifferences id="cash" rows={found.cash} storeName={storeName} />
      <OpenBreaches rows={found.breaches} numbers={found.numbers} page={page} />
    </div>
  );
}
