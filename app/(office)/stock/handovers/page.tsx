import { getTranslations } from 'next-intl/server';
import { DifferenceActions } from '@/components/handovers/difference-actions';
import { pageTitle } from '@/components/shell/page-title';
import { type StorePage, storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { OpenDifference } from '@/server/inventory/handovers/open-differences';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('handovers');

interface Props {
  searchParams: Promise<{ store?: string; before?: string }>;
}

/** Handovers of a store, latest first, and above them the differences that have no end yet. */
export default async function HandoversPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const before = id.safeParse(query.before).data;
  const [t, api] = await Promise.all([getTranslations('handovers'), serverApi()]);
  const [found, open] = await Promise.all([
    api.handovers.list({ storeId, ...(before ? { before } : {}) }),
    api.handovers.open({ storeId }),
  ]);
  const timeZone = page.timeZoneOf(storeId);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={t('title')} description={`${page.store.name} · ${t('hint')}`} />
      <Section title={t('open')} description={t('openHint')}>
        <OpenDifferences page={page} rows={open} />
      </Section>
      <Section title={t('title')} paper>
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable
            aria-label={t('title')}
            headings={[
              t('at'),
              t('zone'),
              t('from'),
              t('to'),
              { numeric: t('counted') },
              { numeric: t('differences') },
            ]}
          >
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell className="whitespace-nowrap">
                    <TextLink href={`/stock/handovers/${row.id}?store=${storeId}`}>
                      <DateTime at={row.occurredAt} timeZone={timeZone} />
                    </TextLink>
                  </TableCell>
                  <TableCell>{row.zone}</TableCell>
                  <TableCell>{row.from ?? t('nobody')}</TableCell>
                  <TableCell>{row.to}</TableCell>
                  <TableCell numeric>{row.counted}</TableCell>
                  <TableCell numeric className={row.differences > 0 ? 'text-alarm' : ''}>
                    {row.differences}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Section>
      {found.next ? (
        <ButtonLink className="self-start" href={`/stock/handovers?store=${storeId}&before=${found.next}`}>
          {t('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

/** Each with what can be done about it. */
async function OpenDifferences({ page, rows }: { page: StorePage; rows: readonly OpenDifference[] }) {
  const t = await getTranslations('handovers');
  const { storeId } = page;
  if (rows.length === 0) return <Card>{t('noneOpen')}</Card>;
  return (
    <Card padding="none">
      <ul className="divide-y divide-rule">
        {rows.map((row) => (
          <li key={row.countId} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3 text-sm">
            <p className="min-w-56 flex-1">
              <span className="font-medium">{row.name}</span>
              <span className="block text-ink-soft text-xs">
                {row.code} · {row.zone} · {row.from ?? t('nobody')} → {row.to} ·{' '}
                <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(storeId)} />
              </span>
            </p>
            <p className="flex items-center gap-2">
              <Badge tone="late">
                <Quantity value={row.difference} unit={row.unit} sign="always" tone="plain" />
              </Badge>
              {row.valueFen === null ? null : <Amount fen={row.valueFen} sign="always" />}
            </p>
            <DifferenceActions
              storeId={storeId}
              zone={row.zone}
              countId={row.countId}
              handoverId={row.handoverId}
              product={{ id: row.productId, name: row.name }}
              missing={row.difference.startsWith('-') && row.from !== null}
              mayPlan={page.may('stocktake.plan', storeId)}
              mayOpen={page.may('shortages.open', storeId)}
              mayAnswer={page.may('stock.closeDiscrepancy', storeId)}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
