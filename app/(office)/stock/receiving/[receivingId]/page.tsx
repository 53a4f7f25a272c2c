import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Amount } from '@/components/ui/amount';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { serverApi } from '@/trpc/server';

interface Props {
  params: Promise<{ receivingId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One delivery whole. */
export default async function ReceivingPage({ params, searchParams }: Props) {
  const { receivingId } = await params;
  const page = await storeOfPage('stock.read', (await searchParams).store);
  const t = await getTranslations('stock');
  const row = await (await serverApi()).inventory.receiving({ storeId: page.storeId, receivingId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('receiving'), href: `/stock/receiving?store=${page.storeId}` }]}
        title={`RC-${String(row.number).padStart(6, '0')}`}
        description={
          <>
            {row.supplier} · {row.supplierNote} ·{' '}
            <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(page.storeId)} /> · {row.person}{' '}
            {row.note}
          </>
        }
      />
      <Card padding="none">
        <Table aria-label={t('lines')}>
          <TableHead>
            <TableRow>
              <TableHeader>{t('product')}</TableHeader>
              <TableHeader>{t('zone')}</TableHeader>
              <TableHeader numeric>{t('quantity')}</TableHeader>
              <TableHeader numeric>{t('amount')}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {row.lines.map((line) => (
              <TableRow key={line.id}>
                <TableCell>
                  {line.name}
                  <span className="block text-ink-soft text-xs">{line.code}</span>
                </TableCell>
                <TableCell>{line.zone}</TableCell>
                <TableCell numeric>
                  {line.quantity} {line.unit}
                </TableCell>
                <TableCell numeric>
                  {line.amountFen === null ? '–' : <Amount fen={line.amountFen} tone="plain" />}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </div>
  );
}
