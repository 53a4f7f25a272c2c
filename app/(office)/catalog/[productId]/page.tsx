import { getTranslations } from 'next-intl/server';
import { PriceHistory } from '@/components/catalog/price-history';
import { ProductForm } from '@/components/catalog/product-form';
import { ProductStock } from '@/components/catalog/product-stock';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PageHeader } from '@/components/ui/page-header';
import { goodsName } from '@/lib/goods-name';
import { milliFromText, milliToText } from '@/lib/quantity';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('catalog');

/** One product: its facts, where it stands, how much of it there is in every store. */
export default async function ProductPage({ params }: { params: Promise<{ productId: string }> }) {
  const page = await requireSomewhere('catalog.read');
  const { productId } = await params;
  const t = await getTranslations('catalog');
  const api = await serverApi();
  const product = await api.catalog.product({ productId });
  const mayEdit = page.may('catalog.manage', null);
  const seesStock = page.session.stores.some((store) => page.may('stock.onHand', store.id));
  const levels = seesStock ? await api.stock.onHandEverywhere({ productIds: [product.id] }) : null;
  const onHand =
    levels && milliToText(levels.reduce((sum, level) => sum + (milliFromText(level.onHand) ?? 0), 0));
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: '/catalog' }]}
        title={goodsName(product)}
        description={product.code}
      />
      <ProductForm
        productId={product.id}
        mayEdit={mayEdit}
        onHand={onHand}
        seesCost={mayEdit ? page.may('costs.see', null) : product.cost !== null}
        initial={{
          code: product.code,
          name: product.name,
          spec: product.spec,
          brand: product.brand,
          unit: product.unit,
          decimals: product.decimals,
          categoryName: product.category?.name ?? '',
          listPriceFen: product.listPriceFen,
          floorPriceFen: product.floorPriceFen,
          cost: product.cost,
          costFen: product.cost === null ? null : Math.round(Number(product.cost)),
          taxRatePercent: String(product.taxRateBp / 100),
          barcodes: product.barcodes.join('\n'),
          active: product.active,
        }}
      />
      <ProductStock page={page} product={product} />
      <PriceHistory productId={product.id} timeZone={page.timeZoneOf(null)} />
    </div>
  );
}
