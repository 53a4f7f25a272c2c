import { getTranslations } from 'next-intl/server';
import type { PageSession } from '@/components/shell/page-session';
import { Section } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';
import { WaitingList } from './waiting-list';

/** As many as a home shows; the rest stands in My day. */
const SHOWN = 5;

/** On the home: what waits for whoever looks, the most pressing first. */
export async function WaitingBlock({ page }: { page: PageSession }) {
  const [t, api] = await Promise.all([getTranslations('myDay'), serverApi()]);
  const lines = await api.insight.waiting();
  if (lines.length === 0) return null;
  const names = new Map(page.session.stores.map(({ id, name }) => [id, name]));
  return (
    <Section
      title={t('title')}
      actions={<TextLink href="/my/day">{t('all', { count: lines.length })}</TextLink>}
    >
      <WaitingList
        lines={lines.slice(0, SHOWN)}
        timeZoneOf={page.timeZoneOf}
        storeOf={names.size > 1 ? (storeId) => names.get(storeId) ?? '' : null}
        plain
      />
    </Section>
  );
}
