'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { forgetOpenReturn, type OpenReturn } from '@/client/open-returns';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/format';
import type { TicketDetail } from '@/server/sales/ticket-detail';

/** The receipt lists the return whose answer was lost: it was booked, and that is where to look on. */
export function useBookedReturn(
  ticket: TicketDetail,
  open: OpenReturn | null,
  onBooked: (number: string) => void,
) {
  const t = useTranslations('sales.return');
  const booked = open ? ticket.related.find(({ id }) => id === open.input.requestId) : undefined;
  const tell = useRef<() => void>(() => undefined);
  tell.current = () => {
    if (!open || !booked) return;
    forgetOpenReturn(ticket.id);
    const amount = formatMoney(open.refundFen);
    toast.success(t('done', { number: booked.number, amount }), { position: 'top-center' });
    onBooked(booked.number);
  };
  useEffect(() => {
    if (booked) tell.current();
  }, [booked]);
}
