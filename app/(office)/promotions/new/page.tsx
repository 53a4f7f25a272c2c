import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { PromotionForm } from '@/components/promotions/promotion-form';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('promotions', 'plan');

interface Props {
  searchParams: Promise<{ copy?: string }>;
}

/** A new promotion, or a copy of another one. */
export default async function NewPromotionPage({ searchParams }: Props) {
  const page = await requireEverywhere('promotions.manage');
  const [t, api] = await Promise.all([getTranslations('promotions'), serverApi()]);
  const copied = z.uuid().safeParse((await searchParams).copy);
  const [choices, from] = await Promise.all([
    api.promotions.choices(),
    copied.success ? api.promotions.one({ promotionId: copied.data }).catch(() => null) : null,
  ]);
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader breadcrumbs={[{ label: t('title'), href: '/promotions' }]} title={t('plan')} />
      <PromotionForm
        choices={choices}
        from={from}
        isCopy
        mayAllowFloor={page.may('promotions.approveBelowFloor', null)}
      />
    </div>
  );
}
