import type { CreditAccountName } from '@/server/customers/credit/credit-rules';
import type { OpeningBalance } from '@/server/customers/credit/open-balances';
import type { CustomerToWrite } from '@/server/customers/write-customers';
import type { CustomerDraft } from './read-customer';

/** What a customers file would write. */
export interface CustomerPlan {
  storeId: string;
  storeCode: string;
  /** Language the entries of balances are worded in. */
  locale: string;
  customers: PlannedCustomer[];
}

export interface PlannedCustomer {
  customer: CustomerToWrite;
  balances: OpeningBalance[];
  /** What they had before, whole; 0: none. */
  points: number;
}

/** Balances a sheet of customers brings, and the account each opens: a column of its own belongs here, with its field. */
export const BALANCES: readonly { account: CreditAccountName; fenOf: (draft: CustomerDraft) => number }[] = [
  { account: 'RECEIVABLE', fenOf: ({ receivableFen }) => receivableFen },
  { account: 'STORE_CREDIT', fenOf: ({ prepaidFen }) => prepaidFen },
  { account: 'STORED_VALUE', fenOf: ({ storedValueFen }) => storedValueFen },
  { account: 'STORED_BONUS', fenOf: ({ storedBonusFen }) => storedBonusFen },
];
