import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { OpenItemsSection } from '@/components/open-items/open-of-day';
import { acceptedFigures } from '@/components/reports/accepted-figures';
import { DecideReport } from '@/components/reports/actions';
import { DeadlineAge } from '@/components/reports/age';
import { ReportFigures } from '@/components/reports/figures';
import { MailSeal } from '@/components/reports/mail-seal';
import { PrintPage } from '@/components/reports/print-page';
import { ReportStats } from '@/components/reports/report-stats';
import { ReportVersions } from '@/components/reports/report-versions';
import { ReportStateBadge } from '@/components/reports/state-badge';
import { SubmitReport } from '@/components/reports/submit-report';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PaperSheet } from '@/components/shell/paper-sheet';
import { Callout } from '@/components/ui/callout';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { SealStamp } from '@/components/ui/seal-stamp';
import { papersId } from '@/components/vouchers/papers-of-day';
import { fenToDisplay } from '@/lib/money';
import type { DayReportView } from '@/server/reports/report-of-day';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reports');

/** What changes a report's state, its buttons and its papers. */
const DECIDED_BY = ['reports', 'vouchers', 'tills', 'openItems', 'stores'];
/** What changes the figures of a day that runs: often, and nobody decides by the last ticket. */
const COUNTED_BY = ['sales', 'stock'];
const COUNT_PAUSE_MS = 15_000;

interface Props {
  params: Promise<{ storeId: string; day: string }>;
  searchParams: Promise<{ version?: string }>;
}

/** One store's day: live while it is open, then version by version; submitted, returned or accepted here. */
export default async function DayReportPage({ params, searchParams }: Props) {
  const { storeId, day } = await params;
  const { version } = await searchParams;
  const page = await requireSomewhere('reports.read');
  if (!page.storeIds.includes(storeId) || !/^\d{4}-\d{2}-\d{2}$/.test(day)) notFound();
  const [t, paper] = await Promise.all([getTranslations('reports'), getTranslations('shell.paper')]);
  const [report, context] = await Promise.all([
    (await serverApi()).reports.ofDay({ storeId, day, ...(version ? { version: Number(version) } : {}) }),
    pageContext(),
  ]);
  const vouchers = await (await serverApi()).vouchers.ofDay({
    storeId,
    day,
    ...(report.shownVersion === null ? {} : { version: report.shownVersion }),
  });
  const missing = vouchers.filter((line) => line.required && line.papers.length === 0);
  const zone = report.store.timeZone;
  const open = isOpen(report);
  const mayPrepare = report.mayPrepare && report.none === null;
  const whyBlocked = await blockedBy(report, missing.length);
  const blocking = report.openSessions + openBy(report, 'BLOCK');
  const firstMissing = whyBlocked && blocking === 0 ? missing[0] : undefined;
  return (
    <PaperSheet
      title={t('paperTitle')}
      store={report.store}
      facts={[
        { label: t('day'), value: <BusinessDay day={day} year /> },
        ...(report.none === null ? [{ label: t('state'), value: t(`states.${report.state}`) }] : []),
        { label: t('preparer'), value: report.people[report.preparerId ?? ''] ?? t('anyManager') },
      ]}
      signatures={[paper('manager'), paper('accountant')]}
    >
      <LiveRefresh of={DECIDED_BY} stores={[storeId]} />
      {report.isLive ? <LiveRefresh of={COUNTED_BY} stores={[storeId]} pauseMs={COUNT_PAUSE_MS} /> : null}
      <PageHeader
        className="print:hidden"
        breadcrumbs={[{ label: t('title'), href: '/day-reports' }, { label: report.store.name }]}
        title={
          <>
            {report.store.name} <BusinessDay day={day} year />
          </>
        }
        meta={report.none === null ? <ReportStateBadge state={report.state} /> : null}
        description={
          <>
            {t('preparer')}: {report.people[report.preparerId ?? ''] ?? t('anyManager')} · {t('deadline')}:{' '}
            <DateTime at={report.deadlineAt} timeZone={zone} />
            {open && report.state !== 'RUNNING' ? (
              <>
                {' '}
                (<DeadlineAge deadlineAt={report.deadlineAt} now={context.now} />)
              </>
            ) : null}
          </>
        }
        actions={
          <ReportActions
            report={report}
            storeId={storeId}
            day={day}
            whyBlocked={whyBlocked}
            mayDecide={page.may('reports.decide', storeId)}
          />
        }
      />
      <div className="flex flex-col gap-4 print:hidden">
        <ReportCallouts
          report={report}
          storeId={storeId}
          day={day}
          whyBlocked={open && mayPrepare ? whyBlocked : null}
          firstMissing={firstMissing ? papersId(firstMissing) : null}
        />
      </div>
      <div className="flex flex-wrap items-start gap-4">
        <ReportStats report={report} storeId={storeId} day={day} />
        {report.seal && report.shownVersion === report.versions.at(-1)?.version ? (
          <SealStamp text={t('sealed')} top={report.store.name} bottom={day} />
        ) : null}
      </div>
      <OpenItemsSection
        storeId={storeId}
        timeZone={zone}
        open={report.open}
        sealed={report.state === 'ACCEPTED'}
        reasons={report.sections.cash?.details.reasons ?? {}}
        submits={open && mayPrepare}
        given={open ? null : report.versions.at(-1)?.openReason || null}
      />
      <ReportFigures
        storeId={storeId}
        day={day}
        timeZone={zone}
        sections={report.sections}
        unread={report.unread}
        people={report.people}
        papers={{
          storeId,
          day,
          timeZone: zone,
          lines: vouchers,
          mayAdd: open && report.isLive && report.none === null && page.may('vouchers.add', storeId),
        }}
      />
      <div className="print:hidden">
        <ReportVersions report={report} />
      </div>
    </PaperSheet>
  );
}

/** Printing, and what the day waits for: its manager's word or finance's. What is over says so where a dialog stood open. */
function ReportActions({
  report,
  storeId,
  day,
  whyBlocked,
  mayDecide,
}: {
  report: DayReportView;
  storeId: string;
  day: string;
  whyBlocked: string | null;
  mayDecide: boolean;
}) {
  const t = useTranslations('reports');
  const nowIs = t('nowIs', { state: t(`states.${report.state}`) });
  return (
    <>
      <PrintPage />
      {report.seal ? (
        <MailSeal
          store={report.store.name}
          day={day}
          seal={report.seal}
          takings={report.takingsNowFen === null ? '–' : fenToDisplay(report.takingsNowFen)}
        />
      ) : null}
      {report.mayPrepare && report.none === null ? (
        <SubmitReport
          storeId={storeId}
          day={day}
          blocked={whyBlocked}
          wantReason={openBy(report, 'REASON')}
          over={isOpen(report) ? null : nowIs}
        />
      ) : null}
      {report.version !== null && mayDecide ? (
        <DecideReport
          storeId={storeId}
          day={day}
          version={report.version}
          open={report.open.count}
          over={report.state === 'SUBMITTED' ? null : nowIs}
          figures={acceptedFigures(report, t)}
        />
      ) : null}
    </>
  );
}

function isOpen({ state }: DayReportView): boolean {
  return state !== 'SUBMITTED' && state !== 'ACCEPTED';
}

/** What somebody should know before they read the day, or hand it in. */
function ReportCallouts({
  report,
  storeId,
  day,
  whyBlocked,
  firstMissing,
}: {
  report: DayReportView;
  storeId: string;
  day: string;
  whyBlocked: string | null;
  /** Where the first paper is wanted, on this page. */
  firstMissing: string | null;
}) {
  const t = useTranslations('reports');
  const last = report.versions.at(-1);
  return (
    <>
      {isOpen(report) && last?.verdict === 'RETURNED' ? (
        <Callout tone="late" title={`${t('verdicts.RETURNED')}: ${last.reason}`}>
          {report.people[last.decidedById ?? ''] ?? ''}{' '}
          {last.decidedAt ? <DateTime at={last.decidedAt} timeZone={report.store.timeZone} /> : null}
        </Callout>
      ) : null}
      {whyBlocked ? (
        <Callout
          tone="warn"
          title={
            firstMissing ? (
              <a className="link-reach underline" href={`#${firstMissing}`}>
                {whyBlocked}
              </a>
            ) : (
              whyBlocked
            )
          }
        />
      ) : null}
      {report.earlierOpen ? (
        <Callout
          tone="warn"
          title={
            <a className="link-reach underline" href={`/day-reports/${storeId}/${report.earlierOpen}`}>
              {t.rich('earlierOpen', { day: () => <BusinessDay day={report.earlierOpen ?? day} /> })}
            </a>
          }
        />
      ) : null}
      {report.none === null ? null : <Callout tone="info" title={t(`none.${report.none}`)} />}
      {report.isLive && report.none === null ? <Callout tone="info" title={t('live')} /> : null}
      {report.wasLate ? <Callout tone="late" title={t('cameLate')} /> : null}
    </>
  );
}

function openBy({ open }: DayReportView, policy: 'BLOCK' | 'REASON'): number {
  return open.groups.filter((group) => group.policy === policy).reduce((sum, group) => sum + group.count, 0);
}

/** What stands in the way of handing the day in, the first of it; null: nothing. */
async function blockedBy(report: DayReportView, missing: number): Promise<string | null> {
  const [t, ofOpen, ofVouchers] = await Promise.all([
    getTranslations('reports'),
    getTranslations('openItems.ofDay'),
    getTranslations('vouchers'),
  ]);
  if (report.openSessions > 0) return t('tillsOpen', { count: report.openSessions });
  const blocking = openBy(report, 'BLOCK');
  if (blocking > 0) return ofOpen('blocked', { count: blocking });
  return missing > 0 ? ofVouchers('blocked', { count: missing }) : null;
}
