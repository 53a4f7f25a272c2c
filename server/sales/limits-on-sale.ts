import { sumFen } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { type ActLimits, judgeLines, type LineToJudge, type LineVerdict } from '@/server/limits/limit-rules';
import { type LimitsOfStore, limitsOfRoles } from '@/server/limits/limits-of-store';
import type { SalesPeople } from './people-of-sales';
import type { Sale, SaleLine } from './schema';

/** What held of whoever rang a sale up; null: it did not hold yet, or somebody else answers for it. */
export function limitsFor(
  sale: Sale,
  { people, limits, occurredAt }: { people: SalesPeople; limits: LimitsOfStore; occurredAt: Date },
): ActLimits | null {
  const heldYet = limits.changedAt === null || limits.changedAt <= occurredAt;
  return heldYet && people.rungUp(sale) !== 'SETTLED' ? limitsOfRoles(limits, people.rolesOf(sale)) : null;
}

/** What limits say of a finished sale's lines; nothing where nobody asks. */
export function limitsOnLines(sale: Sale, limits: ActLimits | null): LineVerdict[] {
  return limits ? judgeLines(sale.lines.map(lineToJudge), limits) : [];
}

function lineToJudge(line: SaleLine): LineToJudge {
  return {
    ...line,
    quantityMilli: milliFromText(line.quantity) ?? 0,
    overrideReason: line.overrideReason ?? '',
    promotedFen: sumFen((line.promotions ?? []).map(({ fen }) => fen)),
    isFixed: line.fixedPrice ?? false,
  };
}
