import { getTranslations } from 'next-intl/server';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { CardList } from '@/components/training/card-list';
import { PickProduct } from '@/components/training/pick-product';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { goodsName } from '@/lib/goods-name';
import { id as idSchema } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('training', 'cards');

/** What whoever sells should know: by category, and of products of their own. */
export default async function CardsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  await requireEverywhere('training.keepCards');
  const after = idSchema.safeParse((await searchParams).after).data;
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  const { categories, products, next } = await api.training.cards(after ? { after } : {});
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader title={t('cards')} description={t('cardsHint')} />
      <Section title={t('ofCategories')} paper>
        <CardList kind="category" rows={categories} />
      </Section>
      <Section title={t('ofProducts')}>
        <PickProduct />
        <Card padding="none">
          {products.length === 0 ? <EmptyState title={t('noneOwn')} description={t('cardsHint')} /> : null}
          <CardList
            kind="product"
            rows={products.map(({ id, card, ...goods }) => ({ id, card, name: goodsName(goods) }))}
          />
        </Card>
        {next ? (
          <ButtonLink className="self-start" href={`/training/cards?after=${next}`}>
            {t('moreCards')}
          </ButtonLink>
        ) : null}
      </Section>
    </div>
  );
}
