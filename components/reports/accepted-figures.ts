import type { useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/format';
import { sumFen } from '@/lib/money';
import type { DayReportView } from '@/server/reports/report-of-day';

/** A day in a few figures, as words: what is accepted with it. Sections a report does not have are left out. */
export function acceptedFigures(
  { sections, takingsNowFen }: Pick<DayReportView, 'sections' | 'takingsNowFen'>,
  t: ReturnType<typeof useTranslations<'reports'>>,
): { label: string; value: string }[] {
  const { sales, cash, approvals } = sections;
  const tickets = sales
    ? Object.values(sales.figures.tickets).reduce((sum, row) => sum + row.count, 0)
    : null;
  return [
    ...(takingsNowFen === null ? [] : [{ label: t('takingsNet'), value: formatMoney(takingsNowFen) }]),
    ...(tickets === null ? [] : [{ label: t('ticketCount'), value: String(tickets) }]),
    ...(cash
      ? [
          {
            label: t('overShort'),
            value: formatMoney(sumFen(cash.figures.sessions.map((session) => session.differenceFen ?? 0)), {
              sign: 'always',
            }),
          },
        ]
      : []),
    ...(approvals ? [{ label: t('breach'), value: String(approvals.figures.breaches.length) }] : []),
  ];
}
