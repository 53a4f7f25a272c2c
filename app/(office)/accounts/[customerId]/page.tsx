import { getLocale, getTranslations } from 'next-intl/server';
import { CorrectForm } from '@/components/credit/correct-form';
import { LimitForm } from '@/components/credit/limit-form';
import { MatchForm } from '@/components/credit/match-form';
import { RefundStoredForm } from '@/components/credit/refund-stored-form';
import { RepayForm } from '@/components/credit/repay-form';
import { StatementTable } from '@/components/credit/statement-table';
import { WriteOffForm } from '@/components/credit/write-off-form';
import { PrintPage } from '@/components/reports/print-page';
import { pageTitle } from '@/components/shell/page-title';
import { PaperSheet } from '@/components/shell/paper-sheet';
import { ListActs } from '@/components/stock/list-acts';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { DetailList } from '@/components/ui/detail-list';
import { FilterBar, FilterDate } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { addDays, calendarDay } from '@/lib/business-day';
import { formatPeriod } from '@/lib/format';
import { BUCKETS } from '@/server/customers/credit/credit-rules';
import type { creditStatement } from '@/server/customers/credit/credit-statement';
import { day as daySchema } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('credit', 'statement');

/** Days a statement is over where nobody says. */
const USUAL_DAYS = 90;

interface Props {
  params: Promise<{ customerId: string }>;
  searchParams: Promise<{ store?: string; from?: string; to?: string }>;
}

/** A customer's statement: what they owed, what happened, what they owe by how long, over all stores. */
export default async function AccountPage({ params, searchParams }: Props) {
  const { customerId } = await params;
  const query = await searchParams;
  const page = await storeOfPage('credit.see', query.store);
  const { storeId } = page;
  const [t, locale, api] = await Promise.all([getTranslations('credit'), getLocale(), serverApi()]);
  const to = daySchema.safeParse(query.to).data ?? calendarDay(new Date(), page.timeZoneOf(storeId));
  const from = daySchema.safeParse(query.from).data ?? addDays(to, -USUAL_DAYS);
  const [view, standing, tills] = await Promise.all([
    api.credit.statement({ storeId, customerId, from, to }),
    api.credit.standing({ storeId, customerId }),
    page.may('tills.read', storeId) ? api.tills.list({ storeId }) : [],
  ]);
  const { customer, aging } = view;
  const account = { storeId, customerId: customer.goesOnAsId };
  const sessions = tills.flatMap(({ name, session }) =>
    session ? [{ value: session.id, label: `${name} · ${session.openedBy}` }] : [],
  );
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        className="print:hidden"
        breadcrumbs={[{ label: t('title'), href: '/accounts' }]}
        title={customer.name || t('erased')}
        description={[customer.maskedNumber, customer.code].filter(Boolean).join(' · ')}
        actions={
          <>
            {page.may('credit.repay', storeId) ? (
              <RepayForm
                storeId={storeId}
                customerId={customer.goesOnAsId}
                name={customer.name}
                owedFen={Math.max(0, standing.receivableFen)}
                sessions={sessions}
                mayInOffice={page.may('credit.takeInOffice', storeId)}
              />
            ) : null}
            {page.may('credit.setLimit', storeId) ? (
              <LimitForm
                storeId={storeId}
                customerId={customer.goesOnAsId}
                name={customer.name}
                limitFen={standing.limitFen}
                dueDays={standing.dueDays}
              />
            ) : null}
            {page.may('credit.repay', storeId) && aging.unmatchedFen > 0 && standing.owed.length > 0 ? (
              <MatchForm {...account} aheadFen={aging.unmatchedFen} owed={standing.owed} />
            ) : null}
            {page.may('credit.refundStored', storeId) && standing.storedValueFen > 0 ? (
              <RefundStoredForm
                {...account}
                name={customer.name}
                storedValueFen={standing.storedValueFen}
                sessions={sessions}
              />
            ) : null}
            {page.may('credit.correct', storeId) ? <CorrectForm {...account} name={customer.name} /> : null}
            {page.may('credit.writeOff', storeId) && standing.owed.length > 0 ? (
              <WriteOffForm {...account} name={customer.name} owed={standing.owed} />
            ) : null}
            <PrintPage />
            <ListActs
              first={null}
              ways={[]}
              file={`/api/lists/statement?${new URLSearchParams({ store: storeId, customer: customerId, from, to })}`}
            />
          </>
        }
      />
      <FilterBar params={['from', 'to']}>
        <FilterDate param="from" label={t('from')} fallback={from} />
        <FilterDate param="to" label={t('to')} fallback={to} />
      </FilterBar>
      <PaperSheet
        title={t('statement')}
        store={page.store}
        facts={[
          { label: t('customer'), value: customer.name },
          { label: t('period'), value: formatPeriod(from, to, locale) },
          { label: t('owed'), value: <Amount fen={view.closing.receivableFen} tone="plain" /> },
        ]}
        signatures={[t('signCustomer'), t('signShop')]}
      >
        <div className="flex flex-col gap-4">
          <StandingThen view={view} />
          {view.isCut ? <Callout tone="warn" title={t('cut', { count: view.lines.length })} /> : null}
          <Section paper title={t('statementOf', { period: formatPeriod(from, to, locale) })}>
            <StatementTable
              view={view}
              reverse={page.may('credit.reverseRepayment', storeId) ? { storeId, sessions } : null}
            />
          </Section>
        </div>
      </PaperSheet>
    </div>
  );
}

type Statement = Awaited<ReturnType<typeof creditStatement>>;

/** What they owed and had when the period ended, and for how long: a paper of a past month has no figure of today. */
async function StandingThen({ view: { closing, aging, limitFen, dueDays } }: { view: Statement }) {
  const t = await getTranslations('credit');
  return (
    <Card>
      <DetailList
        columns={3}
        items={[
          { label: t('owed'), value: <Plain fen={closing.receivableFen} /> },
          { label: t('storeCredit'), value: <Plain fen={closing.storeCreditFen} /> },
          { label: t('accounts.STORED_VALUE'), value: <Plain fen={closing.storedValueFen} /> },
          { label: t('accounts.STORED_BONUS'), value: <Plain fen={closing.storedBonusFen} /> },
          {
            label: t('limit'),
            value:
              limitFen === null ? (
                t('noLimit')
              ) : (
                <>
                  <Plain fen={limitFen} /> · {t('dueDays', { count: dueDays ?? 0 })}
                </>
              ),
          },
          ...BUCKETS.map((bucket) => ({
            label: t(`buckets.${bucket}`),
            value: <Plain fen={aging.buckets[bucket]} />,
          })),
          { label: t('unmatched'), value: <Plain fen={aging.unmatchedFen} /> },
        ]}
      />
    </Card>
  );
}

function Plain({ fen }: { fen: number }) {
  return <Amount fen={fen} tone="plain" />;
}
