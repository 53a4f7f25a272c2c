import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Waits } from './waits';

export interface WaitingReport {
  storeId: string;
  store: string;
  timeZone: string;
  day: string;
  submittedAt: Date;
  takingsFen: number | null;
}

/** Reports that wait for finance, the one that waits longest on top. */
export function ReviewQueue({ reports, now }: { reports: readonly WaitingReport[]; now: Date }) {
  const t = useTranslations('insight');
  if (reports.length === 0)
    return (
      <Section title={t('queue')}>
        <Card>
          <p className="text-ink-soft text-sm">{t('queueEmpty')}</p>
        </Card>
      </Section>
    );
  return (
    <Section title={t('queue')} description={t('queueHint')}>
      <Card padding="none">
        <ListTable
          aria-label={t('queue')}
          headings={[t('store'), t('day'), { numeric: t('takings') }, t('submittedAt'), t('waits')]}
        >
          <TableBody>
            {reports
              .toSorted((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())
              .map((report) => (
                <TableRow key={`${report.storeId}${report.day}`} className="relative hover:bg-sunken">
                  <TableCell>{report.store}</TableCell>
                  <TableCell>
                    {/* The whole row is its link. */}
                    <TextLink
                      href={`/day-reports/${report.storeId}/${report.day}`}
                      className="after:absolute after:inset-0 after:content-['']"
                    >
                      <BusinessDay day={report.day} />
                    </TextLink>
                  </TableCell>
                  <AmountCell fen={report.takingsFen} />
                  <TableCell>
                    <DateTime at={report.submittedAt} timeZone={report.timeZone} />
                  </TableCell>
                  <TableCell>
                    <Waits since={report.submittedAt} now={now} />
                  </TableCell>
                </TableRow>
              ))}
          </TableBody>
        </ListTable>
      </Card>
    </Section>
  );
}
