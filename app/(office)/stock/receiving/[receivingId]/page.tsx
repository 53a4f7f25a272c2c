import { getTranslations } from 'next-intl/server';
import { ReceivedLines } from '@/components/purchasing/receiving/received-lines';
import { ReverseReceiving } from '@/components/purchasing/receiving/reverse-dialog';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { documentNumber } from '@/lib/document-number';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('purchasing.receiving');

interface Props {
  params: Promise<{ receivingId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One delivery whole: what came, whole and broken, over and short, and what it cost with its freight. */
export default async function ReceivingPage({ params, searchParams }: Props) {
  const { receivingId } = await params;
  const page = await storeOfPage('stock.read', (await searchParams).store);
  const t = await getTranslations('purchasing.receiving');
  const row = await (await serverApi()).purchasing.receiving({ storeId: page.storeId, receivingId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/stock/receiving?store=${page.storeId}` }]}
        title={documentNumber('RECEIVING', row.number)}
        actions={
          page.may('purchasing.receive', page.storeId) ? (
            <ReverseReceiving storeId={page.storeId} receivingId={row.id} lines={row.lines} />
          ) : null
        }
        description={
          <>
            {row.supplier} · {row.supplierNote} ·{' '}
            <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(page.storeId)} /> · {row.person}{' '}
            {row.note}
            {row.order ? (
              <>
                {' · '}
                <TextLink href={`/stock/orders/${row.order.id}?store=${page.storeId}`}>
                  {documentNumber('PURCHASE_ORDER', row.order.number)}
                </TextLink>
              </>
            ) : null}
          </>
        }
      />
      <ReceivedLines
        storeId={page.storeId}
        ofOrder={row.order !== null}
        freightFen={row.freightFen}
        lines={row.lines}
      />
    </div>
  );
}
