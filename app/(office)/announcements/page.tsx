import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { NextPage } from '@/components/views/next-page';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('announcements');

/** Announcements that concern whoever is signed in, the latest first. */
export default async function AnnouncementsPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string }>;
}) {
  const before = id.safeParse((await searchParams).before).data;
  const page = await pageSession();
  const [t, api] = await Promise.all([getTranslations('announcements'), serverApi()]);
  const found = await api.notices.announcements(before ? { before } : {});
  const writes =
    page.may('notices.announce', null) ||
    page.session.stores.some((store) => page.may('notices.announce', store.id));
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <LiveRefresh of={['notices']} pauseMs={3_000} />
      <PageHeader
        title={t('title')}
        actions={
          writes ? (
            <ButtonLink variant="primary" href="/announcements/new">
              {t('new')}
            </ButtonLink>
          ) : null
        }
      />
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ul className="divide-y divide-rule">
            {found.rows.map((row) => (
              <li key={row.id} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                <span className="min-w-0 flex-1">
                  <TextLink href={`/announcements/${row.id}`} className="break-words py-1 font-medium">
                    {row.title}
                  </TextLink>
                  <span className="block text-ink-soft text-sm">
                    {row.writtenBy} <DateTime at={row.writtenAt} timeZone={page.timeZoneOf(row.storeId)} />
                  </span>
                </span>
                <ReadBadge row={row} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {found.next ? <NextPage href={`/announcements?before=${found.next}`} label={t('older')} /> : null}
    </div>
  );
}

async function ReadBadge({ row }: { row: { waits: boolean; readAt: Date | null; isOpen: boolean } }) {
  const t = await getTranslations('announcements');
  if (row.waits) return <Badge tone="warn">{t('waits')}</Badge>;
  if (row.readAt) return <Badge tone="ok">{t('read')}</Badge>;
  return row.isOpen ? null : <Badge>{t('closed')}</Badge>;
}
