/** How one kind of payment behaves at the counter, in the drawer and in a refund. */
export interface TenderRule {
  /** As it stands in the books. */
  kind: string;
  /** Its money lies in the drawer: it is counted by note and coin, and moves the till's cash. */
  inDrawer: boolean;
  /** More may be handed over than is due, and change comes out of it. */
  givesChange: boolean;
  /** A ticket paid by such tenders alone may be rounded down. */
  rounds: boolean;
  /** Is counted when its drawer is: it leaves slips that can be added up. */
  leavesSlips: boolean;
  /** Money changes hands with it: what is owed can be paid with it. */
  isMoney: boolean;
  /** Is only taken from a customer who is known. */
  needsCustomer: boolean;
  /** What a refund of it is paid as: itself, or another kind. */
  refundsAs: 'ITSELF' | (string & {});
  /** The number that is typed with it, as on a slip or card; null: none is asked for. */
  reference: { from: number; to: number; pattern: RegExp } | null;
}

const BY_DEVICE = {
  inDrawer: false,
  givesChange: false,
  rounds: false,
  leavesSlips: true,
  isMoney: true,
  needsCustomer: false,
  refundsAs: 'ITSELF',
  reference: null,
} as const;

/** What a customer is trusted with or has with the shop: no money, nothing to count. */
const BY_CREDIT = { ...BY_DEVICE, leavesSlips: false, isMoney: false, needsCustomer: true } as const;

/**
 * Every kind of payment, in the order of the counter: WeChat and Alipay first, for that is how people pay. A further kind is a record here
 * and its words: `reports.tenderKinds`, `sales.pay.kinds`, `audit.values`.
 */
export const TENDER_RULES = [
  { kind: 'WECHAT', ...BY_DEVICE },
  { kind: 'ALIPAY', ...BY_DEVICE },
  {
    kind: 'CASH',
    inDrawer: true,
    givesChange: true,
    rounds: true,
    leavesSlips: false,
    isMoney: true,
    needsCustomer: false,
    refundsAs: 'ITSELF',
    reference: null,
  },
  { kind: 'CARD', ...BY_DEVICE },
  { kind: 'TRANSFER', ...BY_DEVICE },
  { kind: 'ON_ACCOUNT', ...BY_CREDIT },
  { kind: 'STORE_CREDIT', ...BY_CREDIT },
  { kind: 'STORED_VALUE', ...BY_CREDIT },
  { kind: 'POINTS', ...BY_CREDIT },
] as const satisfies readonly TenderRule[];
