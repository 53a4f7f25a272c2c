import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { CaseFacts } from '@/components/shortages/case-facts';
import { DecideShare } from '@/components/shortages/decide-share';
import { ReverseShare } from '@/components/shortages/reverse-share';
import { SettleShare } from '@/components/shortages/settle-share';
import { type CaseView, ShareCard, type ShareView } from '@/components/shortages/share-card';
import { type StorePage, storeOfPage } from '@/components/stock/store-of-page';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { Quantity } from '@/components/ui/quantity';
import type { SelectOption } from '@/components/ui/select';
import { calendarDay } from '@/lib/business-day';
import { caseNumber } from '@/lib/case-number';
import { monthsAround } from '@/server/shortages/shortage-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('shortages');

interface Props {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One case whole, and what whoever looks at it may do about each share. */
export default async function ShortageCasePage({ params, searchParams }: Props) {
  const { caseId } = await params;
  const page = await storeOfPage('shortages.read', (await searchParams).store);
  const { storeId } = page;
  const t = await getTranslations('shortages');
  const api = await serverApi();
  const [view, tills] = await Promise.all([
    api.shortages.detail({ storeId, caseId }),
    page.may('tills.read', storeId) ? api.tills.list({ storeId }) : [],
  ]);
  const timeZone = page.timeZoneOf(storeId);
  const sessions = tills.flatMap(({ name, session }) =>
    session ? [{ value: session.id, label: `${name} · ${session.openedBy}` }] : [],
  );
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/shortages?store=${storeId}` }]}
        title={caseNumber(view.number)}
        description={page.store.name}
      />
      <CaseFacts view={view} timeZone={timeZone} />
      {view.noLongerMissing === '0' ? null : (
        <Callout
          tone="warn"
          title={t.rich('noLongerMissing', {
            quantity: () => <Quantity value={view.noLongerMissing} unit={view.product.unit} />,
          })}
        >
          {t('noLongerMissingHint')}
        </Callout>
      )}
      {view.shares.map((share) => (
        <ShareCard
          key={share.id}
          share={share}
          unit={view.product.unit}
          timeZone={timeZone}
          actions={<Actions page={page} view={view} share={share} sessions={sessions} />}
        />
      ))}
    </div>
  );
}

/** Nobody decides or settles a case they answer for. */
function Actions(props: { page: StorePage; view: CaseView; share: ShareView; sessions: SelectOption[] }) {
  const { page, view, share, sessions } = props;
  const { storeId } = page;
  if (view.ownerIds.includes(page.session.person.id)) return null;
  const months = monthsAround(calendarDay(new Date(), page.timeZoneOf(storeId)).slice(0, 7), 1, 12);
  const of = { storeId, shareId: share.id, person: share.person };
  const decides = page.may('shortages.decide', storeId);
  const decided = share.state === 'owing' || share.state === 'closed';
  return (
    <>
      {decides && !decided ? <DecideShare {...of} amountFen={share.amountFen ?? 0} /> : null}
      {share.state === 'owing' && page.may('shortages.settle', storeId) ? (
        <SettleShare
          {...of}
          leftFen={share.leftFen}
          sessions={sessions}
          acknowledged={share.acknowledgedAt !== null}
          months={months}
        />
      ) : null}
      {decides && decided && share.lacking > 0 && share.owedFen > 0 ? (
        <ReverseShare
          {...of}
          lacking={String(share.lacking)}
          paid={share.settledFen > 0}
          sessions={sessions}
          months={months}
        />
      ) : null}
    </>
  );
}
