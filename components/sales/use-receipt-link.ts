'use client';

import { useEffect, useState } from 'react';
import { receiptLink } from '@/client/receipt-link';
import { useCounter } from './counter-context';

/**
 * The address at which a customer sees this receipt; null: none, as in practice or where the browser lends no
 * cryptography; undefined: it is being made.
 */
export function useReceiptLink(number: string): string | null | undefined {
  const { settings, practice } = useCounter();
  const { key, origin } = settings.receiptLink ?? { key: null, origin: null };
  // Tokens of another tablet's receipts are not this one's to make.
  const isOurs = practice === null && key !== null && number.startsWith(`${settings.device.prefix}-`);
  const [link, setLink] = useState<{ number: string; address: string | null } | null>(null);
  useEffect(() => {
    if (!isOurs || key === null) return;
    let asked = true;
    void receiptLink(number, key, origin ?? window.location.origin).then((address) => {
      if (asked) setLink({ number, address });
    });
    return () => {
      asked = false;
    };
  }, [number, key, origin, isOurs]);
  if (!isOurs) return null;
  return link?.number === number ? link.address : undefined;
}
