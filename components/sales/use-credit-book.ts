'use client';

import { useEffect, useState } from 'react';
import { CreditBook } from '@/client/credit-book';
import type { PendingSales } from '@/client/pending-sales';
import { useTRPCClient } from '@/trpc/react';

/** What the tablet knows of credit, made once, followed while the counter is shown to somebody who may see it. */
export function useCreditBook(storeId: string, pending: PendingSales, may: boolean): CreditBook {
  const client = useTRPCClient();
  const [book] = useState(
    () =>
      new CreditBook(storeId, (after) => client.credit.known.query({ storeId, after }), pending.getSnapshot),
  );
  useEffect(() => (may ? book.start() : undefined), [book, may]);
  return book;
}
