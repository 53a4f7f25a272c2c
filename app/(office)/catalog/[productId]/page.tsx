import { getTranslations } from 'next-intl/server';
import { ProductModel } from '@/components/catalog/models/product-model';
import { KINDS } from '@/components/catalog/new-product';
import { PlannedPrices } from '@/components/catalog/planned-prices';
import { PriceHistory } from '@/components/catalog/price-history';
import { ProductFacts } from '@/components/catalog/product-facts';
import { ProductForm } from '@/components/catalog/product-form';
import { ProductPictures } from '@/components/catalog/product-pictures';
import { ProductSales } from '@/components/catalog/product-sales';
import { ProductStock } from '@/components/catalog/product-stock';
import { type PageSession, requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ProductCard } from '@/components/training/product-card';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { addDays } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import { milliFromText, milliToText } from '@/lib/quantity';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('catalog');

interface Props {
  params: Promise<{ productId: string }>;
  searchParams: Promise<{ edit?: string }>;
}

const SALES_DAYS = 30;

/** One product: how it looks, what it is, what it costs, where it stands, how it sells; its form behind a button. */
export default async function ProductPage({ params, searchParams }: Props) {
  const page = await requireSomewhere('catalog.read');
  const [{ productId }, { edit }, t, common, api, { now }] = await Promise.all([
    params,
    searchParams,
    getTranslations('catalog'),
    getTranslations('common'),
    serverApi(),
    pageContext(),
  ]);
  const [product, pictures] = await Promise.all([
    api.catalog.product({ productId }),
    api.catalog.pictures({ productId }),
  ]);
  const mayEdit = page.may('catalog.manage', null);
  const address = `/catalog/${productId}`;
  const header = (
    <PageHeader
      breadcrumbs={[{ label: t('title'), href: '/catalog' }]}
      title={goodsName(product)}
      description={product.code}
      meta={
        <>
          {product.kind === 'SERVICE' || product.kind === 'KIT' ? (
            <Badge>{t(`kinds.${product.kind}`)}</Badge>
          ) : null}
          {product.needsSerial ? <Badge>{t('needsSerialBadge')}</Badge> : null}
          {product.active ? null : <Badge>{t('discontinued')}</Badge>}
        </>
      }
      actions={
        mayEdit ? (
          edit ? (
            <ButtonLink href={address}>{common('cancel')}</ButtonLink>
          ) : (
            <ButtonLink variant="primary" href={`${address}?edit=1`}>
              {t('edit')}
            </ButtonLink>
          )
        ) : null
      }
    />
  );
  if (mayEdit && edit)
    return (
      <div className="flex max-w-6xl flex-col gap-4">
        {header}
        <EditProduct page={page} product={product} />
      </div>
    );
  const storeIds = page.session.stores.map(({ id }) => id);
  // The store by whose rules whoever looks sees floors.
  const cardStore = page.storeId ?? storeIds.find((id) => page.may('catalog.read', id));
  const seen = storeIds.filter((storeId) => page.may('stock.read', storeId));
  const to = page.businessDayIn(page.storeId, now);
  const from = addDays(to, 1 - SALES_DAYS);
  const sold =
    seen.length > 0
      ? await api.stock.soldByDay({ storeIds: seen, productId, last: to, days: SALES_DAYS })
      : null;
  return (
    <div className="flex max-w-6xl flex-col gap-5">
      {header}
      <div className="grid items-start gap-6 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
        <ProductPictures
          productId={productId}
          name={goodsName(product)}
          pictures={pictures}
          storeId={keepsIn(page)}
        />
        <div className="flex min-w-0 flex-col gap-5">
          <ProductFacts
            product={product}
            seesFloor={[null, ...storeIds].some((storeId) => page.may('prices.seeFloor', storeId))}
          />
          {product.kind === 'GOODS' ? <ProductModel product={product} mayEdit={mayEdit} /> : null}
          {cardStore ? (
            <ProductCard
              storeId={cardStore}
              productId={productId}
              name={goodsName(product)}
              mayEdit={page.may('training.keepCards', null)}
              timeZone={page.timeZoneOf(null)}
            />
          ) : null}
          {sold ? <ProductSales sold={sold} from={from} to={to} unit={product.unit} /> : null}
        </div>
      </div>
      {product.kind === 'GOODS' ? <ProductStock page={page} product={product} sold={sold} /> : null}
      <PlannedPrices
        rows={await api.catalog.plannedPrices({ productId })}
        product={{ id: product.id, goods: goodsName(product), listPriceFen: product.listPriceFen }}
        mayPlan={mayEdit && product.active}
      />
      <PriceHistory productId={product.id} timeZone={page.timeZoneOf(null)} />
    </div>
  );
}

/** Store new pictures are sent from: the chosen one, else the first where the person may; null: nowhere. */
function keepsIn(page: PageSession): string | null {
  const may = page.session.stores.filter(({ id }) => page.may('catalog.keepPictures', id));
  return (may.find(({ id }) => id === page.storeId) ?? may[0])?.id ?? null;
}

type Product = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['catalog']['product']>>;

async function EditProduct({ page, product }: { page: PageSession; product: Product }) {
  const api = await serverApi();
  const seesStock = page.session.stores.some((store) => page.may('stock.onHand', store.id));
  const levels = seesStock ? await api.stock.onHandEverywhere({ productIds: [product.id] }) : null;
  const onHand =
    levels && milliToText(levels.reduce((sum, level) => sum + (milliFromText(level.onHand) ?? 0), 0));
  return (
    <ProductForm
      productId={product.id}
      mayEdit
      onHand={onHand}
      seesCost={page.may('costs.see', null)}
      isVariant={product.model !== null}
      initial={{
        code: product.code,
        name: product.name,
        kind: KINDS.find((kind) => kind === product.kind) ?? 'GOODS',
        parts: product.parts,
        needsSerial: product.needsSerial,
        spec: product.spec,
        brand: product.brand,
        unit: product.unit,
        decimals: product.decimals,
        categoryName: product.category?.name ?? '',
        listPriceFen: product.listPriceFen,
        floorPriceFen: product.floorPriceFen,
        memberPriceFen: product.memberPriceFen,
        cost: product.cost,
        costFen: product.cost === null ? null : Math.round(Number(product.cost)),
        taxRatePercent: String(product.taxRateBp / 100),
        barcodes: product.barcodes.join('\n'),
        active: product.active,
      }}
    />
  );
}
