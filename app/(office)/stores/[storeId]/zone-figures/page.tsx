import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requireSomewhere } from '@/components/shell/page-session';
import { Amount } from '@/components/ui/amount';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterDate } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Quantity } from '@/components/ui/quantity';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { addDays, calendarDay } from '@/lib/business-day';
import { day } from '@/server/platform/schema';
import type { FigureRow } from '@/server/reports/zone-figures';
import { pageContext, serverApi } from '@/trpc/server';

interface Props {
  params: Promise<{ storeId: string }>;
  searchParams: Promise<{ from?: string; to?: string }>;
}

/** Figures of a store's zones and of who answered for them, this month unless another period is asked for. */
export default async function ZoneFiguresPage({ params, searchParams }: Props) {
  const [{ storeId }, query] = await Promise.all([params, searchParams]);
  const page = await requireSomewhere('zones.figures');
  const store = page.session.stores.find(({ id }) => id === storeId);
  if (!store || !page.storeIds.includes(storeId)) notFound();
  const [t, api, { now }] = await Promise.all([getTranslations('zones.figures'), serverApi(), pageContext()]);
  const asked = periodOf(query, calendarDay(now, page.timeZoneOf(storeId)));
  const found = await api.reports.zoneFigures({ storeId, from: asked.from, to: asked.to });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={`${store.name} · ${asked.from} – ${asked.to} · ${t('hint')}`}
        breadcrumbs={
          page.may('zones.manage', storeId) ? [{ label: store.name, href: `/stores/${storeId}` }] : []
        }
      />
      <FilterBar params={['from', 'to']}>
        <FilterDate param="from" label={t('from')} />
        <FilterDate param="to" label={t('to')} />
      </FilterBar>
      {asked.wrong ? <Callout tone="warn" title={t('periodWrong')} /> : null}
      <FigureTable kind="zone" rows={found.zones} />
      <FigureTable kind="person" rows={found.people} />
    </div>
  );
}

/** The period in the address, or this month where that is none. */
function periodOf(query: { from?: string; to?: string }, today: string) {
  const month = { from: `${today.slice(0, 7)}-01`, to: today };
  const to = query.to ? day.safeParse(query.to).data : today;
  const from = query.from ? day.safeParse(query.from).data : to && `${to.slice(0, 7)}-01`;
  const right = from && to && from <= to && to <= addDays(from, 91);
  return right ? { from, to, wrong: false } : { ...month, wrong: true };
}

async function FigureTable({ kind, rows }: { kind: 'zone' | 'person'; rows: readonly FigureRow[] }) {
  const t = await getTranslations('zones.figures');
  const title = t(kind === 'zone' ? 'byZone' : 'byPerson');
  return (
    <Section title={title} paper>
      {rows.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <Table aria-label={title}>
          <TableHeadings
            of={[
              t(kind),
              t(kind === 'zone' ? 'owner' : 'zones'),
              { numeric: t('soldAmount') },
              { numeric: t('onHand') },
              { numeric: t('shortAmount') },
              { numeric: t('negative') },
              { numeric: t('discrepancies') },
              { numeric: t('checks') },
              { numeric: t('owed') },
            ]}
          />
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.id}>
                <TableCell className="whitespace-nowrap">
                  {row.code === '' ? null : <span className="figures mr-2 text-ink-soft">{row.code}</span>}
                  {row.name}
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {kind === 'zone' ? (row.owner ?? '–') : row.zones}
                </TableCell>
                <Two
                  none={row.soldFen === 0 && row.soldPieces === 0}
                  above={<Amount fen={row.soldFen} />}
                  below={t('pieces', { count: row.soldPieces })}
                />
                <Two
                  none={row.onHand === 0}
                  above={<Quantity value={String(row.onHand)} />}
                  below={row.valueFen === null ? null : <Amount fen={row.valueFen} tone="plain" />}
                />
                <Two
                  none={row.shortPieces === 0}
                  above={<Amount fen={row.shortListFen} />}
                  below={t('pieces', { count: row.shortPieces })}
                />
                <Two none={row.negative === 0} above={<span className="text-alarm">{row.negative}</span>} />
                <Two
                  none={row.discrepancies === 0}
                  above={<span className="text-alarm">{row.discrepancies}</span>}
                />
                <Two
                  none={row.checksDue === 0}
                  above={`${Math.round((100 * row.checksDone) / row.checksDue)}%`}
                  below={t('checksOf', { done: row.checksDone, due: row.checksDue })}
                />
                <Two none={row.owedFen === 0} above={<Amount fen={row.owedFen} className="text-alarm" />} />
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

/** A figure and what it is made of; a dash where there is nothing. */
function Two(props: { none: boolean; above: ReactNode; below?: ReactNode }) {
  return (
    <TableCell numeric className="whitespace-nowrap">
      {props.none ? '–' : props.above}
      {props.none || !props.below ? null : <span className="block text-ink-soft text-xs">{props.below}</span>}
    </TableCell>
  );
}
