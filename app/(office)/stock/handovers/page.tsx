import { getTranslations } from 'next-intl/server';
import { DifferenceActions } from '@/components/handovers/difference-actions';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { type StoresPage, storesOfPage } from '@/components/stock/stores-of-page';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Quantity } from '@/components/ui/quantity';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import type { OpenDifference } from '@/server/handovers/open-differences';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('handovers');

interface Props {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}

/** Handovers, latest first, and above them the differences that have no end yet. */
export default async function HandoversPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, api] = await Promise.all([getTranslations('handovers'), serverApi()]);
  const asked = { storeIds: page.storeIds };
  const [found, total, open] = await Promise.all([
    api.handovers.list({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.handovers.totals(asked),
    api.handovers.open(asked),
  ]);
  return (
    <StoreList
      page={page}
      path="/stock/handovers"
      views="handovers"
      header={{ title: t('title'), hint: t('hint') }}
      query={{}}
      file="handovers"
      total={{
        count: total.count,
        sums: [
          { label: t('differences'), number: total.differences },
          ...(total.valueFen === null ? [] : [{ label: t('value'), fen: total.valueFen }]),
        ],
      }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      above={
        <Section title={t('open')} description={t('openHint')}>
          <OpenDifferences page={page} rows={open} />
        </Section>
      }
      empty={{ title: t('none'), description: t('noneHint') }}
      headings={[
        t('at'),
        t('zone'),
        t('from'),
        t('to'),
        { numeric: t('counted') },
        { numeric: t('differences') },
      ]}
    >
      {found.rows.map((row) => (
        <TableRow key={`${row.storeId}${row.id}`}>
          <TableCell className="whitespace-nowrap">
            <TextLink href={`/stock/handovers/${row.id}?store=${row.storeId}`}>
              <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(row.storeId)} />
            </TextLink>
          </TableCell>
          <StoreCell page={page} storeId={row.storeId} />
          <TableCell>{row.zone}</TableCell>
          <TableCell>{row.from ?? t('nobody')}</TableCell>
          <TableCell>{row.to}</TableCell>
          <TableCell numeric>{row.counted}</TableCell>
          <TableCell numeric className={row.differences > 0 ? 'text-alarm' : ''}>
            {row.differences}
          </TableCell>
        </TableRow>
      ))}
    </StoreList>
  );
}

/** Each with what can be done about it. */
async function OpenDifferences({ page, rows }: { page: StoresPage; rows: readonly OpenDifference[] }) {
  const t = await getTranslations('handovers');
  if (rows.length === 0) return <Card>{t('noneOpen')}</Card>;
  return (
    <Card padding="none">
      <ul className="divide-y divide-rule">
        {rows.map((row) => (
          <li
            key={`${row.storeId}${row.countId}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3 text-sm"
          >
            <p className="min-w-56 flex-1">
              <span className="font-medium">{goodsName(row)}</span>
              <span className="block text-ink-soft text-xs">
                {page.several ? `${page.storeOf(row.storeId)?.name} · ` : ''}
                {row.code} · {row.zone} · {row.from ?? t('nobody')} → {row.to} ·{' '}
                <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(row.storeId)} />
              </span>
            </p>
            <p className="flex items-center gap-2">
              <Badge tone="late">
                <Quantity value={row.difference} unit={row.unit} sign="always" tone="plain" />
              </Badge>
              {row.valueFen === null ? null : <Amount fen={row.valueFen} sign="always" />}
            </p>
            <DifferenceActions
              storeId={row.storeId}
              zone={row.zone}
              countId={row.countId}
              handoverId={row.handoverId}
              productId={row.productId}
              goods={goodsName(row)}
              missing={row.difference.startsWith('-') && row.from !== null}
              mayPlan={page.may('stocktake.plan', row.storeId)}
              mayOpen={page.may('shortages.open', row.storeId)}
              mayAnswer={page.may('handovers.answerDifference', row.storeId)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
