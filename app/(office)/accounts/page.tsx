import { getTranslations } from 'next-intl/server';
import { AgeingTable } from '@/components/credit/ageing-table';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterDate, FilterSelect } from '@/components/ui/filter-bar';
import { Stat, StatGrid } from '@/components/ui/stat';
import { addDays, calendarDay } from '@/lib/business-day';
import { day as daySchema } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('credit');

const HELD = ['STORED_VALUE', 'STORED_BONUS', 'STORE_CREDIT'] as const;

interface Props {
  searchParams: Promise<{ store?: string; day?: string; owing?: string; cursor?: string }>;
}

/** Who owes these stores what, most overdue first, as of today or any day before. */
export default async function AccountsPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('credit.see', query.store);
  const [t, api] = await Promise.all([getTranslations('credit'), serverApi()]);
  const today = calendarDay(new Date(), page.timeZoneOf(page.storeIds[0] ?? ''));
  const day = daySchema.safeParse(query.day).data ?? today;
  const overdue = query.owing === 'overdue';
  const found = await api.credit.ageing({
    storeIds: page.storeIds,
    day,
    overdue,
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  const held = page.may('credit.see', null) ? await api.credit.held() : null;
  return (
    <StoreListFrame
      page={page}
      path="/accounts"
      header={{
        title: t('title'),
        hint: t('hint'),
        actions: (
          <>
            <ButtonLink href={`/accounts/entries?store=${page.scope}`}>{t('entries')}</ButtonLink>
            {page.storeIds.some((id) => page.may('credit.remind', id)) ? (
              <ButtonLink href={`/accounts/overdue?store=${page.scope}`}>{t('overdueList')}</ButtonLink>
            ) : null}
          </>
        ),
      }}
      query={{ day: query.day, owing: query.owing }}
      file="accounts"
      total={{ count: found.customers, counted: t('counted', { count: found.customers }) }}
      nextCursor={found.nextCursor}
      moreLabel={t('more')}
      filters={
        <>
          <FilterDate param="day" label={t('asOf')} fallback={today} />
          <FilterSelect
            param="owing"
            label={t('owing')}
            options={[{ value: 'overdue', label: t('overdueOnly') }]}
          />
        </>
      }
    >
      {held ? <Held held={held} from={addDays(today, -30)} /> : null}
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <AgeingTable
            rows={found.rows}
            sum={found.sum}
            href={({ customer }) => `/accounts/${customer.id}?store=${page.storeIds[0]}`}
          />
        )}
      </Card>
    </StoreListFrame>
  );
}

/** What the company owes its customers, in goods; a press shows what moved it in the last month. */
async function Held({ held, from }: { held: Record<(typeof HELD)[number], number>; from: string }) {
  const t = await getTranslations('credit');
  return (
    <section aria-label={t('held')} className="flex flex-col gap-2">
      <h2 className="text-ink-soft text-sm">{t('held')}</h2>
      <StatGrid>
        {HELD.map((account) => (
          <Stat
            key={account}
            label={t(`accounts.${account}`)}
            value={<Amount fen={held[account]} tone="plain" />}
            href={`/accounts/entries?store=all&from=${from}&account=${account}`}
          />
        ))}
      </StatGrid>
    </section>
  );
}
