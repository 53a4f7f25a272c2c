import { getTranslations } from 'next-intl/server';
import { PrintPage } from '@/components/reports/print-page';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { TaskStateBadge } from '@/components/tasks/task-state';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('meetings', 'one');

interface Props {
  params: Promise<{ meetingId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One meeting as it was kept, and what has come of its decisions since; prints as it stands. */
export default async function MeetingPage({ params, searchParams }: Props) {
  const { meetingId } = await params;
  const page = await storeOfPage('meetings.read', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('meetings'), serverApi()]);
  const view = await api.meetings.detail({ storeId, meetingId });
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <LiveRefresh of={['tasks']} stores={[storeId]} pauseMs={5_000} />
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/meetings?store=${storeId}` }]}
        title={
          <>
            {t(`kinds.${view.kind}`)} <BusinessDay day={view.day} />
          </>
        }
        description={page.store.name}
        actions={<PrintPage />}
      />
      <Section paper title={t('one')}>
        <div className="flex flex-col gap-4 p-3">
          <DetailList
            columns={2}
            items={[
              { label: t('people'), value: view.people.length > 0 ? view.people.join(t('and')) : '–' },
              {
                label: t('keptBy'),
                value: (
                  <>
                    {view.keptBy} <DateTime at={view.keptAt} timeZone={page.timeZoneOf(storeId)} />
                  </>
                ),
              },
            ]}
          />
          <p className="whitespace-pre-wrap break-words">{view.text}</p>
        </div>
      </Section>
      <Section paper title={t('decisions')}>
        {view.decisions.length === 0 ? (
          <p className="p-3 text-ink-soft text-sm">{t('noDecisions')}</p>
        ) : (
          <ul className="divide-y divide-rule">
            {view.decisions.map((task) => (
              <li key={task.id} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
                <TextLink
                  href={`/tasks/${task.id}?store=${storeId}`}
                  className="min-w-0 flex-1 break-words py-1"
                >
                  {task.title}
                </TextLink>
                <span className="text-sm">
                  {task.owner} · <BusinessDay day={task.dueDay} />
                </span>
                <TaskStateBadge state={task.state} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
