import { getLocale, getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { addDays, calendarDay } from '@/lib/business-day';
import { formatDuration, formatMonth } from '@/lib/format';
import { CAUSES } from '@/server/complaints/complaint-rules';
import type { FigureBy, FigureRow } from '@/server/complaints/figures';
import { day } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('complaints.figures');

const GROUPS = ['product', 'supplier', 'category', 'person', 'zone', 'cause', 'month'] as const;
const LOOKED_BACK_DAYS = 89;
const MINUTE_MS = 60_000;

interface Props {
  searchParams: Promise<{ store?: string; by?: string; from?: string; to?: string }>;
}

/** How many complaints of what, and how long they took; every figure opens to its cases. */
export default async function ComplaintFiguresPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('complaints.read', query.store);
  const [t, locale, api] = await Promise.all([getTranslations('complaints'), getLocale(), serverApi()]);
  const by = GROUPS.find((one) => one === query.by) ?? 'cause';
  const today = calendarDay(new Date(), page.timeZoneOf(page.storeIds[0] ?? ''));
  const to = day.safeParse(query.to).data ?? today;
  const from = day.safeParse(query.from).data ?? addDays(today, -LOOKED_BACK_DAYS);
  const rows = await api.complaints.figures({ storeIds: page.storeIds, from, to, by });
  const lasted = (minutes: number | null) =>
    minutes === null ? '–' : formatDuration(minutes * MINUTE_MS, locale);
  const cause = (key: string | null) => CAUSES.find((one) => one === key);
  const nameOf = (row: FigureRow) => {
    const known = by === 'cause' ? cause(row.key) : undefined;
    if (known) return t(`causes.${known}`);
    if (by === 'month' && row.key) return formatMonth(row.key, locale);
    return row.name || t('figures.nothing');
  };
  const cases = (row: FigureRow, state?: string) => {
    const narrowed = new URLSearchParams({ store: page.scope, ...periodOf(by, row, from, to) });
    if (by !== 'month' && row.key) narrowed.set(by, row.key);
    if (state) narrowed.set('state', state);
    return `/complaints?${narrowed}`;
  };
  const headings = [
    t('figures.name'),
    { numeric: t('figures.count') },
    { numeric: t('figures.open') },
    { numeric: t('figures.overdue') },
    { numeric: t('figures.unsatisfied') },
    { numeric: t('figures.toAnswer') },
    { numeric: t('figures.toSolve') },
  ];
  return (
    <StoreListFrame
      page={page}
      path="/complaints/figures"
      header={{ title: t('figures.title') }}
      query={{ by: query.by, from: query.from, to: query.to }}
      nextCursor={null}
      filters={
        <>
          <FilterPeriod from={from} to={to} today={today} />
          <FilterSelect
            param="by"
            label={t('figures.by')}
            options={GROUPS.map((one) => ({ value: one, label: t(`figures.groups.${one}`) }))}
          />
        </>
      }
    >
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('figures.none')} />
        ) : (
          <ListTable tall aria-label={t('figures.title')} headings={headings}>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.key ?? ''}>
                  <TableCell>
                    {row.key === null ? nameOf(row) : <TextLink href={cases(row)}>{nameOf(row)}</TextLink>}
                  </TableCell>
                  <TableCell numeric>{row.count}</TableCell>
                  <TableCell numeric>{row.open}</TableCell>
                  <TableCell numeric>{row.overdue}</TableCell>
                  <TableCell numeric>{row.unsatisfied}</TableCell>
                  <TableCell numeric>{lasted(row.minutesToAnswer)}</TableCell>
                  <TableCell numeric>{lasted(row.minutesToSolve)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </StoreListFrame>
  );
}

/** The days a figure is of: of a month, those of it within the period. */
function periodOf(by: FigureBy, { key }: FigureRow, from: string, to: string) {
  if (by !== 'month' || key === null) return { from, to };
  const [first = from, last = to] = [`${key}-01`, `${key}-31`];
  const end = new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5, 7)), 0))
    .toISOString()
    .slice(0, 10);
  return { from: first > from ? first : from, to: last < to ? end : to };
}
