import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { OpenItemsSection } from '@/components/open-items/open-of-day';
import { DecideReport } from '@/components/reports/actions';
import { DeadlineAge } from '@/components/reports/age';
import { ReportFigures } from '@/components/reports/figures';
import { MailSeal } from '@/components/reports/mail-seal';
import { PrintPage } from '@/components/reports/print-page';
import { ReportStats } from '@/components/reports/report-stats';
import { ReportStateBadge } from '@/components/reports/state-badge';
import { SubmitReport } from '@/components/reports/submit-report';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { SealStamp } from '@/components/ui/seal-stamp';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { papersId } from '@/components/vouchers/papers-of-day';
import { fenToDisplay } from '@/lib/money';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reports');

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
  const t = await getTranslations('reports');
  const [report, context] = await Promise.all([
    (await serverApi()).reports.ofDay({ storeId, day, ...(version ? { version: Number(version) } : {}) }),
    pageContext(),
  ]);
  const words = await getTranslations('vouchers');
  const vouchers = await (await serverApi()).vouchers.ofDay({
    storeId,
    day,
    ...(report.shownVersion === null ? {} : { version: report.shownVersion }),
  });
  const missing = vouchers.filter((line) => line.required && line.papers.length === 0);
  const zone = report.store.timeZone;
  const open = report.state !== 'SUBMITTED' && report.state !== 'ACCEPTED';
  const mayPrepare = report.mayPrepare;
  const last = report.versions.at(-1);
  const openBy = (policy: 'BLOCK' | 'REASON') =>
    report.open.groups
      .filter((group) => group.policy === policy)
      .reduce((sum, group) => sum + group.count, 0);
  const whyBlocked =
    report.openSessions > 0
      ? t('tillsOpen', { count: report.openSessions })
      : openBy('BLOCK') > 0
        ? t('open.blocked', { count: openBy('BLOCK') })
        : missing.length > 0
          ? words('blocked', { count: missing.length })
          : null;
  const firstMissing = whyBlocked && report.openSessions + openBy('BLOCK') === 0 ? missing[0] : undefined;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: '/day-reports' }, { label: report.store.name }]}
        title={
          <>
            {report.store.name} <BusinessDay day={day} year />
          </>
        }
        meta={<ReportStateBadge state={report.state} />}
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
            {open && mayPrepare ? (
              <SubmitReport storeId={storeId} day={day} blocked={whyBlocked} wantReason={openBy('REASON')} />
            ) : null}
            {report.state === 'SUBMITTED' &&
            report.version !== null &&
            page.may('reports.decide', storeId) ? (
              <DecideReport storeId={storeId} day={day} version={report.version} open={report.open.count} />
            ) : null}
          </>
        }
      />
      {open && last?.verdict === 'RETURNED' ? (
        <Callout tone="late" title={`${t('verdicts.RETURNED')}: ${last.reason}`}>
          {report.people[last.decidedById ?? ''] ?? ''}{' '}
          {last.decidedAt ? <DateTime at={last.decidedAt} timeZone={zone} /> : null}
        </Callout>
      ) : null}
      {open && mayPrepare && whyBlocked ? (
        <Callout
          tone="warn"
          title={
            firstMissing ? (
              <a className="underline" href={`#${papersId(firstMissing)}`}>
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
            <a className="underline" href={`/day-reports/${storeId}/${report.earlierOpen}`}>
              {t.rich('earlierOpen', { day: () => <BusinessDay day={report.earlierOpen ?? day} /> })}
            </a>
          }
        />
      ) : null}
      {report.isLive ? <Callout tone="info" title={t('live')} /> : null}
      {report.wasLate ? <Callout tone="late" title={t('cameLate')} /> : null}
      <div className="flex flex-wrap items-start gap-4">
        <ReportStats report={report} storeId={storeId} day={day} />
        {report.seal ? <SealStamp text={t('sealed')} top={report.store.name} bottom={day} /> : null}
      </div>
      <OpenItemsSection
        storeId={storeId}
        timeZone={zone}
        open={report.open}
        sealed={report.state === 'ACCEPTED'}
        reasons={report.sections.cash?.details.reasons ?? {}}
        submits={open && mayPrepare}
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
          mayAdd: open && report.isLive && page.may('vouchers.add', storeId),
        }}
      />
      <Section
        paper
        title={t('versions')}
        description={
          report.seal ? `${t('sealNumber', { number: report.seal.number })} ${report.seal.hash}` : undefined
        }
      >
        <ListTable headings={[t('version'), t('submittedAt'), t('notes'), t('verdict')]}>
          <TableBody>
            {report.versions.map((one) => (
              <TableRow key={one.version}>
                <TableCell>
                  <a className="text-accent underline" href={`?version=${one.version}`}>
                    {one.version}
                  </a>
                </TableCell>
                <TableCell>
                  <DateTime at={one.submittedAt} timeZone={zone} /> {report.people[one.preparedById] ?? ''}
                </TableCell>
                <TableCell>
                  {one.notes || '–'}
                  {one.openReason ? (
                    <span className="block text-sm">
                      {t('open.submittedWith', { count: one.openCount })} {one.openReason}
                    </span>
                  ) : null}
                </TableCell>
                <TableCell>
                  {one.verdict ? t(`verdicts.${one.verdict}`) : t('waiting')} {one.reason}
                  {one.decidedAt ? (
                    <span className="block text-ink-soft text-xs">
                      <DateTime at={one.decidedAt} timeZone={zone} />{' '}
                      {report.people[one.decidedById ?? ''] ?? ''}
                    </span>
                  ) : null}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
        {report.versions.length === 0 ? (
          <p className="px-3 py-3 text-ink-soft text-sm">{t('noVersions')}</p>
        ) : null}
      </Section>
    </div>
  );
}
