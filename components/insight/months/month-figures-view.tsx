import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { Stat, StatGrid } from '@/components/ui/stat';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import type { MonthFigures } from '@/server/insight/months/month-figures';
import { endOfMonth } from '@/server/insight/rules';
import { changeOf, shareOf } from '../change-rules';

/** A month in figures: what it took against the month before and the target, by category, by person, day by day. */
export function MonthFiguresView({
  figures,
  storeId,
  month,
}: {
  figures: MonthFigures;
  storeId: string;
  month: string;
}) {
  const t = useTranslations('insight.months');
  const { takingsFen, lastMonthFen, targetFen, cash } = figures;
  const first = `${month}-01`;
  return (
    <>
      <StatGrid>
        <Stat
          label={t('takings')}
          value={<Amount fen={takingsFen} tone="plain" />}
          href={`/tickets?store=${storeId}&from=${first}&to=${endOfMonth(first)}`}
          detail={
            lastMonthFen === null ? undefined : (
              <>
                {t('lastMonth', { amount: formatMoney(lastMonthFen) })}{' '}
                <strong>{changeOf(takingsFen, lastMonthFen)}</strong>
              </>
            )
          }
        />
        <Stat
          label={t('target')}
          value={shareOf(takingsFen, targetFen) ?? '–'}
          detail={targetFen === null ? t('noTarget') : t('targetOf', { amount: formatMoney(targetFen) })}
        />
        <Stat label={t('tickets')} value={figures.tickets} />
        <Stat
          label={t('cash')}
          value={<Amount fen={cash.overFen + cash.shortFen} sign="always" />}
          detail={t('cashCount', { count: cash.count })}
        />
      </StatGrid>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Shares title={t('categories')} rows={figures.categories} />
        <Shares title={t('people')} rows={figures.people} />
      </div>
      <Section title={t('days')}>
        <Card padding="none">
          <ListTable
            aria-label={t('days')}
            headings={[t('day'), { numeric: t('takings') }, { numeric: t('share') }]}
          >
            <TableBody>
              {figures.days.map(({ day, fen }) => (
                <TableRow key={day}>
                  <TableCell>
                    <TextLink href={`/day-reports/${storeId}/${day}`}>
                      <BusinessDay day={day} />
                    </TextLink>
                  </TableCell>
                  <AmountCell fen={fen} href={`/tickets?store=${storeId}&from=${day}&to=${day}`} />
                  <TableCell numeric>{shareOf(fen, takingsFen) ?? '–'}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        </Card>
      </Section>
    </>
  );
}

function Shares({ title, rows }: { title: string; rows: MonthFigures['categories'] }) {
  const t = useTranslations('insight');
  const whole = rows.reduce((sum, { netFen }) => sum + netFen, 0);
  return (
    <Section title={title}>
      <Card padding="none">
        <ListTable
          aria-label={title}
          headings={[t('analysis.name'), { numeric: t('analysis.net') }, { numeric: t('analysis.share') }]}
        >
          <TableBody>
            {rows.map(({ name, netFen }) => (
              <TableRow key={name}>
                <TableCell>{name || t('analysis.noCategory')}</TableCell>
                <AmountCell fen={netFen} />
                <TableCell numeric>{shareOf(netFen, whole) ?? '–'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Card>
    </Section>
  );
}
