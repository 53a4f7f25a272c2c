import { forbidden, notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { VariantForm } from '@/components/catalog/models/variant-form';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PageHeader } from '@/components/ui/page-header';
import { LONGEST_VALUE } from '@/server/catalog/models/variant-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('catalog', 'models.new');

interface Props {
  searchParams: Promise<{ from?: string; model?: string }>;
}

/** A product made into a model, or more variants of a model. */
export default async function NewModelPage({ searchParams }: Props) {
  const page = await pageSession();
  if (!page.may('catalog.manage', null)) forbidden();
  const [query, t, catalog] = await Promise.all([
    searchParams,
    getTranslations('catalog.models'),
    getTranslations('catalog'),
  ]);
  const form = query.model ? await moreOf(query.model) : query.from ? await madeOf(query.from) : null;
  if (form === null) notFound();
  return (
    <div className="flex max-w-6xl flex-col gap-4">
      <PageHeader
        breadcrumbs={[
          { label: catalog('title'), href: '/catalog' },
          { label: t('title'), href: '/catalog/models' },
        ]}
        title={query.model ? t('addTo', { name: form.initial.name }) : t('new')}
        description={query.model ? t('addHint') : t('newHint')}
      />
      <VariantForm {...form} />
    </div>
  );
}

async function moreOf(modelId: string) {
  const model = await (await serverApi()).catalog.models.get({ modelId });
  const like = model.variants.find(({ active }) => active) ?? model.variants[0];
  if (!like) return null;
  return {
    of: { modelId, likeId: like.id },
    initial: {
      code: model.code,
      name: model.name,
      axes: model.axes.map(({ name, values }) => ({ name, typed: values.join(', '), own: '' })),
    },
    existing: model.variants.map(({ values, code }) => ({ values, code })),
    listPriceFen: like.listPriceFen,
  };
}

async function madeOf(productId: string) {
  const t = await getTranslations('catalog.models');
  const facts = await (await serverApi()).catalog.product({ productId });
  if (facts.kind !== 'GOODS' || facts.model) return null;
  return {
    of: { productId },
    initial: {
      code: facts.code,
      name: facts.name,
      axes: [{ name: t('examples.0'), typed: '', own: facts.spec.slice(0, LONGEST_VALUE) }],
    },
    existing: [],
    listPriceFen: facts.listPriceFen,
  };
}
