import { sumFen } from '@/lib/money';
import { creditContentHash } from '@/server/approvals/credit-content';
import { saleCredit } from '@/server/customers/credit/credit-rules';
import {
  type CustomerGoingOn,
  type LockedAccount,
  lockAccounts,
  standingOf,
} from '@/server/customers/credit/lock-accounts';
import type { CreditPosting } from '@/server/customers/credit/post-credit-entry';
import { CustomerUnknown } from '@/server/customers/errors';
import { type PlannedPoints, pointsOn } from '@/server/customers/points/point-rules';
import type { PointPosting } from '@/server/customers/points/post-point-entry';
import { type PointsRuleFacts, pointsAsked } from '@/server/customers/points/rules-of-sales';
import { type ActLimits, stateOf } from '@/server/limits/limit-rules';
import type { Tx } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import type { StoreSettings } from '@/server/stores/store-settings';
import { ordinary } from './ordinary-client';
import {
  isOfThisSale,
  type LineFrame,
  type PlannedCredit,
  type SaleLookups,
  type SalePlan,
} from './plan-sale';
import { movesCredit, type SaleFacts } from './read-sale-facts';
import type { Sale } from './schema';

/** Thousandths of a point. */
const MILLI = 1_000;

/** Accounts that are not there yet, or were merged while the sale waited for them: made and locked now. */
export async function completeAccounts(
  tx: Tx | null,
  facts: SaleFacts,
  sales: readonly Sale[],
): Promise<LockedAccount[]> {
  const customers = new Map((facts.customers ?? []).map((customer) => [customer.id, customer]));
  const moving = [
    ...new Set(
      sales.flatMap((sale) => {
        const customer = customers.get(sale.customerId ?? '');
        return customer && (movesCredit(sale) || earns(customer)) ? customer.goes_on_as_id : [];
      }),
    ),
  ];
  const accounts = facts.accounts ?? [];
  const isThere = (id: string) =>
    accounts.some(({ customer_id, moved_to_id }) => customer_id === id && moved_to_id === null);
  if (moving.every(isThere)) return accounts.map(standingOf);
  return [...(await lockAccounts(ordinary(tx), moving)).entries()].map(([id, account]) => ({
    ...account,
    // Who asked under a row that was merged a moment ago finds the one that goes on.
    askedAs: id,
  }));
}

function earns({ points_milli: rateMilli }: CustomerGoingOn): boolean {
  return rateMilli !== null && rateMilli > 0;
}

function goesOn(facts: SaleFacts): Map<string, string> {
  return new Map((facts.customers ?? []).map(({ id, goes_on_as_id }) => [id, goes_on_as_id]));
}

/** What a sale is booked with, as far as credit asks. */
type CreditFrame = Pick<LineFrame, 'businessDay' | 'occurredAt' | 'people' | 'selfApproval' | 'limits'>;

interface CreditOfSale {
  customerId: string | null;
  planned: PlannedCredit | null;
  points: PlannedPoints | null;
  flags: string[];
}

const NOBODY: CreditOfSale = { customerId: null, planned: null, points: null, flags: [] };

/** Where the customers of some sales stand, one sale after the other. */
export class CreditOfSales {
  private readonly goingOn: Map<string, string>;
  private readonly pointRules: readonly PointsRuleFacts[];
  private readonly accounts = new Map<string, LockedAccount>();

  constructor(
    private readonly store: StoreSettings,
    facts: SaleFacts,
    accounts: readonly (LockedAccount & { askedAs?: string })[],
  ) {
    this.goingOn = goesOn(facts);
    this.pointRules = facts.point_rules ?? [];
    for (const { askedAs, ...account } of accounts) {
      this.accounts.set(account.customerId, account);
      if (!askedAs || askedAs === account.customerId) continue;
      for (const [id, goesOnAs] of this.goingOn)
        if (goesOnAs === askedAs) this.goingOn.set(id, account.customerId);
    }
  }

  /** What a sale does to its customer's credit. A refusal is returned: without a customer nobody could owe it. */
  of(sale: Sale, at: CreditFrame, lookups: SaleLookups): CreditOfSale | DomainError {
    if (!sale.customerId) return NOBODY;
    const customerId = this.goingOn.get(sale.customerId);
    if (!customerId)
      return movesCredit(sale)
        ? new CustomerUnknown({ customerId: sale.customerId })
        : { ...NOBODY, flags: ['CUSTOMER_UNKNOWN'] };
    const credit = movesCredit(sale)
      ? this.creditOf(sale, customerId, at, lookups)
      : { planned: null, flags: [] };
    if (credit instanceof DomainError) return credit;
    const { planned, flags } = credit;
    const unpaidFen = planned ? planned.stored.bonusFen + planned.spent.fen : 0;
    const points = this.earnedBy(sale, customerId, unpaidFen, lookups);
    return { customerId, planned, points, flags };
  }

  /**
   * What a sale earns by its customer's level as it is when it is booked: on all that was paid but what the shop itself gave, be it put on top
   * of money paid in, be it for points. What somebody pays on account they earn as they buy, as a return takes it back.
   */
  private earnedBy(
    { customerId: asked, totalFen }: Sale,
    customerId: string,
    unpaidFen: number,
    lookups: SaleLookups,
  ): PlannedPoints | null {
    const rateMilli = lookups.customers.get(asked ?? '')?.points_milli ?? 0;
    const baseFen = totalFen - unpaidFen;
    const points = pointsOn(baseFen, rateMilli);
    if (points === 0) return null;
    const account = this.accountOf(customerId);
    const leftAfter = account.points + points;
    this.accounts.set(customerId, { ...account, points: leftAfter });
    return { customerId, points, baseFen, rateMilli, leftAfter };
  }

  private accountOf(customerId: string): LockedAccount {
    const account = this.accounts.get(customerId);
    if (!account) throw new Error(`account of customer ${customerId} was not locked`);
    return account;
  }

  private creditOf(
    sale: Sale,
    customerId: string,
    at: CreditFrame,
    lookups: SaleLookups,
  ): { planned: PlannedCredit; flags: string[] } | DomainError {
    const account = this.accountOf(customerId);
    const of = (kind: string) => sale.tenders.filter((tender) => tender.kind === kind);
    const taken = (kind: string) => sumFen(of(kind).map(({ amountFen }) => amountFen));
    const points = pointsAsked(
      of('POINTS'),
      { totalFen: sale.totalFen, occurredAt: at.occurredAt },
      this.pointRules,
    );
    if (points instanceof DomainError) return points;
    const onAccountFen = taken('ON_ACCOUNT');
    const { day } = at.businessDay;
    const approvalId = creditApproval(sale, onAccountFen, at, lookups);
    const isApproved = isCreditAllowed(at.limits, approvalId !== null);
    const credit = saleCredit(
      account,
      {
        onAccountFen,
        storeCreditFen: taken('STORE_CREDIT'),
        storedFen: taken('STORED_VALUE'),
        isApproved,
        ...(points ? { points } : {}),
      },
      { day, overdueDays: this.store.creditOverdueDays },
    );
    const [oldestDue = null] = [account.oldestDue, credit.owedFen > 0 ? credit.dueDay : null]
      .filter((one) => one !== null)
      .toSorted();
    this.accounts.set(customerId, {
      ...account,
      receivableFen: account.receivableFen + credit.owedFen,
      storeCreditFen: account.storeCreditFen - credit.usedFen,
      storedValueFen: account.storedValueFen - credit.stored.valueFen,
      storedBonusFen: account.storedBonusFen - credit.stored.bonusFen,
      points: account.points - credit.spent.points,
      oldestDue,
    });
    const left = this.accountOf(customerId);
    const planned: PlannedCredit = {
      ...credit,
      customerId,
      approvalId,
      pointsPerYuan: points?.perYuan ?? null,
      pointsLeft: left.points,
      storedLeftFen: left.storedValueFen + left.storedBonusFen,
    };
    return { planned, flags: [...credit.flags, ...(points?.isOld ? ['POINTS_RULE_OLD'] : [])] };
  }
}

/** May whoever rang it up go beyond what was agreed: alone, or with somebody's word, which is there or not? */
function isCreditAllowed(limits: ActLimits | null, hasWord: boolean): boolean {
  const state = limits ? stateOf(limits.CREDIT_OVER_LIMIT) : 'NEEDS_APPROVAL';
  return state === 'ALLOWED' || (state === 'NEEDS_APPROVAL' && hasWord);
}

/** The approval a sale names for what goes on account of it, when it covers exactly this customer and amount; else null. */
function creditApproval(
  sale: Sale,
  onAccountFen: number,
  at: Pick<LineFrame, 'occurredAt' | 'people' | 'selfApproval'>,
  lookups: SaleLookups,
): string | null {
  const approval = sale.creditApprovalId ? lookups.approvals.get(sale.creditApprovalId) : undefined;
  if (!approval || approval.used || lookups.usedInBatch.has(approval.id) || !sale.customerId) return null;
  const covers =
    approval.kind === 'ON_ACCOUNT' &&
    approval.content_hash === creditContentHash({ customerId: sale.customerId }) &&
    approval.net_fen === onAccountFen &&
    isOfThisSale(approval, sale, at);
  if (!covers) return null;
  lookups.usedInBatch.add(approval.id);
  return approval.id;
}

/** What a sale does to its customer's points, as postings: what it spends goes before what it earns comes. */
export function pointPostings({
  sale,
  credit,
  points: earned,
  businessDay,
  occurredAt,
  personId,
}: SalePlan): PointPosting[] {
  const at = { documentKind: 'TICKET' as const, documentId: sale.id, personId, businessDay, occurredAt };
  const postings: PointPosting[] = [];
  if (credit && credit.spent.points > 0)
    postings.push({
      ...at,
      id: newId(),
      customerId: credit.customerId,
      kind: 'SPENT',
      points: -credit.spent.points,
      leftAfter: credit.pointsLeft,
      on: { baseFen: credit.spent.fen, rateMilli: (credit.pointsPerYuan ?? 0) * MILLI },
    });
  if (earned)
    postings.push({
      ...at,
      id: newId(),
      customerId: earned.customerId,
      kind: 'EARNED',
      points: earned.points,
      leftAfter: earned.leftAfter,
      on: { baseFen: earned.baseFen, rateMilli: earned.rateMilli },
    });
  return postings;
}

/** What a sale does to its customer's credit, as postings. */
export function creditPostings({
  sale,
  credit,
  businessDay,
  occurredAt,
  personId,
}: SalePlan): CreditPosting[] {
  if (!credit) return [];
  const base = {
    customerId: credit.customerId,
    documentKind: 'TICKET' as const,
    documentId: sale.id,
    personId,
    businessDay,
    occurredAt,
  };
  const posting = (
    account: CreditPosting['account'],
    kind: CreditPosting['kind'],
    amountFen: number,
  ): CreditPosting[] =>
    amountFen === 0
      ? []
      : [
          {
            ...base,
            id: newId(),
            account,
            kind,
            amountFen,
            dueDay: account === 'RECEIVABLE' ? credit.dueDay : null,
            ...(kind === 'STORED_OUT' ? { storedLeftFen: credit.storedLeftFen } : {}),
          },
        ];
  return [
    ...posting('RECEIVABLE', 'SALE', credit.owedFen),
    ...posting('STORE_CREDIT', 'STORE_CREDIT_OUT', -credit.usedFen),
    ...posting('STORED_VALUE', 'STORED_OUT', -credit.stored.valueFen),
    ...posting('STORED_BONUS', 'STORED_OUT', -credit.stored.bonusFen),
  ];
}
