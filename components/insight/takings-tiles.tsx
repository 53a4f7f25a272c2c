import { useLocale, useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Stat, StatGrid } from '@/components/ui/stat';
import { formatMoney } from '@/lib/format';
import { partGone } from '@/server/insight/rules';
import { changeOf, shareOf } from './change-rules';
import type { TakingsSum } from './sum-takings';

/** What was taken, each beside what it is measured by; each leads to its tickets. @param scope stores as an address has them */
export function TakingsTiles({ sum, scope }: { sum: TakingsSum; scope: string }) {
  const t = useTranslations('insight');
  const month = new Intl.DateTimeFormat(useLocale(), { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${sum.month}T12:00:00Z`),
  );
  const tickets = (from: string, to: string) => `/tickets?store=${scope}&from=${from}&to=${to}`;
  const beside = (words: 'lastWeek' | 'lastMonth', now: number, before: number) => (
    <>
      {t(words, { amount: formatMoney(before) })} <strong>{changeOf(now, before)}</strong>
    </>
  );
  const nothing = t('nothingBefore');
  return (
    <StatGrid>
      <Stat
        label={t('today')}
        value={<Amount fen={sum.todayFen} tone="plain" />}
        href={tickets(sum.today, sum.today)}
        detail={
          <>
            {t('tickets', { count: sum.todayTickets })} ·{' '}
            {t('wholeDayLastWeek', { amount: formatMoney(sum.todayLastWeekFen) })}
          </>
        }
      />
      <Stat
        label={t('yesterday')}
        value={<Amount fen={sum.yesterdayFen} tone="plain" />}
        href={tickets(sum.yesterday, sum.yesterday)}
        detail={beside('lastWeek', sum.yesterdayFen, sum.yesterdayLastWeekFen)}
      />
      <Stat
        label={t('monthNamed', { month })}
        value={<Amount fen={sum.monthFen} tone="plain" />}
        href={tickets(sum.month, sum.yesterday)}
        detail={sum.lastMonthFen === 0 ? nothing : beside('lastMonth', sum.monthFen, sum.lastMonthFen)}
      />
      <Stat
        label={t('target', { month })}
        value={shareOf(sum.towardsTargetFen, sum.targetFen) ?? t('noTarget')}
        detail={
          sum.targetFen === null
            ? undefined
            : t('reached', {
                amount: formatMoney(sum.targetFen),
                gone: `${Math.round(partGone(sum.yesterday) * 100)}%`,
              })
        }
      />
    </StatGrid>
  );
}
