import { getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ExcuseFrom } from '@/components/training/excuse';
import { ExcuseList } from '@/components/training/excuse-list';
import { StateBadge } from '@/components/training/state-badge';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { id as idSchema } from '@/server/platform/schema';
import type { TrainingState } from '@/server/training/training-rules';
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
  const { person, records, excuses } = await api.training.records({
    personId,
    ...(courseId ? { courseId } : {}),
  });
  const timeZone = page.timeZoneOf(person.storeIds[0] ?? page.storeId);
  // Nobody excuses themselves; somebody else in a store they work in.
  const excusesIn =
    personId === page.session.person.id
      ? null
      : (person.storeIds.find((storeId) => page.may('training.excuse', storeId)) ?? null);
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title={t('recordsOf', { name: person.name })}
        breadcrumbs={[{ label: t('title'), href: '/training' }]}
        actions={<ButtonLink href={`/people/${personId}/file`}>{file('openFile')}</ButtonLink>}
      />
      {excuses.length > 0 ? (
        <Section title={t('excuses')}>
          <Card padding="none">
            <ExcuseList excuses={excuses} personId={personId} timeZone={timeZone} storeId={excusesIn} />
          </Card>
        </Section>
      ) : null}
      {records.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
      {records.map((record) => (
        <TrainingRecord
          key={record.id}
          record={record}
          timeZone={timeZone}
          excuse={
            excusesIn && mayExcuse(record.state) ? (
              <ExcuseFrom
                storeId={excusesIn}
                courseId={record.courseId}
                personId={personId}
                course={record.title}
                name={person.name}
              />
            ) : null
          }
        />
      ))}
    </div>
  );
}

function mayExcuse(state: TrainingState): boolean {
  return ['OVERDUE', 'OPEN', 'READ', 'PAUSED'].includes(state);
}

async function TrainingRecord(props: {
  record: Found['records'][number];
  timeZone: string;
  excuse: React.ReactNode;
}) {
  const { record, timeZone } = props;
  const t = await getTranslations('training');
  const at = (moment: Date | null) => (moment ? <DateTime at={moment} timeZone={timeZone} /> : '–');
  return (
    <Section
      title={record.title}
      actions={
        <>
          <StateBadge state={record.state} />
          {props.excuse}
        </>
      }
    >
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
          <p className="figures text-sm">{t('attemptsCount', { count: record.attemptCount })}</p>
        ) : null}
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
