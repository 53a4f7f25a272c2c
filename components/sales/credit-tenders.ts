import { type CreditStanding, obstaclesOf } from '@/server/customers/credit/credit-rules';
import { mostSpent, type PointsRule } from '@/server/customers/points/spend-rules';
import type { LimitState } from '@/server/limits/limit-rules';
import type { TenderKindName } from '@/server/tills/payment-rules';

/** Why a tender on somebody's name cannot be pressed; its words stand in `sales.credit.why`. */
export type CreditWhy =
  | 'customer'
  | 'right'
  | 'reading'
  | 'taken'
  | 'noLimit'
  | 'nothing'
  | 'nothingStored'
  | 'noPoints'
  | 'fewPoints'
  | 'smallTicket'
  | 'offlinePolicy'
  | 'offlineUnknown'
  | 'offlineLimit'
  | 'offlineOverdue'
  | 'limitReached'
  | 'overdue';

/** A customer's credit as the payment screen has it. */
export type CreditAtHand =
  | { state: 'nobody' }
  | { state: 'noRight' }
  | { state: 'reading' }
  | { state: 'unknown' }
  | {
      state: 'known';
      /** Less what this tablet sold and has not handed in. */
      standing: CreditStanding;
      /** Nobody answers: it is what the tablet knew. */
      isOld: boolean;
    };

interface Frame {
  day: string;
  overdueDays: number;
  mayOffline: boolean;
  /** Kinds that are taken already: one of each is enough. */
  taken: readonly string[];
  /** What points pay; null: nothing. */
  pointsRule: PointsRule | null;
  /** What the ticket comes to. */
  totalFen: number;
  /** May whoever sells go beyond what was agreed? Left out: with somebody's word. */
  beyond?: LimitState | undefined;
}

/** Whether a tender on somebody's name can be taken now, and at most how much; null: any amount. */
export function creditTender(
  kind: TenderKindName,
  credit: CreditAtHand,
  { day, overdueDays, mayOffline, taken, pointsRule, totalFen, beyond }: Frame,
): { why: CreditWhy | null; mostFen: number | null } {
  const no = (why: CreditWhy) => ({ why, mostFen: 0 });
  if (credit.state === 'nobody') return no('customer');
  if (credit.state === 'noRight') return no('right');
  if (credit.state === 'reading') return no('reading');
  if (credit.state === 'unknown') return no(mayOffline ? 'offlineUnknown' : 'offlinePolicy');
  const { standing, isOld } = credit;
  if (isOld && !mayOffline) return no('offlinePolicy');
  if (taken.includes(kind)) return no('taken');
  if (kind === 'STORE_CREDIT') {
    const { storeCreditFen } = standing;
    return storeCreditFen > 0 ? { why: null, mostFen: storeCreditFen } : no('nothing');
  }
  if (kind === 'STORED_VALUE') {
    const storedFen = standing.storedValueFen + standing.storedBonusFen;
    return storedFen > 0 ? { why: null, mostFen: storedFen } : no('nothingStored');
  }
  if (kind === 'POINTS') {
    if (!pointsRule || standing.points <= 0) return no('noPoints');
    const most = mostSpent(pointsRule, { totalFen, has: standing.points });
    if (most.points >= pointsRule.leastPoints) return { why: null, mostFen: most.fen };
    return no(standing.points < pointsRule.leastPoints ? 'fewPoints' : 'smallTicket');
  }
  if (standing.limitFen === null) return no('noLimit');
  if (!isOld && beyond !== 'DENIED') return { why: null, mostFen: null };
  // Nothing is approved while nobody answers, and to some whoever is there.
  if (obstaclesOf(standing, 0, { day, overdueDays }).isOverdue)
    return no(isOld ? 'offlineOverdue' : 'overdue');
  const roomFen = standing.limitFen - standing.receivableFen;
  return roomFen > 0 ? { why: null, mostFen: roomFen } : no(isOld ? 'offlineLimit' : 'limitReached');
}

/** What stands in the way of so much on account, and wants somebody's word. */
export function wordWanted(
  credit: CreditAtHand,
  onAccountFen: number,
  { beyond, ...at }: Pick<Frame, 'day' | 'overdueDays' | 'beyond'>,
): { isOverLimit: boolean; isOverdue: boolean } | null {
  if (credit.state !== 'known' || credit.isOld || onAccountFen === 0 || beyond === 'ALLOWED') return null;
  const obstacles = obstaclesOf(credit.standing, onAccountFen, at);
  return obstacles.isOverLimit || obstacles.isOverdue ? obstacles : null;
}
