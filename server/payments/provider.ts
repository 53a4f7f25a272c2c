/** What somebody is asked to pay. The id is the shop's own: the same one again is the same payment. */
export interface Charge {
  id: string;
  kind: 'WECHAT' | 'ALIPAY';
  amountFen: number;
  /** The customer's payment code, good for one minute and one payment. */
  code: string;
  /** What the customer's phone says it is for. */
  subject: string;
}

/**
 * What is known of a payment. UNKNOWN: nobody answered, and it may have been taken; WAITING: the customer types their password; NONE: the
 * provider never heard of it.
 */
export type ChargeOutcome =
  | { state: 'PAID'; reference: string }
  | { state: 'REFUSED'; refusal: string }
  | { state: 'CANCELLED' | 'WAITING' | 'NONE' | 'UNKNOWN' };

/**
 * Whoever takes money from phones for the shop. None of its calls throws: what could not be heard is UNKNOWN, and is asked about until
 * somebody says.
 */
export interface PaymentProvider {
  charge(charge: Charge): Promise<ChargeOutcome>;
  query(id: string): Promise<ChargeOutcome>;
  /** Takes back what was taken, or sees to it that nothing will be: afterwards CANCELLED, or REFUSED as it was. */
  cancel(id: string): Promise<ChargeOutcome>;
}
