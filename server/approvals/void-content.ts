import { canonicalHash } from '@/server/platform/canonical-hash';

/** Which sale an approval to void is bound to. */
export function voidContentHash({ ticketId }: { ticketId: string }): string {
  return canonicalHash({ voids: ticketId });
}
