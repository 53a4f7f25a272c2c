import { getTranslations } from 'next-intl/server';
import { ExcelLink } from '@/components/attendance/excel-link';
import { EditModel } from '@/components/catalog/models/edit-model';
import { ModelMatrix } from '@/components/catalog/models/model-matrix';
import { PriceModel } from '@/components/catalog/models/price-model';
import { StoreMatrix } from '@/components/catalog/models/store-matrix';
import { VariantList } from '@/components/catalog/models/variant-list';
import { PrintPage } from '@/components/reports/print-page';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('catalog', 'models.model');

interface Props {
  params: Promise<{ modelId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** A model: what stands of each colour and size in which store, and its variants. */
export default async function ModelPage({ params, searchParams }: Props) {
  const page = await requireSomewhere('catalog.read');
  const [{ modelId }, { store }, t, catalog, api] = await Promise.all([
    params,
    searchParams,
    getTranslations('catalog.models'),
    getTranslations('catalog'),
    serverApi(),
  ]);
  const model = await api.catalog.models.get({ modelId });
  const seesStock = page.session.stores.some(({ id }) => page.may('stock.onHand', id));
  const productIds = model.variants.map(({ id }) => id);
  const levels = seesStock && productIds.length > 0 ? await api.stock.onHandEverywhere({ productIds }) : [];
  const stores = [...new Map(levels.map(({ storeId, storeName }) => [storeId, storeName]))].map(
    ([id, name]) => ({ id, name }),
  );
  const chosen = stores.find(({ id }) => id === store) ?? null;
  const mayEdit = page.may('catalog.manage', null);
  const opens = page.session.stores.flatMap(({ id }) => (page.may('stock.read', id) ? id : []));
  const like = model.variants.find(({ active }) => active) ?? model.variants[0];
  return (
    <div className="flex max-w-6xl flex-col gap-5">
      <PageHeader
        breadcrumbs={[
          { label: catalog('title'), href: '/catalog' },
          { label: t('title'), href: '/catalog/models' },
        ]}
        title={model.name}
        description={model.code}
        actions={
          <>
            {mayEdit && like ? (
              <ButtonLink variant="primary" href={`/catalog/models/new?model=${modelId}`}>
                {t('addVariants')}
              </ButtonLink>
            ) : null}
            {mayEdit && like ? <PriceModel modelId={modelId} variants={model.variants} /> : null}
            {mayEdit ? <EditModel model={model} /> : null}
            <PrintPage />
            {seesStock ? (
              <ExcelLink
                href={`/api/lists/model-stock?model=${modelId}&store=${chosen?.id ?? 'all'}`}
                label={catalog('models.excel')}
              />
            ) : null}
          </>
        }
      />
      {seesStock ? (
        <>
          <Section
            paper
            title={t('matrix', { store: chosen?.name ?? t('allStores') })}
            description={t('matrixHint')}
            actions={<StoreChips modelId={modelId} stores={stores} chosen={chosen?.id ?? null} />}
          >
            {model.variants.length === 0 ? (
              <EmptyState title={t('noVariants')} description={t('noVariantsHint')} />
            ) : (
              <ModelMatrix
                model={model}
                levels={levels.filter(({ storeId }) => chosen === null || storeId === chosen.id)}
                storeId={chosen?.id ?? null}
                opens={opens}
              />
            )}
          </Section>
          {stores.length > 1 ? (
            <Section paper title={t('byStore')}>
              <StoreMatrix model={model} levels={levels} stores={stores} opens={opens} />
            </Section>
          ) : null}
        </>
      ) : null}
      <Section paper title={t('variants')} description={t('variantsHint')}>
        <VariantList model={model} mayEdit={mayEdit} />
      </Section>
    </div>
  );
}

/** All stores together, or one. */
async function StoreChips(props: {
  modelId: string;
  stores: readonly { id: string; name: string }[];
  chosen: string | null;
}) {
  const t = await getTranslations('catalog.models');
  if (props.stores.length < 2) return null;
  return [{ id: null, name: t('allStores') }, ...props.stores].map(({ id, name }) => (
    <ButtonLink
      key={id ?? 'all'}
      size="sm"
      variant={id === props.chosen ? 'primary' : 'secondary'}
      aria-current={id === props.chosen ? 'true' : undefined}
      href={`/catalog/models/${props.modelId}${id ? `?store=${id}` : ''}`}
    >
      {name}
    </ButtonLink>
  ));
}
