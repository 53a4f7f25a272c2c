import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { refusalWords } from '@/components/open-items/refusal-words';
import { SettleRejected } from '@/components/open-items/settle-rejected';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Callout } from '@/components/ui/callout';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('openItems');

interface Props {
  params: Promise<{ storeId: string; rejectedId: string }>;
}

/** A ticket the server refused: booked after correction, or voided. */
export default async function RejectedTicketPage({ params }: Props) {
  const { storeId, rejectedId } = await params;
  const page = await requireSomewhere('openItems.settleRejected');
  if (!page.storeIds.includes(storeId)) notFound();
  const [t, ticket] = await Promise.all([
    getTranslations('openItems'),
    (await serverApi()).openItems.rejectedTicket({ storeId, rejectedId }),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/open-items?store=${storeId}&tab=rejected` }]}
        title={t('rejected.title', { number: ticket.number })}
        description={
          <>
            {t('rejected.hint')}{' '}
            <DateTime at={ticket.occurredAt ?? ticket.rejectedAt} timeZone={page.timeZoneOf(storeId)} />
          </>
        }
      />
      <Callout
        tone="warn"
        title={refusalWords(ticket, {
          t: await getTranslations('openItems.refused'),
          errors: await getTranslations('errors'),
        })}
      />
      <SettleRejected storeId={storeId} ticket={ticket} />
    </div>
  );
}
