import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { StateBadge } from '@/components/training/state-badge';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('training', 'mine');

/** What one is to learn, and what one learnt. */
export default async function MyTrainingPage() {
  const page = await pageSession();
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  const rows = await api.training.mine();
  const open = rows.filter(({ passedAt }) => passedAt === null);
  const over = rows.filter(({ passedAt }) => passedAt !== null);
  const list = (some: typeof rows) => (
    <ul className="divide-y divide-rule">
      {some.map((row) => (
        <li key={row.id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <TextLink
            href={`/my/training/${row.id}`}
            className="min-w-0 flex-1 basis-48 break-words py-1 font-medium"
          >
            {row.title}
          </TextLink>
          <StateBadge state={row.state} />
          <span className="text-ink-soft text-sm">
            {row.passedAt ? (
              <DateTime at={row.passedAt} timeZone={page.timeZoneOf(row.storeId)} show="date" />
            ) : row.state === 'PAUSED' ? null : (
              <>
                {t('dueOn')} <BusinessDay day={row.dueOn} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <LiveRefresh of={['training']} pauseMs={4_000} />
      <PageHeader title={t('mine')} description={t('mineHint')} />
      <Section title={t('open')}>
        <Card padding="none">
          {open.length === 0 ? (
            <EmptyState title={t('mineNone')} description={t('mineNoneHint')} />
          ) : (
            list(open)
          )}
        </Card>
      </Section>
      {over.length > 0 ? (
        <Section title={t('over')}>
          <Card padding="none">{list(over)}</Card>
        </Section>
      ) : null}
    </div>
  );
}
