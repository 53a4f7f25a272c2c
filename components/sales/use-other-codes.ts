'use client';

import { useTranslations } from 'next-intl';
import { beep } from '@/client/sound';
import { isPracticeNumber } from '@/lib/practice-number';
import { isReceiptNumber } from '@/lib/receipt-number';
import { useCounter } from './counter-context';
import { useMemberCodes } from './customer/use-member-codes';
import { sayScan } from './use-scan-desk';

/** Codes that are no product's: a receipt opens, a member's basket is theirs. Answers whether the code was such a one. */
export function useOtherCodes(): (code: string) => boolean {
  const t = useTranslations('sales.practice');
  const { show, practice } = useCounter();
  const isMember = useMemberCodes();
  return (code) => {
    if (isReceiptNumber(code)) {
      show({ name: 'receipts', number: code });
      return true;
    }
    if (isPracticeNumber(code)) {
      // A specimen of somebody's practice: nothing comes back of it at a real counter.
      if (practice) show({ name: 'receipts', number: code });
      else {
        beep('unknown');
        sayScan(t('scanned'), t('scannedHint'));
      }
      return true;
    }
    return isMember(code);
  };
}
