'use client';

import { isMemberCode } from '@/lib/member-code';
import { useCounter } from '../counter-context';
import { useAttachByCode } from './use-attach-by-code';

/** Scans of members: the basket at hand is theirs, on whichever screen the card is shown. Answers whether the code was such a one. */
export function useMemberCodes(): (code: string) => boolean {
  const { practice, can } = useCounter();
  const attach = useAttachByCode();
  return (code) => {
    // In practice no customer is real.
    if (!isMemberCode(code) || !can('customers.find') || practice) return false;
    void attach(code);
    return true;
  };
}
