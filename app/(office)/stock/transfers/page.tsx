import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { FirstStep, StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { TransferState } from '@/components/transfers/transfer-state';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { documentNumber } from '@/lib/document-number';
import { TRANSFER_WAITS } from '@/server/transfers/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('transfers');

/** Transfers from and to the stores chosen, latest first: both stores are named, one between two of them stands once. */
export default async function TransfersPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; waits?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, stock, api] = await Promise.all([
    getTranslations('transfers'),
    getTranslations('stock'),
    serverApi(),
  ]);
  const waits = TRANSFER_WAITS.find((one) => one === query.waits);
  const asked = { storeIds: page.storeIds, ...(waits ? { waits } : {}) };
  const [found, total] = await Promise.all([
    api.transfers.list({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.transfers.totals(asked),
  ]);
  const frame = {
    page,
    path: '/stock/transfers',
    header: { title: t('title'), create: { label: t('new'), permission: 'transfers.manage' as const } },
    query: { waits },
  };
  return (
    <StoreListFrame
      {...frame}
      views="transfers"
      isEmpty={found.rows.length === 0}
      filters={
        <FilterSelect
          param="waits"
          label={t('waits')}
          options={TRANSFER_WAITS.map((one) => ({ value: one, label: t(`waiting.${one}`) }))}
        />
      }
      file="transfers"
      total={{ count: total.count, sums: [{ label: t('awaited'), number: total.awaited }] }}
      nextCursor={found.nextCursor}
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} action={<FirstStep {...frame} />} />
        ) : (
          <ListTable
            tall
            aria-label={t('title')}
            headings={[stock('number'), t('from'), t('to'), t('state'), t('dispatchedAt'), t('receivedAt')]}
          >
            <TableBody>
              {found.rows.map((row) => {
                // Of the two the one the person came for, so that its page opens as that store's.
                const storeId = page.storeOf(row.fromStoreId) ? row.fromStoreId : row.toStoreId;
                const timeZone = page.timeZoneOf(storeId);
                return (
                  <TableRow key={`${row.fromStoreId}${row.id}`}>
                    <TableCell className="whitespace-nowrap">
                      <TextLink href={`/stock/transfers/${row.fromStoreId}/${row.id}?store=${storeId}`}>
                        {documentNumber('TRANSFER', row.number, row.fromStoreCode)}
                      </TextLink>
                    </TableCell>
                    <TableCell>{row.fromStore}</TableCell>
                    <TableCell>{row.toStore}</TableCell>
                    <TableCell>
                      <TransferState state={row.state} openDifferences={row.openDifferences} />
                    </TableCell>
                    <TableCell className="whitespace-nowrap">
                      {row.dispatchedAt ? <DateTime at={row.dispatchedAt} timeZone={timeZone} /> : '–'}
                    </TableCell>
                    <TableCell className="whitespace-nowrap">
                      {row.receivedAt ? <DateTime at={row.receivedAt} timeZone={timeZone} /> : '–'}
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </StoreListFrame>
  );
}
