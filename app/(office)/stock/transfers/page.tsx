import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { TransferState } from '@/components/transfers/transfer-state';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('transfers');

/** Transfers from and to a store, latest first. */
export default async function TransfersPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; before?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const t = await getTranslations('transfers');
  const stock = await getTranslations('stock');
  const found = await (await serverApi()).inventory.transfers({
    storeId: page.storeId,
    ...(query.before ? { before: query.before } : {}),
  });
  const timeZone = page.timeZoneOf(page.storeId);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={
          page.may('stock.transfer', page.storeId) ? (
            <ButtonLink variant="primary" href={`/stock/transfers/new?store=${page.storeId}`}>
              {t('new')}
            </ButtonLink>
          ) : null
        }
      />
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable
            aria-label={t('title')}
            headings={[stock('number'), t('from'), t('to'), t('state'), t('dispatchedAt'), t('receivedAt')]}
          >
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell className="whitespace-nowrap">
                    <TextLink href={`/stock/transfers/${row.fromStoreId}/${row.id}?store=${page.storeId}`}>
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
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      {found.next ? (
        <ButtonLink
          variant="secondary"
          className="self-start"
          href={`/stock/transfers?store=${page.storeId}&before=${found.next}`}
        >
          {stock('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
