// Chinese because: levels are called by their names, which are data.
import { addDays } from '@/lib/business-day';
import { saveLevel } from '@/server/customers/members/keep-levels';
import { setCustomerLevel } from '@/server/customers/members/set-level';
import { setTopUpRules } from '@/server/customers/members/set-top-up-rules';
import { setPointsRule } from '@/server/customers/points/set-points-rule';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedCompany } from './company';
import type { SeedCustomer } from './customers';

const LEVELS = [
  { name: '普通会员', discountBp: 0, pointsMilli: 1_000, isDefault: true },
  { name: '银卡会员', discountBp: 200, pointsMilli: 1_000, isDefault: false },
  { name: '金卡会员', discountBp: 500, pointsMilli: 1_500, isDefault: false },
];
const STEPS = [
  { fromFen: 100_000, bonusFen: 10_000 },
  { fromFen: 500_000, bonusFen: 80_000 },
];
/** A point is a fen, five yuan at a time, up to three tenths of a ticket. */
const SPENDING = { pointsPerYuan: 100, leastPoints: 500, mostBp: 3_000 };
/** One in so many has the better level. */
const [SILVER, GOLD] = [6, 17];

/** Head office says what members are given, before the first customer comes. */
export async function seedMemberRules(company: SeedCompany): Promise<Map<string, string>> {
  const ctx = await actingAs(headOfficeOf(company), at(company.firstDay, 8, 0));
  const levels = new Map<string, string>();
  for (const level of LEVELS) {
    const { levelId } = await saveLevel.execute(ctx, { requestId: newId(), ...level });
    levels.set(level.name, levelId);
  }
  await setTopUpRules.execute(ctx, { requestId: newId(), steps: STEPS });
  await setPointsRule.execute(ctx, { requestId: newId(), ...SPENDING });
  return levels;
}

/** Some customers were given a better level in the demo's days. */
export async function seedMembers(
  company: SeedCompany,
  customers: readonly SeedCustomer[],
  levels: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [place, customer] of customers.entries()) {
    const name = place % GOLD === 0 ? '金卡会员' : place % SILVER === 0 ? '银卡会员' : null;
    const store = company.stores.find(({ code }) => code === customer.storeCode);
    const manager = company.people.find(
      ({ role, storeCode }) => role === 'STORE_MANAGER' && storeCode === customer.storeCode,
    );
    if (!name || !store || !manager) continue;
    await setCustomerLevel.execute(await actingAs(manager, at(addDays(company.firstDay, 20), 19, 0)), {
      requestId: newId(),
      storeId: store.id,
      customerId: customer.id,
      levelId: levels.get(name) ?? null,
    });
  }
}

function headOfficeOf(company: SeedCompany) {
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  if (!office) throw new Error('the demo company has a head office');
  return office;
}
