import { getTranslations } from 'next-intl/server';
import { incidentLinks } from '@/components/incidents/incident-of-document';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { DateTime } from '@/components/ui/date-time';
import { FilterSelect } from '@/components/ui/filter-bar';
import { TableCell, TableRow } from '@/components/ui/table';
import { Unit } from '@/components/ui/unit';
import { documentNumber } from '@/lib/document-number';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { ADJUSTMENT_REASONS } from '@/server/stock/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'adjustments');

/** Corrections of a store's stock, latest first. */
export default async function AdjustmentsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string; reason?: string }>;
}) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const t = await getTranslations('stock');
  const reason = ADJUSTMENT_REASONS.find((one) => one === query.reason);
  const api = await serverApi();
  const asked = { storeIds: page.storeIds, ...(reason ? { reason } : {}) };
  const [found, total] = await Promise.all([
    api.stock.adjustments({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.stock.adjustmentTotals(asked),
  ]);
  const incidentOf = await incidentLinks(
    page,
    'ADJUSTMENT',
    found.rows.map(({ id }) => id),
  );
  return (
    <StoreList
      page={page}
      path="/stock/adjustments"
      views="adjustments"
      header={{
        title: t('adjustments'),
        create: { label: t('newAdjustment'), permission: 'stock.adjust' },
      }}
      file="adjustments"
      query={{ reason }}
      total={{ count: total.count }}
      empty={{ title: t('noAdjustments'), description: t('noAdjustmentsHint') }}
      filters={
        <FilterSelect
          param="reason"
          label={t('reason')}
          options={ADJUSTMENT_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
        />
      }
      headings={[t('number'), t('reason'), t('time'), t('lines')]}
      nextCursor={found.nextCursor}
    >
      {found.rows.map((row) => (
        <TableRow key={`${row.storeId}${row.id}`}>
          <TableCell className="whitespace-nowrap">
            {documentNumber('ADJUSTMENT', row.number, page.codeOf(row.storeId))}
          </TableCell>
          <StoreCell page={page} storeId={row.storeId} />
          <TableCell>
            {t(`reasons.${row.reason}`)}
            {incidentOf.get(row.id) ? (
              <span className="block text-xs">{incidentOf.get(row.id)}</span>
            ) : (
              <span className="block text-ink-soft text-xs">{row.note}</span>
            )}
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(row.storeId)} /> {row.person}
          </TableCell>
          <TableCell>
            {row.lines.map((line) => (
              <span key={line.id} className="block">
                {goodsName(line)}{' '}
                <span className="figures">
                  {formatQuantity(line.quantity)} <Unit of={line.unit} quantity={line.quantity} />
                </span>{' '}
                <span className="text-ink-soft text-xs">{line.zone}</span>
              </span>
            ))}
          </TableCell>
        </TableRow>
      ))}
    </StoreList>
  );
}
