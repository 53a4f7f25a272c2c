import { useTranslations } from 'next-intl';
import { OverShortDetail } from '@/components/tills/day-report/over-short-detail';
import { Amount } from '@/components/ui/amount';
import { Stat, StatGrid } from '@/components/ui/stat';
import { sumFen } from '@/lib/money';
import type { DayReportView } from '@/server/reports/report-of-day';

/** A day in four figures, each of a section; what a report does not have is left out. */
export function ReportStats({
  report: { sections, takingsNowFen },
  storeId,
  day,
}: {
  report: DayReportView;
  storeId: string;
  day: string;
}) {
  const t = useTranslations('reports');
  const { sales, cash, approvals } = sections;
  const differenceFen = sumFen((cash?.figures.sessions ?? []).map((session) => session.differenceFen ?? 0));
  return (
    <StatGrid className="min-w-0 flex-1 max-sm:basis-full">
      {takingsNowFen === null ? null : (
        <Stat
          label={t('takingsNet')}
          value={<Amount fen={takingsNowFen} tone="plain" />}
          href={`/tickets?store=${storeId}&from=${day}&to=${day}`}
        />
      )}
      {sales ? (
        <Stat
          label={t('ticketCount')}
          href={`/tickets?store=${storeId}&from=${day}&to=${day}`}
          value={Object.values(sales.figures.tickets).reduce((sum, row) => sum + row.count, 0)}
        />
      ) : null}
      {cash ? (
        <Stat
          label={t('overShort')}
          value={<Amount fen={differenceFen} sign="always" />}
          tone={differenceFen < 0 ? 'late' : 'plain'}
          detail={<OverShortDetail details={cash.details} figures={cash.figures} />}
        />
      ) : null}
      {approvals ? (
        <Stat
          label={t('approvals')}
          value={approvals.figures.approvals.length}
          detail={t('breachCount', { count: approvals.figures.breaches.length })}
        />
      ) : null}
    </StatGrid>
  );
}
