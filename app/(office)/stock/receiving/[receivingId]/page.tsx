import { getTranslations } from 'next-intl/server';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
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
        title={documentNumber('RECEIVING', row.number)}
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
          <TableHeadings
            of={[t('product'), t('zone'), { numeric: t('quantity') }, { numeric: t('amount') }]}
          />
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
                <AmountCell fen={line.amountFen} />
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </div>
  );
}
