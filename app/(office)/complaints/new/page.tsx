import { getTranslations } from 'next-intl/server';
import { LogForm } from '@/components/complaints/log-form';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('complaints', 'new');

/** A complaint from the office or the phone; the address may name the receipt somebody came from. */
export default async function NewComplaintPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; ticket?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('complaints.log', query.store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('complaints'), serverApi()]);
  const ticketId = id.safeParse(query.ticket).data;
  const [workers, places, ticket] = await Promise.all([
    api.complaints.workers({ storeId }),
    api.complaints.places({ storeId }),
    ticketId && page.may('sales.read', storeId) ? api.sales.ticket({ storeId, ticketId }) : null,
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/complaints?store=${storeId}` }]}
        title={t('new')}
        description={`${page.store.name} · ${t('log.hint')}`}
      />
      <LogForm
        storeId={storeId}
        timeZone={page.timeZoneOf(storeId)}
        personId={page.session.person.id}
        workers={workers}
        places={places}
        caller={
          ticket?.customer?.name
            ? {
                customerId: ticket.customer.goesOnAsId,
                name: ticket.customer.name,
                number: ticket.customer.maskedNumber ?? '',
              }
            : { customerId: null, name: '', number: '' }
        }
        ticket={ticket ? { id: ticket.id, number: ticket.number, lineId: '', productId: null } : null}
      />
    </div>
  );
}
