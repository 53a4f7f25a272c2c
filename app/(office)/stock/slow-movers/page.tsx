import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Stat, StatGrid } from '@/components/ui/stat';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

interface Props {
  searchParams: Promise<{ store?: string; days?: string; category?: string; q?: string; after?: string }>;
}

const SPANS = [30, 60, 90, 180] as const;
const AGES = ['month', 'quarter', 'half', 'year', 'older'] as const;

type Row = Awaited<
  ReturnType<Awaited<ReturnType<typeof serverApi>>['reports']['slowMovers']>
>['rows'][number];

/** 滞销与库龄: what stands here and does not sell, how old it is, and where it would. */
export default async function SlowMoversPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('slowMovers');
  const stock = await getTranslations('stock');
  const api = await serverApi();
  const days = SPANS.find((one) => String(one) === query.days) ?? 90;
  const [found, categories] = await Promise.all([
    api.reports.slowMovers({
      storeId,
      days,
      ...(query.q ? { term: query.q } : {}),
      ...(query.category ? { categoryId: query.category } : {}),
      ...(query.after ? { after: query.after } : {}),
    }),
    api.catalog.categories(),
  ]);
  const { totals } = found;
  const seesCost = totals.valueFen !== null;
  const next = new URLSearchParams({ ...(query as Record<string, string>), after: found.next ?? '' });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('title')} description={`${page.store.name} · ${t('hint', { days })}`} />
      <FilterBar params={['q', 'days', 'category', 'after']}>
        <FilterSearch param="q" label={stock('findProduct')} />
        <FilterSelect
          param="days"
          label={t('span')}
          allLabel={t('notSoldFor', { days: 90 })}
          options={SPANS.filter((one) => one !== 90).map((one) => ({
            value: String(one),
            label: t('notSoldFor', { days: one }),
          }))}
        />
        <FilterSelect
          param="category"
          label={stock('category')}
          options={categories.map((one) => ({ value: one.id, label: one.name }))}
        />
      </FilterBar>
      {found.rows.length > 0 ? (
        <StatGrid>
          <Stat label={t('products')} value={totals.products} />
          {totals.valueFen === null ? null : (
            <Stat label={t('value')} value={<Amount fen={totals.valueFen} />} />
          )}
          {(totals.agesFen ?? []).map((fen, of) => {
            const age = AGES[of] ?? 'older';
            return (
              <Stat
                key={age}
                label={t(`ages.${age}`)}
                value={<Amount fen={fen} />}
                tone={age === 'older' && fen > 0 ? 'late' : 'plain'}
              />
            );
          })}
        </StatGrid>
      ) : null}
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint', { days })} />
        ) : (
          <Table aria-label={t('title')}>
            <TableHeadings
              of={[
                stock('product'),
                { numeric: stock('onHand') },
                ...(seesCost ? [{ numeric: t('value') }] : []),
                t('lastSale'),
                t('lastReceipt'),
                ...AGES.map((age) => ({ numeric: t(`ages.${age}`) })),
                t('sellsAt'),
              ]}
            />
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.productId}>
                  <TableCell className="min-w-36">
                    <TextLink href={`/stock/entries?store=${storeId}&product=${row.productId}`}>
                      {row.name}
                    </TextLink>
                    <span className="block text-ink-soft text-xs">
                      {row.spec} {row.code}
                    </span>
                  </TableCell>
                  <TableCell numeric>
                    {row.onHand} {row.unit}
                  </TableCell>
                  {seesCost ? <AmountCell fen={row.valueFen ?? 0} /> : null}
                  <DayCell day={row.lastSale} never={t('never')} />
                  <DayCell day={row.lastReceipt} never={t('never')} />
                  {row.ages.map((pieces, of) => (
                    <TableCell key={AGES[of]} numeric className={of === AGES.length - 1 ? 'text-alarm' : ''}>
                      {pieces === '0' ? '' : pieces}
                    </TableCell>
                  ))}
                  <TableCell>
                    <WhereItSells storeId={storeId} row={row} sends={page.may('stock.transfer', storeId)} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {found.rows.length > 0 ? <p className="text-ink-soft text-xs">{t('agesHint')}</p> : null}
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/slow-movers?${next}`}>
          {stock('nextPage')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function DayCell({ day, never }: { day: string | null; never: string }) {
  return (
    <TableCell className="whitespace-nowrap">
      {day === null ? <span className="text-ink-soft">{never}</span> : <BusinessDay day={day} />}
    </TableCell>
  );
}

/** The other store that sells it, and the way to send it there. */
async function WhereItSells({ storeId, row, sends }: { storeId: string; row: Row; sends: boolean }) {
  const t = await getTranslations('slowMovers');
  if (!row.sellsAt) return <span className="text-ink-soft">{t('nowhere')}</span>;
  if (!sends) return row.sellsAt.store;
  const to = new URLSearchParams({
    store: storeId,
    to: row.sellsAt.storeId,
    product: row.productId,
    quantity: row.onHand,
  });
  return (
    <TextLink
      className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
      href={`/stock/transfers/new?${to}`}
    >
      {t('sendTo', { store: row.sellsAt.store })}
    </TextLink>
  );
}
