import { getTranslations } from 'next-intl/server';
import { ItemOverview } from '@/components/open-items/item-overview';
import { ReportBoard } from '@/components/reports/board';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Card, Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stat, StatGrid } from '@/components/ui/stat';
import { UnownedOverview } from '@/components/zones/unowned-overview';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('shell.nav', 'overview');

/** The first screen of the office: is yesterday in, what is late, what is short. */
export default async function OverviewPage() {
  const page = await pageSession();
  const t = await getTranslations('reports');
  const nav = await getTranslations('shell.nav');
  const readable = page.session.stores.filter((store) => page.may('reports.read', store.id));
  if (readable.length === 0) {
    return (
      <div className="flex flex-col gap-4">
        <PageHeader title={nav('overview')} description={page.session.person.name} />
        <EmptyState title={t('welcome', { name: page.session.person.name })} description={t('welcomeHint')} />
        <UnownedOverview page={page} />
        <ItemOverview page={page} />
      </div>
    );
  }
  const api = await serverApi();
  const [all, context] = await Promise.all([api.reports.board({ days: 8 }), pageContext()]);
  const board = page.storeId ? all.filter((store) => store.id === page.storeId) : all;
  const days = board.flatMap((store) => store.days);
  const count = (state: string) => days.filter((day) => day.state === state).length;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={nav('overview')} description={t('overviewHint')} />
      <UnownedOverview page={page} />
      <StatGrid>
        <Stat
          label={t('states.LATE')}
          value={count('LATE')}
          tone={count('LATE') > 0 ? 'late' : 'plain'}
          href="/day-reports"
          detail={t('lateDetail')}
        />
        <Stat label={t('states.OPEN')} value={count('OPEN')} href="/day-reports" detail={t('openDetail')} />
        <Stat
          label={t('states.SUBMITTED')}
          value={count('SUBMITTED')}
          href="/day-reports"
          detail={t('submittedDetail')}
        />
        <Stat
          label={t('states.RETURNED')}
          value={count('RETURNED')}
          tone={count('RETURNED') > 0 ? 'late' : 'plain'}
          href="/day-reports"
          detail={t('returnedDetail')}
        />
      </StatGrid>
      <Section title={t('board')}>
        <Card padding="none">
          <ReportBoard stores={board} now={context.now} />
        </Card>
      </Section>
      <ItemOverview page={page} />
    </div>
  );
}
