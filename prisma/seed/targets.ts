import { setTargets } from '@/server/insight/targets/set-targets';
import { newId } from '@/server/platform/ids';
import { actingAs, at, type SeedCompany } from './company';

/** Yuan a month, by store; about what three weeks of the demo take. */
const AIMED: Readonly<Record<string, number>> = { S01: 1_800_000, S02: 1_000_000, X01: 900_000 };
const FEN = 100;

/** What head office wants of each store, in every month the demo has days of. */
export async function seedTargets(company: SeedCompany, today: string): Promise<void> {
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  if (!office) throw new Error('the demo company has a head office');
  const months = new Set([company.firstDay, today].map((day) => day.slice(0, 7)));
  for (const month of months) {
    await setTargets.execute(await actingAs(office, at(company.firstDay, 9, 0)), {
      requestId: newId(),
      month,
      targets: company.stores.flatMap(({ id, code }) => {
        const yuan = AIMED[code];
        return yuan === undefined ? [] : [{ storeId: id, amountFen: yuan * FEN }];
      }),
    });
  }
}
