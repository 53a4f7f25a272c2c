import { getTranslations } from 'next-intl/server';
import { pageSession } from '@/components/shell/page-session';
import { PageHeader } from '@/components/ui/page-header';

/** The first screen of the office. */
export default async function OverviewPage() {
  const { session } = await pageSession();
  const t = await getTranslations('shell.nav');
  return <PageHeader title={t('overview')} description={session.person.name} />;
}
