'use client';

import { useTranslations } from 'next-intl';
import { receiptOfTicket } from '@/components/sales/receipt-data';
import { ReceiptSheet } from '@/components/sales/receipt-sheet';
import { Amount } from '@/components/ui/amount';
import { DateTime } from '@/components/ui/date-time';
import type { LinkedReceipt as Linked } from '@/server/invoices/receipt-by-link';

/** A receipt as its customer sees it, with what came back of it since. */
export function LinkedReceipt({
  ticket,
  heading,
}: {
  ticket: NonNullable<Linked['ticket']>;
  heading: Linked['heading'];
}) {
  const t = useTranslations('invoices');
  return (
    <>
      <div className="self-center shadow-float">
        <ReceiptSheet receipt={receiptOfTicket(ticket)} store={heading} />
      </div>
      {ticket.cameBack.map((back) => (
        <p key={back.id} className="flex justify-between gap-3 text-ink-soft">
          <span>
            {t('cameBack')} <DateTime at={back.occurredAt} timeZone={heading.timeZone} />
          </span>
          <Amount fen={back.totalFen} />
        </p>
      ))}
    </>
  );
}
