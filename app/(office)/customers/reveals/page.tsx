import { getLocale, getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoresFilter } from '@/components/shell/stores-filter';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { NextPage } from '@/components/views/next-page';
import { addDays } from '@/lib/business-day';
import { formatPeriod } from '@/lib/format';
import { day } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('customers.looks');

interface Props {
  searchParams: Promise<{ store?: string; from?: string; to?: string; cursor?: string }>;
}

/** Days that are shown where nobody says which. */
const USUAL_DAYS = 6;

/** Who looked at numbers of customers they do not serve: how often a day, and each time. */
export default async function RevealsPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('customers.readReveals', query.store);
  const [t, reasons, api, locale] = await Promise.all([
    getTranslations('customers.looks'),
    getTranslations('customers.reveal.reasons'),
    serverApi(),
    getLocale(),
  ]);
  const today = page.businessDayIn(page.storeId, new Date());
  const to = day.safeParse(query.to).data ?? today;
  const from = day.safeParse(query.from).data ?? addDays(to, -USUAL_DAYS);
  const { counts, looks, nextCursor } = await api.customers.reveals({
    storeIds: page.storeIds,
    from,
    to,
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={formatPeriod(from, to, locale)}
        breadcrumbs={[{ label: t('customers'), href: '/customers' }]}
      />
      <FilterBar params={['from', 'to']}>
        <StoresFilter allowed={page.allowed} chosen={page.stores} />
        <FilterPeriod from={from} to={to} today={today} />
      </FilterBar>
      {looks.length === 0 ? (
        <Card>
          <EmptyState title={t('none')} description={t('noneHint')} />
        </Card>
      ) : (
        <>
          <Section title={t('counts')}>
            <Card padding="none">
              <ListTable aria-label={t('counts')} headings={[t('person'), t('day'), { numeric: t('times') }]}>
                <TableBody>
                  {counts.map((row) => (
                    <TableRow key={`${row.personId}${row.day}`}>
                      <TableCell>{row.person}</TableCell>
                      <TableCell>
                        <BusinessDay day={row.day} />
                      </TableCell>
                      <TableCell numeric>{row.times}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </ListTable>
            </Card>
          </Section>
          <Section title={t('each')}>
            <Card padding="none">
              <ListTable
                aria-label={t('each')}
                headings={[t('time'), t('person'), t('customer'), t('reason')]}
              >
                <TableBody>
                  {looks.map((look) => (
                    <TableRow key={look.id}>
                      <TableCell className="whitespace-nowrap">
                        <DateTime at={look.at} timeZone={page.timeZoneOf(look.storeId)} />
                      </TableCell>
                      <TableCell>{look.person}</TableCell>
                      <TableCell>
                        <TextLink href={`/customers/${look.customerId}`}>
                          {look.customer || t('erased')}
                        </TextLink>
                      </TableCell>
                      <TableCell>{look.words || reasons(look.reason)}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </ListTable>
            </Card>
          </Section>
          {nextCursor ? (
            <NextPage
              href={`/customers/reveals?${new URLSearchParams({ store: page.scope, from, to, cursor: nextCursor })}`}
              label={t('older')}
            />
          ) : null}
        </>
      )}
    </div>
  );
}
