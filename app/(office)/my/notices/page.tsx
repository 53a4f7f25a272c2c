import { getTranslations } from 'next-intl/server';
import { NoticeList } from '@/components/notices/notice-list';
import { RobotChoices } from '@/components/notices/robot-choices';
import { RobotsPanel } from '@/components/notices/robots-panel';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('notices', 'title');

/** What the signed-in person was told, and who else says it aloud. */
export default async function MyNoticesPage() {
  const page = await pageSession();
  const t = await getTranslations('notices');
  const api = await serverApi();
  const { robots, choices, quiet } = await api.notices.choices();
  const kept = page.may('notices.keepRobots', null) ? await api.notices.robots() : null;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={t('title')} />
      <NoticeList />
      <RobotChoices
        key={robots.map(({ id }) => id).join()}
        robots={robots}
        choices={choices}
        quiet={quiet}
        timeZone={page.timeZoneOf(page.storeId)}
      />
      {kept ? <RobotsPanel robots={kept} /> : null}
    </div>
  );
}
