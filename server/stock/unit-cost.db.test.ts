import fc from 'fast-check';
import { expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { microFromText, microToText, unitCost } from './cost-rules';

it('is one rule: what SQL says a piece costs is what the ledger’s writer says', async () => {
  const state = fc.record({
    quantityMilli: fc.integer({ min: -5_000_000, max: 5_000_000 }),
    valueFen: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    lastUnitCostMicro: fc.bigInt({ min: 0n, max: 10n ** 13n }),
  });
  const states = fc.sample(state, 2_000);
  const rows = states.map((one) => ({
    q: (one.quantityMilli / 1000).toFixed(3),
    v: one.valueFen,
    l: microToText(one.lastUnitCostMicro),
  }));
  const said = await db().$queryRaw<{ cost: string }[]>`
    SELECT unit_cost(q, v, l)::text AS cost FROM ROWS FROM (json_to_recordset(${JSON.stringify(rows)}::json)
      AS (q numeric, v bigint, l numeric)) WITH ORDINALITY AS r(q, v, l, n) ORDER BY n`;
  expect(said.map(({ cost }) => microFromText(cost))).toEqual(states.map(unitCost));
});
