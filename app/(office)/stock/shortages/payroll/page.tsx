import { getLocale, getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { calendarDay } from '@/lib/business-day';
import { caseNumber } from '@/lib/case-number';
import { formatMonth } from '@/lib/format';
import { sumFen } from '@/lib/money';
import { month as monthSchema } from '@/server/platform/schema';
import { monthsAround } from '@/server/shortages/shortage-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('shortages', 'payroll');

interface Props {
  searchParams: Promise<{ store?: string; month?: string }>;
}

/** What shortages take of the wages of a month, by person: for whoever pays them. */
export default async function ShortagePayrollPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('shortages.read', query.store);
  const { storeId } = page;
  const [t, locale] = [await getTranslations('shortages'), await getLocale()];
  const thisMonth = calendarDay(new Date(), page.timeZoneOf(storeId)).slice(0, 7);
  const month = monthSchema.safeParse(query.month).data ?? thisMonth;
  const rows = await (await serverApi()).shortages.payroll({ storeId, month });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/shortages?store=${storeId}` }]}
        title={t('payroll')}
        description={`${page.store.name} · ${formatMonth(month, locale)}`}
      />
      <FilterBar params={['month']}>
        <FilterSelect
          param="month"
          label={t('month')}
          allLabel={formatMonth(thisMonth, locale)}
          options={monthsAround(thisMonth, 12, 12)
            .filter((one) => one !== thisMonth)
            .map((one) => ({ value: one, label: formatMonth(one, locale) }))}
        />
      </FilterBar>
      <p className="text-ink-soft text-sm">{t('payrollHint')}</p>
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('payrollNone')} />
        ) : (
          <ListTable aria-label={t('payroll')} headings={[t('person'), t('cases'), { numeric: t('held') }]}>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.personId}>
                  <TableCell>{row.person}</TableCell>
                  <TableCell className="figures">
                    {row.caseNumbers.map((number) => caseNumber(number)).join(' · ')}
                  </TableCell>
                  <AmountCell fen={row.amountFen} />
                </TableRow>
              ))}
              <TableRow>
                <TableCell>{t('total')}</TableCell>
                <TableCell />
                <AmountCell fen={sumFen(rows.map((row) => row.amountFen))} />
              </TableRow>
            </TableBody>
          </ListTable>
        )}
      </Card>
    </div>
  );
}
