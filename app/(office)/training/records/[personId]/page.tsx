import { getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { StateBadge } from '@/components/training/state-badge';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { id as idSchema } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('training', 'records');

interface Props {
  params: Promise<{ personId: string }>;
  searchParams: Promise<{ course?: string }>;
}
type Found = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['training']['records']>>;

/** Somebody's training, each record with its quizzes: what stands behind a cell of the table. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const [{ personId }, { course }] = await Promise.all([params, searchParams]);
  const page = await requireSomewhere('training.read');
  const [t, file, api] = await Promise.all([
    getTranslations('training'),
    getTranslations('personnel'),
    serverApi(),
  ]);
  const courseId = idSchema.safeParse(course).data;
  const { person, records } = await api.training.records({ personId, ...(courseId ? { courseId } : {}) });
  const timeZone = page.timeZoneOf(person.storeIds[0] ?? page.storeId);
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title={t('recordsOf', { name: person.name })}
        breadcrumbs={[{ label: t('title'), href: '/training' }]}
        actions={<ButtonLink href={`/people/${personId}/file`}>{file('openFile')}</ButtonLink>}
      />
      {records.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
      {records.map((record) => (
        <TrainingRecord key={record.id} record={record} timeZone={timeZone} />
      ))}
    </div>
  );
}

async function TrainingRecord({ record, timeZone }: { record: Found['records'][number]; timeZone: string }) {
  const t = await getTranslations('training');
  const at = (moment: Date | null) => (moment ? <DateTime at={moment} timeZone={timeZone} /> : '–');
  return (
    <Section title={record.title} actions={<StateBadge state={record.state} />}>
      <Card className="flex flex-col gap-4">
        <DetailList
          items={[
            {
              label: t('assignedAt'),
              value: (
                <>
                  {at(record.assignedAt)}
                  {record.byClock ? ` · ${t('byClock')}` : ''}
                </>
              ),
            },
            { label: t('due'), value: <BusinessDay day={record.dueOn} /> },
            { label: t('readAt'), value: at(record.readAt) },
            {
              label: t('passedAt'),
              value: record.passedAt ? (
                <>
                  {at(record.passedAt)} · {t('passedIn', { version: record.passedVersion ?? 1 })}
                </>
              ) : (
                '–'
              ),
            },
          ]}
        />
        {record.attempts.length > 0 ? (
          <ul className="flex flex-col divide-y divide-rule border-rule border-t">
            {record.attempts.map((attempt) => (
              <li key={attempt.id} className="flex flex-wrap items-center gap-2 py-2 text-sm">
                <Badge tone={attempt.passed ? 'ok' : 'late'}>{t(attempt.passed ? 'passed' : 'failed')}</Badge>
                <span className="figures">
                  {t('score', { right: attempt.right, questions: attempt.questions })}
                </span>
                <span className="text-ink-soft">
                  {at(attempt.answeredAt)} · {t('version', { version: attempt.version })}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </Card>
    </Section>
  );
}
