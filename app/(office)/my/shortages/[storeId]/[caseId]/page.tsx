import { getTranslations } from 'next-intl/server';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { AgreeToPay, ExplainShare, ObjectToDecision } from '@/components/shortages/answer-share';
import { CaseFacts } from '@/components/shortages/case-facts';
import { ShareCard } from '@/components/shortages/share-card';
import { PageHeader } from '@/components/ui/page-header';
import { caseNumber } from '@/lib/case-number';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('shortages', 'mine');

interface Props {
  params: Promise<{ storeId: string; caseId: string }>;
}

/** The person's own part of a case: what they can say to it, and agree to. */
export default async function MyShortagePage({ params }: Props) {
  const { storeId, caseId } = await params;
  const page = await pageSession();
  const t = await getTranslations('shortages');
  const view = await (await serverApi()).shortages.myCase({ storeId, caseId });
  const timeZone = page.timeZoneOf(storeId);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('mine'), href: '/my/shortages' }]}
        title={caseNumber(view.number)}
        description={`${goodsName(view.product)} · ${view.product.code}`}
      />
      {view.shares.map((share) => {
        const of = { storeId, shareId: share.id };
        return (
          <ShareCard
            key={share.id}
            share={share}
            unit={view.product.unit}
            timeZone={timeZone}
            actions={
              <>
                {share.state === 'undecided' ? <ExplainShare {...of} /> : null}
                {share.state === 'owing' && share.acknowledgedAt === null ? (
                  <AgreeToPay {...of} owedFen={share.owedFen} />
                ) : null}
                {share.mayObject ? <ObjectToDecision {...of} /> : null}
              </>
            }
          />
        );
      })}
      <CaseFacts view={view} timeZone={timeZone} />
    </div>
  );
}
