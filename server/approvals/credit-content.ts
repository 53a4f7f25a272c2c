import { canonicalHash } from '@/server/platform/canonical-hash';

/** Whose sale on account an approval is bound to. */
export function creditContentHash({ customerId }: { customerId: string }): string {
  return canonicalHash({ customerId });
}
