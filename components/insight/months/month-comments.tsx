import { useTranslations } from 'next-intl';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import type { MonthReportView } from '@/server/insight/months/month-reports';

/** What the manager said, the last word first. */
export function MonthComments({
  versions,
  timeZone,
}: {
  versions: MonthReportView['versions'];
  timeZone: string;
}) {
  const t = useTranslations('insight.months');
  if (versions.length === 0) return null;
  return (
    <Section title={t('comments')}>
      <Card className="flex flex-col divide-y divide-rule">
        {versions.map(({ version, comments, submittedAt, by }) => (
          <div key={version} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
            <p className="max-w-3xl whitespace-pre-wrap text-sm">{comments}</p>
            <p className="text-ink-soft text-xs">
              {t('by', { person: by, version })} · <DateTime at={submittedAt} timeZone={timeZone} />
            </p>
          </div>
        ))}
      </Card>
    </Section>
  );
}
