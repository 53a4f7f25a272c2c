import { getLocale, getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { addDays, calendarDay } from '@/lib/business-day';
import { formatMonth } from '@/lib/format';
import type { FigureRow } from '@/server/incidents/figures';
import { KINDS } from '@/server/incidents/incident-rules';
import { day } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('incidents.figures');

const GROUPS = ['kind', 'zone', 'month', 'person'] as const;
const LOOKED_BACK_DAYS = 89;

interface Props {
  searchParams: Promise<{ store?: string; by?: string; from?: string; to?: string }>;
}

/** How many incidents of what, and what they cost; every figure opens to its incidents. */
export default async function IncidentFiguresPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('incidents.read', query.store);
  const [t, locale, api] = await Promise.all([getTranslations('incidents'), getLocale(), serverApi()]);
  const by = GROUPS.find((one) => one === query.by) ?? 'kind';
  const today = calendarDay(new Date(), page.timeZoneOf(page.storeIds[0] ?? ''));
  const to = day.safeParse(query.to).data ?? today;
  const from = day.safeParse(query.from).data ?? addDays(today, -LOOKED_BACK_DAYS);
  const rows = await api.incidents.figures({ storeIds: page.storeIds, from, to, by });
  const nameOf = (row: FigureRow) => {
    const kind = KINDS.find((one) => one === row.key);
    if (by === 'kind' && kind) return t(`kinds.${kind}`);
    if (by === 'month' && row.key) return formatMonth(row.key, locale);
    return row.name || t('figures.nothing');
  };
  const listOf = (row: FigureRow) => {
    const asked = new URLSearchParams({ store: page.scope, from, to });
    if (by === 'month' && row.key) {
      const [first, last] = monthOf(row.key);
      // Of a month, the days of it within the period.
      asked.set('from', [first, from].toSorted().at(-1) ?? from);
      asked.set('to', [last, to].toSorted()[0] ?? to);
    } else if (row.key) asked.set(by, row.key);
    return `/incidents?${asked}`;
  };
  const seesCosts = rows.every(({ costFen }) => costFen !== null);
  return (
    <StoreListFrame
      page={page}
      path="/incidents/figures"
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
          <ListTable
            tall
            aria-label={t('figures.title')}
            headings={[
              t(`figures.groups.${by}`),
              { numeric: t('figures.count') },
              { numeric: t('figures.severe') },
              { numeric: t('figures.open') },
              { numeric: t('figures.quarrels') },
              { numeric: t('figures.worth') },
              ...(seesCosts ? [{ numeric: t('figures.cost') }] : []),
            ]}
          >
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.key ?? ''}>
                  <TableCell>
                    {row.key === null ? nameOf(row) : <TextLink href={listOf(row)}>{nameOf(row)}</TextLink>}
                  </TableCell>
                  <TableCell numeric>{row.count}</TableCell>
                  <TableCell numeric>{row.severe}</TableCell>
                  <TableCell numeric>{row.open}</TableCell>
                  <TableCell numeric>{row.quarrels}</TableCell>
                  <AmountCell fen={row.worthFen} />
                  {row.costFen === null ? null : <AmountCell fen={row.costFen} />}
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </StoreListFrame>
  );
}

/** First and last day of a 'YYYY-MM'. */
function monthOf(month: string): [string, string] {
  const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));
  return [`${month}-01`, end.toISOString().slice(0, 10)];
}
