import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { RulesForm } from '@/components/attendance/rules-form';
import { BackToCompany, RulesScope } from '@/components/attendance/rules-scope';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { formatDateTime } from '@/lib/format';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('attendance.rules');

/** By what attendance is counted: company-wide, or in a store that has rules of its own. */
export default async function AttendanceRulesPage(props: { searchParams: Promise<{ store?: string }> }) {
  const page = await requireEverywhere('attendance.keepRules');
  const { store: asked } = await props.searchParams;
  const { stores } = page.session;
  const store = asked ? stores.find(({ id }) => id === asked) : null;
  if (store === undefined) notFound();
  const [t, locale, api] = await Promise.all([getTranslations('attendance.rules'), getLocale(), serverApi()]);
  const ofStoreId = store?.id ?? null;
  const { rules, own, storesWithOwn } = await api.attendance.rules({ ofStoreId });
  const timeZone = page.timeZoneOf(ofStoreId ?? page.storeId);
  const setBy =
    own?.setAt && t('setBy', { name: own.setBy, time: formatDateTime(own.setAt, { locale, timeZone }) });
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<RulesScope stores={stores} storeId={ofStoreId} withOwn={storesWithOwn} />}
      />
      {store ? (
        <Callout
          tone="info"
          title={t(own ? 'ownOf' : 'companyOf', { store: store.name })}
          actions={own ? <BackToCompany storeId={store.id} /> : null}
        >
          {setBy || (own ? null : t('companyHint'))}
        </Callout>
      ) : (
        <p className="text-ink-soft text-sm">{setBy || t('usualHint')}</p>
      )}
      <RulesForm key={JSON.stringify([ofStoreId, rules])} ofStoreId={ofStoreId} rules={rules} />
    </div>
  );
}
