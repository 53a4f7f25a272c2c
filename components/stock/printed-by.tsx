import { getTranslations } from 'next-intl/server';
import { pageSession } from '@/components/shell/page-session';
import { DateTime } from '@/components/ui/date-time';
import { pageContext } from '@/trpc/server';

/** On paper only: when it was printed and by whom. */
export async function PrintedBy() {
  const t = await getTranslations('stock');
  const page = await pageSession();
  const { now } = await pageContext();
  return (
    <span className="hidden print:block">
      {t('printed')} <DateTime at={now} timeZone={page.timeZoneOf(page.storeId)} /> ·{' '}
      {page.session.person.name}
    </span>
  );
}
