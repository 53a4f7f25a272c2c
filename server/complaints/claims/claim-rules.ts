export const CLAIM_STATES = ['OPEN', 'ANSWERED', 'SETTLED', 'REFUSED'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What a supplier gives: a credit note, other goods, or the repair. */
export const GIVINGS = ['CREDIT', 'GOODS', 'REPAIR'] as const;

/** The supplier is still to say or to give something. */
export function isClaimOpen(state: string): boolean {
  return state === 'OPEN' || state === 'ANSWERED';
}
