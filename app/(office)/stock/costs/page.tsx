import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { ChooseProduct } from '@/components/stock/choose-product';
import { CostHistory } from '@/components/stock/cost-history';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock.costs');

/** What each document did to a product's average. */
export default async function CostsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; product?: string; before?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('costs.see', query.store);
  const { storeId } = page;
  const [t, stock, api] = await Promise.all([
    getTranslations('stock.costs'),
    getTranslations('stock'),
    serverApi(),
  ]);
  const [product, history] = query.product
    ? await Promise.all([
        api.catalog.product({ productId: query.product }),
        api.stock.costHistory({
          storeId,
          productId: query.product,
          ...(query.before ? { before: query.before } : {}),
        }),
      ])
    : [null, null];
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: stock('stockBook'), href: `/stock?store=${storeId}` }, { label: t('title') }]}
        title={product ? goodsName(product) : t('title')}
        description={product ? `${product.code} · ${page.store.name} · ${t('title')}` : t('hint')}
      />
      <Card>
        <ChooseProduct path="/stock/costs" storeId={storeId} />
      </Card>
      {history === null ? (
        <Section paper title={t('title')}>
          <EmptyState title={t('choose')} description={t('chooseHint')} />
        </Section>
      ) : (
        <Card padding="none">
          {history.rows.length === 0 ? (
            <EmptyState title={t('none')} description={t('noneHint')} />
          ) : (
            <CostHistory storeId={storeId} timeZone={page.timeZoneOf(storeId)} rows={history.rows} />
          )}
        </Card>
      )}
      {history?.next ? (
        <ButtonLink
          variant="secondary"
          className="self-start"
          href={`/stock/costs?store=${storeId}&product=${query.product}&before=${history.next}`}
        >
          {stock('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
