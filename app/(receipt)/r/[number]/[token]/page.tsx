import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AskInvoiceByLink } from '@/components/invoices/ask-by-link';
import { LinkedReceipt } from '@/components/invoices/linked-receipt';
import { LocaleSwitch } from '@/components/shell/locale-switch';
import { Callout } from '@/components/ui/callout';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  // Nobody learns the address from where its reader goes next.
  return { title: (await getTranslations('invoices'))('receipt'), referrer: 'no-referrer' };
}

/** A customer's receipt on their own phone: the link is the key. */
export default async function ReceiptPage({
  params,
}: {
  params: Promise<{ number: string; token: string }>;
}) {
  const { number, token } = await params;
  const api = await serverApi();
  const [t, found] = await Promise.all([
    getTranslations('invoices'),
    api.invoices.receipt({ number: decodeURIComponent(number), token: decodeURIComponent(token) }),
  ]);
  const { ticket, heading, invoice } = found;
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-4 p-4">
      <header className="flex items-center justify-between gap-3">
        <h1 className="font-semibold text-lg">{t('receiptOf', { store: heading.name })}</h1>
        <LocaleSwitch />
      </header>
      {ticket ? (
        <>
          <LinkedReceipt ticket={ticket} heading={heading} />
          {invoice ? (
            <Callout title={t(`told.${invoice.state}`, { number: invoice.invoiceNumber })}>
              {invoice.state === 'DECLINED' ? invoice.reason : null}
            </Callout>
          ) : null}
          {ticket.kind === 'SALE' && (invoice === null || invoice.state === 'DECLINED') ? (
            <AskInvoiceByLink number={ticket.number} token={token} />
          ) : null}
        </>
      ) : (
        <Callout title={t('notThereYet')}>{t('notThereYetHint')}</Callout>
      )}
    </main>
  );
}
