import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import type { DayReportView } from '@/server/reports/report-of-day';

/** Every version of a day's report, who handed it in, and what became of it. */
export function ReportVersions({ report }: { report: DayReportView }) {
  const t = useTranslations('reports');
  const openWords = useTranslations('openItems.ofDay');
  return (
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
                <a className="link-reach text-accent underline" href={`?version=${one.version}`}>
                  {one.version}
                </a>
              </TableCell>
              <TableCell>
                <DateTime at={one.submittedAt} timeZone={report.store.timeZone} />{' '}
                {report.people[one.preparedById] ?? ''}
              </TableCell>
              <TableCell>
                {one.notes || '–'}
                {one.openReason ? (
                  <span className="block text-sm">
                    {openWords('submittedWith', { count: one.openCount })} {one.openReason}
                  </span>
                ) : null}
              </TableCell>
              <TableCell>
                {one.verdict ? t(`verdicts.${one.verdict}`) : t('waiting')} {one.reason}
                {one.decidedAt ? (
                  <span className="block text-ink-soft text-xs">
                    <DateTime at={one.decidedAt} timeZone={report.store.timeZone} />{' '}
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
  );
}
