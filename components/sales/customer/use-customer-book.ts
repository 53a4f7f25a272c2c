'use client';

import { useEffect, useState } from 'react';
import { CustomerBook } from '@/client/customer-book';
import { useTRPCClient } from '@/trpc/react';

/** The tablet's copy of its store's customers, made once, followed while the counter is shown to somebody who may find customers. */
export function useCustomerBook(storeId: string, may: boolean): CustomerBook {
  const client = useTRPCClient();
  const [book] = useState(
    () => new CustomerBook(storeId, (cursor) => client.customers.ofStore.query({ storeId, cursor })),
  );
  useEffect(() => (may ? book.start() : undefined), [book, may]);
  return book;
}
