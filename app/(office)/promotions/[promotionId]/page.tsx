import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { PromotionCost } from '@/components/promotions/promotion-cost';
import { PromotionForm } from '@/components/promotions/promotion-form';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('promotions');

interface Props {
  params: Promise<{ promotionId: string }>;
}

/** One promotion: what it gave, and its form; what is over is only copied. */
export default async function PromotionPage({ params }: Props) {
  const page = await requireEverywhere('promotions.manage');
  const id = z.uuid().safeParse((await params).promotionId);
  if (!id.success) notFound();
  const [t, api] = await Promise.all([getTranslations('promotions'), serverApi()]);
  const [choices, from, cost] = await Promise.all([
    api.promotions.choices(),
    api.promotions.one({ promotionId: id.data }).catch(() => null),
    api.sales.promotionCost({ promotionId: id.data }),
  ]);
  if (!from) notFound();
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: '/promotions' }]}
        title={from.terms.name}
        actions={
          <>
            <Badge>{t(`states.${from.state}`)}</Badge>
            <ButtonLink href={`/promotions/new?copy=${id.data}`}>{t('copy')}</ButtonLink>
          </>
        }
      />
      <PromotionCost cost={cost} />
      <PromotionForm
        key={from.versionNo}
        choices={choices}
        from={from}
        mayAllowFloor={page.may('promotions.approveBelowFloor', null)}
      />
    </div>
  );
}
