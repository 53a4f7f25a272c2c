import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { serverApi } from '@/trpc/server';

/** Deliveries of a store, latest first. */
export default async function ReceivingsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.receive', query.store);
  const t = await getTranslations('stock');
  const found = await (await serverApi()).inventory.receivings({
    storeId: page.storeId,
    ...(query.cursor ? { cursor: Number(query.cursor) } : {}),
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('receiving')}
        description={page.store.name}
        actions={
          <ButtonLink href={`/stock/receiving/new?store=${page.storeId}`}>{t('newReceiving')}</ButtonLink>
        }
      />
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('noReceivings')} description={t('noReceivingsHint')} />
        ) : (
          <Table aria-label={t('receiving')}>
            <TableHead>
              <TableRow>
                <TableHeader>{t('number')}</TableHeader>
                <TableHeader>{t('supplier')}</TableHeader>
                <TableHeader>{t('supplierNote')}</TableHeader>
                <TableHeader>{t('time')}</TableHeader>
                <TableHeader numeric>{t('lines')}</TableHeader>
                <TableHeader numeric>{t('amount')}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <Link
                      className="text-accent underline"
                      href={`/stock/receiving/${row.id}?store=${page.storeId}`}
                    >
                      RC-{String(row.number).padStart(6, '0')}
                    </Link>
                  </TableCell>
                  <TableCell>{row.supplier}</TableCell>
                  <TableCell>{row.supplierNote}</TableCell>
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(page.storeId)} /> {row.person}
                  </TableCell>
                  <TableCell numeric>{row.lines}</TableCell>
                  <TableCell numeric>
                    {row.amountFen === null ? '–' : <Amount fen={row.amountFen} tone="plain" />}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {found.nextCursor ? (
        <ButtonLink
          variant="secondary"
          href={`/stock/receiving?store=${page.storeId}&cursor=${found.nextCursor}`}
        >
          {t('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
