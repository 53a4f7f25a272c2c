import { getTranslations } from 'next-intl/server';
import { CoverForm } from '@/components/roster/settings/cover-form';
import { PeopleTable } from '@/components/roster/settings/people-table';
import { RulesForm } from '@/components/roster/settings/rules-form';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { USUAL_SETTINGS } from '@/server/roster/planning-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('roster.settings');

/** From this month on the next year's holidays are known. */
const NEXT_YEAR_FROM = 11;

/** What a store plans by: when it is open, people needed, limits; for head office what people were taken on for, and their leave. */
export default async function RosterSettingsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('roster.set', (await searchParams).store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('roster.settings'), serverApi()]);
  const today = page.businessDayIn(storeId, new Date());
  const year = Number(today.slice(0, 4));
  const years = Number(today.slice(5, 7)) >= NEXT_YEAR_FROM ? [year, year + 1] : [year];
  const employs = page.may('roster.employ', null);
  const [setup, people, ...calendars] = await Promise.all([
    api.roster.setup({ storeId }),
    employs ? api.roster.people({ storeId, year }) : [],
    ...years.map((one) => api.stores.calendar({ storeId, year: one })),
  ]);
  const unchecked = calendars.filter(({ checkedAt }) => checkedAt === null).map((one) => one.year);
  const to = (of: number) => `/stores/${storeId}?tab=hours&year=${of}`;
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={<OneStore allowed={page.allowed} storeId={storeId} />}
      />
      <Section title={t('hours.title')} description={t('hours.hint')}>
        {unchecked.map((one) => (
          <Callout key={one} tone="warn" title={t('hours.unchecked', { year: one })}>
            <TextLink href={to(one)}>{t('hours.check', { year: one })}</TextLink>
          </Callout>
        ))}
        {calendars[0]?.isAssumed ? <Callout tone="warn" title={t('hours.assumed')} /> : null}
        <p className="text-sm">
          <TextLink href={to(year)}>{t('hours.open')}</TextLink>
        </p>
      </Section>
      <CoverForm storeId={storeId} cover={setup.cover} openHours={openHours(calendars[0]?.weekly ?? [])} />
      <RulesForm
        key={JSON.stringify(setup.settings)}
        storeId={storeId}
        settings={setup.settings}
        usual={USUAL_SETTINGS}
      />
      {employs ? <PeopleTable people={people} year={year} /> : null}
    </div>
  );
}

/** Hours of the day in which a store is open on some day of its week. */
function openHours(weekly: readonly (readonly { fromMinute: number; toMinute: number }[])[]): number[] {
  const windows = weekly.flat();
  return Array.from({ length: 30 }, (_, hour) => hour).filter((hour) =>
    windows.some(({ fromMinute, toMinute }) => fromMinute < (hour + 1) * 60 && toMinute > hour * 60),
  );
}
