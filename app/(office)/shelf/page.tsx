import { getTranslations } from 'next-intl/server';
import { ShelfHelper } from '@/components/shelf/shelf-helper';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';

export const generateMetadata = pageTitle('shelf', 'title');

/** For whoever stands at the shelf with a phone: scan, and know what to say. */
export default async function ShelfPage({ searchParams }: { searchParams: Promise<{ store?: string }> }) {
  const { store } = await searchParams;
  const [page, t] = await Promise.all([storeOfPage('catalog.read', store), getTranslations('shelf')]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('title')} description={t('hint', { store: page.store.name })} />
      <ShelfHelper
        key={page.storeId}
        storeId={page.storeId}
        mayTransfer={page.may('transfers.manage', page.storeId)}
      />
    </div>
  );
}
