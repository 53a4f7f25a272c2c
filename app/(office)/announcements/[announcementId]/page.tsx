import { getTranslations } from 'next-intl/server';
import { CloseAnnouncement, ConfirmRead, RemindUnread } from '@/components/announcements/announcement-acts';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { type PageSession, pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('announcements', 'one');

type View = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['notices']['announcement']>>;

/** One announcement whole, with the word that one has read it; for whoever wrote it, who has not. */
export default async function AnnouncementPage({ params }: { params: Promise<{ announcementId: string }> }) {
  const { announcementId } = await params;
  const page = await pageSession();
  const [t, api] = await Promise.all([getTranslations('announcements'), serverApi()]);
  const view = await api.notices.announcement({ announcementId });
  const timeZone = page.timeZoneOf(view.storeId);
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <LiveRefresh of={['notices']} pauseMs={3_000} />
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: '/announcements' }]}
        title={view.title}
        description={
          <>
            {view.writtenBy} <DateTime at={view.writtenAt} timeZone={timeZone} />
          </>
        }
      />
      <Section paper title={t('one')}>
        <div className="flex flex-col gap-4 p-3">
          <p className="whitespace-pre-wrap break-words">{view.text}</p>
          {view.file ? (
            <a
              className="self-start py-2 text-accent underline"
              href={attachmentAddress(view.file.storeId, view.file.id)}
              target="_blank"
              rel="noreferrer"
            >
              {t('openFile')}
            </a>
          ) : null}
          {view.waits ? <ConfirmRead announcementId={view.id} /> : null}
          {view.readAt ? (
            <p className="text-ink-soft text-sm">
              {t('youRead')} <DateTime at={view.readAt} timeZone={timeZone} />
            </p>
          ) : null}
          {view.closedAt ? (
            <p className="text-ink-soft text-sm">
              {t('closedBy', { name: view.closedBy ?? '' })}{' '}
              <DateTime at={view.closedAt} timeZone={timeZone} />
            </p>
          ) : null}
        </div>
      </Section>
      {view.manages ? <Readers view={view} page={page} timeZone={timeZone} /> : null}
    </div>
  );
}

/** Who has not read it first. */
async function Readers({ view, page, timeZone }: { view: View; page: PageSession; timeZone: string }) {
  const [t, roles] = await Promise.all([getTranslations('announcements'), getTranslations('shell.roles')]);
  const readers = (view.readers ?? []).toSorted(
    (a, b) => Number(a.readAt !== null) - Number(b.readAt !== null),
  );
  const unread = readers.filter(({ readAt }) => readAt === null).length;
  const named = [
    ...page.session.stores.filter(({ id }) => view.storeIds.includes(id)).map(({ name }) => name),
    ...view.roles.map((role) => roles(role)),
  ];
  return (
    <Section
      title={
        view.mustRead ? t('readBy', { read: readers.length - unread, all: readers.length }) : t('notMustRead')
      }
      description={named.length > 0 ? t('toNamed', { names: named.join(' · ') }) : undefined}
      actions={
        view.closedAt ? null : (
          <>
            {unread > 0 ? (
              <RemindUnread announcementId={view.id} storeId={view.storeId} unread={unread} />
            ) : null}
            <CloseAnnouncement announcementId={view.id} storeId={view.storeId} />
          </>
        )
      }
    >
      {readers.length > 0 ? (
        <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
          {readers.map((reader) => (
            <li key={reader.id} className="flex flex-wrap items-center gap-3 px-4 py-2">
              {page.may('people.read', null) ? (
                <TextLink href={`/people/${reader.id}`}>{reader.name}</TextLink>
              ) : (
                <span>{reader.name}</span>
              )}
              <span className="ml-auto text-sm">
                {reader.readAt ? (
                  <span className="text-ink-soft">
                    {t('read')} <DateTime at={reader.readAt} timeZone={timeZone} />
                  </span>
                ) : (
                  <Badge tone="warn">{t('unread')}</Badge>
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
