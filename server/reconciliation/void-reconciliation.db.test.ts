import { beforeEach, describe, expect, it } from 'vitest';
import { db, type Reader } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { wireError } from '@/server/platform/trpc';
import { checkBooks } from '@/server/reports/books/check-books';
import { openCase } from '@/server/shortages/open-case';
import { assignOwner } from '@/server/zones/assign-owner';
import { makeReconciledShop } from '@/tests/factories/reconciliation';
import { contextOf } from '@/tests/factories/staff';
import { dropChecks, tampered } from '@/tests/helpers/tampering';
import { closeDiscrepancy } from './close-discrepancy';
import { explainDiscrepancy } from './explain-discrepancy';
import { reconciliationDetail } from './list-reconciliations';
import { listReconciliations, reconciliationTotals } from './list-runs';
import { voidReconciliation } from './void-reconciliation';

let shop: Awaited<ReturnType<typeof makeReconciledShop>>;
const base = () => ({ storeId: shop.storeId, requestId: newId() });
const manager = () => contextOf(shop.manager);

beforeEach(async () => {
  shop = await makeReconciledShop();
});

/** A run of the codes and quantities told. */
async function run(...goods: [{ code: string }, number][]): Promise<string> {
  const file = await shop.csv(...goods.map(([{ code }, quantity]) => [code, '', quantity]));
  const { reconciliationId } = await shop.run(file);
  return reconciliationId ?? '';
}

const takeBack = async (reconciliationId: string, reason = '导错了仓库', who = shop.manager) =>
  voidReconciliation.execute(await contextOf(who), { ...base(), reconciliationId, reason });
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => wireError(error).code,
  );
const open = async () =>
  (await shop.open()).map(({ code, difference, openedBy }) => ({ code, difference, openedBy }));

/** But the drawers that factories open without a word in the trail. */
async function differences(reader: Reader = db()): Promise<string[]> {
  const examples = (await checkBooks(reader)).flatMap((fact) => fact.examples);
  return examples.filter((example) => !example.startsWith('sessions in the audit trail'));
}

describe('a saved reconciliation', () => {
  it('is taken back with a reason: what it opened ends with it, and it stays readable', async () => {
    const [sofa, lamp] = [await shop.stocked(5), await shop.stocked(8)];
    const wrong = await run([sofa, 1], [lamp, 2]);
    const [first] = await shop.open();
    await explainDiscrepancy.execute(await manager(), {
      ...base(),
      discrepancyId: first?.discrepancyId ?? '',
      note: '在途',
    });
    expect(await takeBack(wrong)).toMatchObject({ number: 1, ended: 2, restored: 0, reopened: 0 });
    expect(await open()).toEqual([]);
    const detail = await reconciliationDetail(db(), { storeId: shop.storeId, reconciliationId: wrong }, true);
    expect(detail.void).toMatchObject({ person: shop.manager.name, reason: '导错了仓库' });
    const lines = await shop.linesOf(wrong);
    expect(lines.map(({ state, closeReason, isOfVoid }) => [state, closeReason, isOfVoid])).toEqual([
      ['CLOSED', '导错了仓库', true],
      ['CLOSED', '导错了仓库', true],
    ]);
    const { rows } = await listReconciliations(db(), { storeIds: [shop.storeId] });
    expect(rows).toMatchObject([{ id: wrong, isVoid: true }]);
    const total = await reconciliationTotals(db(), { storeIds: [shop.storeId] });
    expect(total).toEqual({ count: 1, opened: 0 });
    await run([sofa, 4], [lamp, 8]);
    expect(await reconciliationTotals(db(), { storeIds: [shop.storeId] })).toEqual({ count: 2, opened: 1 });
    expect(await differences()).toEqual([]);
  });

  it('gives what it carried over its figures of before, and opens again what it had ended', async () => {
    const [sofa, lamp] = [await shop.stocked(5), await shop.stocked(8)];
    await run([sofa, 4], [lamp, 6]);
    const before = await open();
    const wrong = await run([sofa, 1], [lamp, 8]);
    expect(await open()).toMatchObject([{ code: sofa.code, difference: '4' }]);
    expect(await takeBack(wrong)).toMatchObject({ ended: 0, restored: 1, reopened: 1 });
    expect((await open()).sort((a, b) => a.code.localeCompare(b.code))).toEqual(
      before.sort((a, b) => a.code.localeCompare(b.code)),
    );
    expect(await differences()).toEqual([]);
    const right = await run([sofa, 4], [lamp, 6]);
    const { opened, carriedOver } = await db().reconciliation.findUniqueOrThrow({
      where: { storeId_id: { storeId: shop.storeId, id: right } },
    });
    expect({ opened, carriedOver }).toEqual({ opened: 0, carriedOver: 2 });
    // What goes on from one that was ended once is restored from that one's figures as well.
    const again = await run([sofa, 5], [lamp, 5]);
    await takeBack(again);
    expect((await open()).map(({ code, difference }) => `${code} ${difference}`).sort()).toEqual(
      [`${sofa.code} 1`, `${lamp.code} 2`].sort(),
    );
    expect(await differences()).toEqual([]);
  });

  it('keeps what a person closed, and counts no more against the cut-off of the next run', async () => {
    const sofa = await shop.stocked(5);
    const later = await shop.run(await shop.csv([sofa.code, '', 1]), { cutOff: shop.minutesAgo(10) });
    const [line] = await shop.open();
    const discrepancyId = line?.discrepancyId ?? '';
    await closeDiscrepancy.execute(await manager(), { ...base(), discrepancyId, reason: '核实过' });
    expect(await takeBack(later.reconciliationId ?? '')).toMatchObject({ ended: 0 });
    const kept = await db().discrepancy.findUniqueOrThrow({
      where: { storeId_id: { storeId: shop.storeId, id: discrepancyId } },
    });
    expect(kept.closeReason).toBe('核实过');
    await run([sofa, 3]);
    expect(await open()).toMatchObject([{ difference: '2', openedBy: 2 }]);
  });

  it('stays where a later run or a shortage case rests on it, and is taken back once', async () => {
    const sofa = await shop.stocked(5);
    const first = await run([sofa, 1]);
    const second = await run([sofa, 2]);
    expect(await refusal(takeBack(first))).toBe('RECONCILIATION_NOT_LAST');
    await assignOwner.execute(await contextOf(shop.manager, { now: shop.minutesAgo(120) }), {
      ...base(),
      zoneId: shop.zones.floor,
      personId: shop.first.id,
      endsAt: null,
    });
    const [line] = await shop.open();
    await openCase
      .execute(await manager(), {
        ...base(),
        source: 'RECONCILIATION',
        sourceId: line?.discrepancyId ?? '',
        productId: sofa.id,
        zones: [{ zoneId: shop.zones.floor, quantity: '1' }],
      })
      .catch(() => undefined);
    const cases = await db().shortageCase.count({ where: { storeId: shop.storeId } });
    expect(await refusal(takeBack(second))).toBe(cases > 0 ? 'RECONCILIATION_HAS_CASE' : 'done');
    expect(cases).toBe(1);
    const lamp = await shop.stocked(3);
    const other = await shop.run(await shop.csv([lamp.code, '', 1]), { source: '另一个' });
    await takeBack(other.reconciliationId ?? '');
    expect(await refusal(takeBack(other.reconciliationId ?? ''))).toBe('RECONCILIATION_IS_VOID');
    expect(await refusal(takeBack(newId()))).toBe('NOT_FOUND');
  });

  it('is taken back by a manager, with words, once however often it is asked', async () => {
    const wrong = await run([await shop.stocked(5), 1]);
    expect(await refusal(takeBack(wrong, '错', shop.second))).toBe('FORBIDDEN');
    expect(await refusal(takeBack(wrong, ' '))).toBe('INVALID_INPUT');
    const input = { ...base(), reconciliationId: wrong, reason: '错了' };
    const done = await voidReconciliation.execute(await manager(), input);
    expect(await voidReconciliation.execute(await manager(), input)).toEqual(done);
    expect(
      await db().auditEntry.count({ where: { scopeId: shop.storeId, action: 'reconciliation.void' } }),
    ).toBe(1);
  });

  it('tampering with what says so is found', async () => {
    const wrong = await run([await shop.stocked(5), 1]);
    await takeBack(wrong);
    const at = `store_id = '${shop.storeId}'`;
    const tries = [
      `UPDATE reconciliation_void SET reason = 'x' WHERE ${at}`,
      `UPDATE reconciliation_void SET reason = 'x', digest = '' WHERE ${at}`,
      `UPDATE reconciliation_void SET person_id = gen_random_uuid() WHERE ${at}`,
      `UPDATE reconciliation_void SET voided_at = voided_at - interval '1 hour' WHERE ${at}`,
      `DELETE FROM reconciliation_void WHERE ${at}`,
      `UPDATE discrepancy SET closed_at = NULL, closed_by_id = NULL, close_reason = '' WHERE ${at}`,
    ];
    for (const statement of tries)
      expect(
        await tampered([dropChecks('reconciliation_void'), statement], differences),
        statement,
      ).not.toEqual([]);
  });
});
