import { getTranslations } from 'next-intl/server';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { type StorePage, storeOfPage } from '@/components/stock/store-of-page';
import { DoTask, EndRepeated, HandOnTask, TakeTask, WithReason } from '@/components/tasks/task-acts';
import { DueBy, TaskStateBadge } from '@/components/tasks/task-state';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('tasks', 'task');

interface Props {
  params: Promise<{ taskId: string }>;
  searchParams: Promise<{ store?: string }>;
}
type View = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['tasks']['detail']>>;

/** Where a task leads that follows from something. */
const PLACES: Record<string, string> = {
  MEETING: '/meetings',
  COMPLAINT: '/complaints',
  INCIDENT: '/incidents',
};

/** A technician has a repair's task and not the case it follows from. */
function mayFollow(page: StorePage, kind: string): boolean {
  return kind !== 'COMPLAINT' || page.may('complaints.read', page.storeId);
}

/** One task whole, and what may be done about it. */
export default async function TaskPage({ params, searchParams }: Props) {
  const { taskId } = await params;
  const page = await storeOfPage('tasks.do', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('tasks'), serverApi()]);
  const view = await api.tasks.detail({ storeId, taskId });
  const timeZone = page.timeZoneOf(storeId);
  const people = view.state === 'open' || view.state === 'overdue' ? await api.tasks.people({ storeId }) : [];
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <LiveRefresh of={['tasks']} stores={[storeId]} pauseMs={3_000} />
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/tasks?store=${storeId}` }]}
        title={view.title}
        description={page.store.name}
      />
      <Actions page={page} view={view} people={people} />
      <Section paper title={t('task')}>
        <div className="flex flex-col gap-4 p-3">
          <div>
            <TaskStateBadge state={view.state} />
          </div>
          {view.note ? <p className="whitespace-pre-wrap break-words">{view.note}</p> : null}
          <DetailList
            columns={2}
            items={[
              { label: t('owner'), value: view.owner },
              { label: t('due'), value: <DueBy {...view} timeZone={timeZone} /> },
              {
                label: t('givenBy'),
                value: (
                  <>
                    {view.givenBy} <DateTime at={view.givenAt} timeZone={timeZone} />
                  </>
                ),
              },
              { label: t('photo'), value: t(view.needsPhoto ? 'photoWanted' : 'photoNotWanted') },
              ...(view.source && PLACES[view.source.kind] && mayFollow(page, view.source.kind)
                ? [
                    {
                      label: t('source'),
                      value: (
                        <TextLink href={`${PLACES[view.source.kind]}/${view.source.id}?store=${storeId}`}>
                          {sourceWord(t, view.source.kind)}
                        </TextLink>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </div>
      </Section>
      <Ending view={view} storeId={storeId} timeZone={timeZone} />
    </div>
  );
}

function sourceWord(
  t: (key: 'sources.MEETING' | 'sources.COMPLAINT' | 'sources.INCIDENT') => string,
  kind: string,
) {
  return kind === 'MEETING'
    ? t('sources.MEETING')
    : kind === 'COMPLAINT'
      ? t('sources.COMPLAINT')
      : t('sources.INCIDENT');
}

function Actions({
  page,
  view,
  people,
}: {
  page: StorePage;
  view: View;
  people: readonly { id: string; name: string }[];
}) {
  const of = { storeId: page.storeId, taskId: view.id };
  const gives = page.may('tasks.give', page.storeId);
  const isMine = view.ownerId === page.session.person.id;
  const waits = view.state === 'open' || view.state === 'overdue';
  return (
    <div className="flex flex-wrap items-start gap-2">
      {waits && (isMine || gives) ? <DoTask {...of} title={view.title} needsPhoto={view.needsPhoto} /> : null}
      {waits && !isMine ? <TakeTask {...of} /> : null}
      {waits && (isMine || gives) ? (
        <HandOnTask {...of} people={people.filter(({ id }) => id !== view.ownerId)} />
      ) : null}
      {waits && gives ? <WithReason {...of} of="cancel" /> : null}
      {view.state === 'done' && (isMine || gives) ? <WithReason {...of} of="reopen" /> : null}
      {gives && view.repeatId && view.comesAgain ? (
        <EndRepeated storeId={page.storeId} repeatId={view.repeatId} title={view.title} />
      ) : null}
    </div>
  );
}

/** How it ended: by whom, when, with what to show for it. */
async function Ending({ view, storeId, timeZone }: { view: View; storeId: string; timeZone: string }) {
  const t = await getTranslations('tasks');
  if (view.cancelledAt)
    return (
      <Section paper title={t('states.cancelled')}>
        <p className="p-3">
          {view.cancelledBy} <DateTime at={view.cancelledAt} timeZone={timeZone} /> · {view.cancelReason}
        </p>
      </Section>
    );
  if (!view.doneAt) return null;
  return (
    <Section paper title={t('states.done')}>
      <div className="flex flex-col gap-3 p-3">
        <p>
          {view.doneBy} <DateTime at={view.doneAt} timeZone={timeZone} />
        </p>
        {view.doneNote ? <p className="whitespace-pre-wrap break-words">{view.doneNote}</p> : null}
        {view.photoId ? (
          <a href={attachmentAddress(storeId, view.photoId)} target="_blank" rel="noreferrer">
            {/* biome-ignore lint/performance/noImgElement: a file behind a session, not a picture of the site */}
            <img
              src={attachmentAddress(storeId, view.photoId)}
              alt={t('photoAlt', { title: view.title })}
              className="max-h-80 max-w-full rounded-md border border-rule object-contain"
            />
          </a>
        ) : null}
      </div>
    </Section>
  );
}
