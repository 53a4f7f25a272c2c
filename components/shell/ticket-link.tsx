'use client';

import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';
import { useCan } from './session';

/** The number of a receipt: it leads there for whoever may read receipts, and is a number alone for everyone else. */
export function TicketLink({
  storeId,
  ticketId,
  children,
}: {
  storeId: string;
  ticketId: string;
  children: ReactNode;
}) {
  if (!useCan('sales.read')) return <span className="figures">{children}</span>;
  return <TextLink href={`/tickets/${storeId}/${ticketId}`}>{children}</TextLink>;
}
