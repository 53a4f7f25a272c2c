import type { LevelPrice } from '@/lib/member-price';
import type { Milli } from '@/lib/quantity';
import type { Discount } from '@/server/sales/rules';
import type { CompleteExchange } from '@/server/sales/schema';
import type { TenderKindName } from '@/server/tills/payment-rules';
import type { CatalogueProduct } from './catalogue-store';

/** A product as a basket line needs it; baskets of before have no specification and no picture. */
export type BasketProduct = Pick<
  CatalogueProduct,
  'id' | 'code' | 'name' | 'unit' | 'decimals' | 'listPriceFen' | 'taxRateBp'
> &
  Partial<Pick<CatalogueProduct, 'spec' | 'picture' | 'memberPriceFen' | 'categoryId'>> & {
    /** Missing: goods. */
    kind?: 'GOODS' | 'SERVICE' | 'KIT' | 'TEMPORARY';
    /** Each piece is sold under its own number; missing: none is. */
    needsSerial?: boolean;
  };

export interface LineApproval {
  id: string;
  /** What was approved; another net or quantity makes it void. */
  netFen: number;
  quantityMilli: Milli;
  expiresAtMs: number;
  /** Missing in older baskets: below the floor. */
  kind?: 'BELOW_FLOOR' | 'OVER_LIMIT';
}

export interface BasketLine {
  id: string;
  product: BasketProduct;
  quantityMilli: Milli;
  unitPriceFen: number;
  overrideReason: string;
  discount: Discount | null;
  handover: 'NOW' | 'LATER';
  note: string;
  approval: LineApproval | null;
  /** Numbers of its pieces, as far as they were taken down; missing: none. */
  serials?: string[];
  /** Who sold it; missing: as the basket says. */
  sellers?: Seller[];
  /** What promotions give on it, in their order; missing: nothing. */
  promotions?: { versionId: string; name: string; fen: number }[];
  /** A promotion names its goods, and somebody gave its price by hand. */
  isOutOfPromotions?: true;
  /** What stood there before a member's price was less: it comes back with the customer's going. */
  before?: Pick<BasketLine, 'unitPriceFen' | 'overrideReason' | 'discount'>;
}

/** Somebody's part of a sale, basis points; those of a line come to the whole. */
export interface Seller {
  personId: string;
  shareBp: number;
}

/** Money that was taken for a basket. */
export interface PaidTender {
  id: string;
  kind: TenderKindName;
  amountFen: number;
  /** The number its kind asks for, or the provider's of what it took. */
  reference?: string;
  /** The payment provider took it from the customer's phone: it is taken back there too. */
  isCharged?: boolean;
  /** Of points: how many, and the rule they were taken by. */
  points?: { ruleId: string; spent: number };
}

/** Who buys: what is known of them is looked up where it is shown, so that a kept or held basket tells nobody. */
export interface BasketCustomer {
  id: string;
  code: string;
  /** What they pay as a member; missing or null: what everybody pays. */
  level?: (LevelPrice & { id: string }) | null;
}

/** Somebody's word for what goes on account past what was agreed. */
export interface CreditApproval {
  id: string;
  /** Whose and how much: another customer or amount makes it void. */
  customerId: string;
  amountFen: number;
  expiresAtMs: number;
}

/** Goods that come back in exchange for what is in the basket: the return as it will be booked together with the sale. */
export interface BasketExchange {
  /** The return's ticket to be: an approval binds to it. */
  returnId: string;
  originalTicketId: string;
  /** Receipt number of the sale it takes back. */
  originalNumber: string;
  reason: string;
  lines: {
    id: string;
    returnsLineId: string;
    name: string;
    /** Of its product; missing in older baskets. */
    code?: string;
    quantity: string;
    disposition: 'RESTOCK' | 'DAMAGED';
    refundFen: number;
    /** Which pieces, where they have numbers. */
    serials?: string[];
  }[];
  /** What goes back to which tender of that sale; `again` is the tender by which it pays for the new goods. */
  refunds: {
    id: string;
    refundsTenderId: string;
    kind: TenderKindName;
    amountFen: number;
    again: string;
    /** The number its kind asks for, as it was on the sale. */
    reference?: string;
  }[];
  refundFen: number;
  approvalId?: string | undefined;
  /** Until when that counts, ms; missing in older baskets, and where none was needed. */
  approvalUntilMs?: number | undefined;
  /** It went out, and nobody knows yet whether it was booked: nothing else may be done with the basket. */
  sent?: CompleteExchange | null | undefined;
}

/** A price that a manager's phone was asked about. */
export interface AskedPhone {
  /** The request. */
  id: string;
  /** The lines it is about, and at what price each. */
  lines: { lineId: string; kind: 'BELOW_FLOOR' | 'OVER_LIMIT'; netFen: number; quantityMilli: Milli }[];
  expiresAtMs: number;
}

export interface Basket {
  /** The ticket's id to be: approvals bind to it. */
  id: string;
  /** Null or missing in older baskets: nobody known. */
  customer?: BasketCustomer | null;
  /** Who sold it, where a line does not say otherwise; missing: whoever rings it up. */
  sellers?: Seller[];
  lines: BasketLine[];
  discount: Discount | null;
  note: string;
  selectedId: string | null;
  /** Missing in older baskets: nobody was asked. */
  creditApproval?: CreditApproval | null;
  /** What a phone was asked, until it is answered; it goes where the basket goes. */
  asked?: AskedPhone | null;
  /** A receipt number taken for it by a try the server refused, and its series: the next try in that series uses it. */
  seq: number | null;
  seqPrefix?: string | undefined;
  /** Goods that come back for it; missing or null: it is a sale alone. */
  exchange?: BasketExchange | null;
  /** Money that is being asked of a customer's phone: until somebody says what became of it, nothing else is done with the basket. */
  charging?: { id: string; kind: TenderKindName; amountFen: number } | null;
  /** What was taken for it so far; it outlives the payment screen. */
  payment: { tenders: PaidTender[]; rounding: boolean };
  /** When its payment began: its promotions are those of that moment. Missing or null: those of now. */
  promotedAtMs?: number | null;
}
