import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { DocumentList } from '@/components/stock/document-list';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { TableCell, TableRow } from '@/components/ui/table';
import { formatQuantity } from '@/lib/format';
import { ADJUSTMENT_REASONS } from '@/server/inventory/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'adjustments');

/** Corrections of a store's stock, latest first. */
export default async function AdjustmentsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string; reason?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.adjust', query.store);
  const t = await getTranslations('stock');
  const reason = ADJUSTMENT_REASONS.find((one) => one === query.reason);
  const found = await (await serverApi()).inventory.adjustments({
    storeId: page.storeId,
    ...(query.cursor ? { cursor: Number(query.cursor) } : {}),
    ...(reason ? { reason } : {}),
  });
  return (
    <DocumentList
      page={page}
      path="/stock/adjustments"
      params={reason ? { reason } : {}}
      title={t('adjustments')}
      newLabel={t('newAdjustment')}
      empty={{ title: t('noAdjustments'), hint: t('noAdjustmentsHint') }}
      filters={
        <FilterBar params={['reason', 'cursor']}>
          <FilterSelect
            param="reason"
            label={t('reason')}
            options={ADJUSTMENT_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
          />
        </FilterBar>
      }
      headings={[t('number'), t('reason'), t('time'), t('lines')]}
      nextCursor={found.nextCursor}
    >
      {found.rows.map((row) => (
        <TableRow key={row.id}>
          <TableCell className="whitespace-nowrap">{documentNumber('ADJUSTMENT', row.number)}</TableCell>
          <TableCell>
            {t(`reasons.${row.reason}`)}
            {row.reason === 'THEFT' ? (
              <Badge tone="late" className="ml-2">
                {t('waitsForIncident')}
              </Badge>
            ) : null}
            <span className="block text-ink-soft text-xs">{row.note}</span>
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(page.storeId)} /> {row.person}
          </TableCell>
          <TableCell>
            {row.lines.map((line) => (
              <span key={line.id} className="block">
                {line.name}{' '}
                <span className="figures">
                  {formatQuantity(line.quantity)} {line.unit}
                </span>{' '}
                <span className="text-ink-soft text-xs">{line.zone}</span>
              </span>
            ))}
          </TableCell>
        </TableRow>
      ))}
    </DocumentList>
  );
}
