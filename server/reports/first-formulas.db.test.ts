import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { makeProduct } from '@/tests/factories/catalog';
import { LIVED_DRAWER, livedDay } from '@/tests/factories/lived-day';
import { makeSale } from '@/tests/factories/sales';
import { atTheOffice, contextOf, makePerson } from '@/tests/factories/staff';
import { asOwner } from '@/tests/helpers/database';
import { checkBooks } from './books/check-books';
import { compileLike } from './compile-report';
import { acceptReport } from './decide-report';
import { reportBoard } from './queries';
import { reportOfDay } from './report-of-day';
import { submitReport } from './submit-report';

// Reports from before sections were worked out by SQL functions: what those said is what the sections' first versions say.

beforeAll(async () => {
  for (const migration of ['20261215100000_tenders_by_rule', '20261128301000_figures_that_foot']) {
    const text = readFileSync(`prisma/migrations/${migration}/migration.sql`, 'utf8');
    const [made = ''] =
      /CREATE (?:OR REPLACE )?FUNCTION day_report_figures\([\s\S]*?\n\$\$;/.exec(text) ?? [];
    await asOwner(made);
  }
});

type Lived = Awaited<ReturnType<typeof livedDay>>;

/** A sale of one thing the tablet showed at another price than the book's 500 yuan. */
async function sell({ store, ctx, device, sessionId }: Lived, seq: number, listPriceFen: bigint) {
  const product = await makeProduct({ listPriceFen: 50_000 });
  const updatedAt = new Date(Date.now() - 86_400_000);
  await db().product.update({ where: { id: product.id }, data: { updatedAt } });
  const shown = [{ product: { ...product, listPriceFen } }];
  const sale = makeSale({ prefix: device.prefix, seq, sessionId }, shown);
  await completeSale(ctx, { storeId: store.id, ...sale });
  return sale;
}

/** An approval of this sale's line, and its use. */
async function allow({ store, ctx }: Lived, sale: Awaited<ReturnType<typeof sell>>): Promise<void> {
  const { businessDay } = await db().ticket.findFirstOrThrow({ where: { id: sale.id } });
  const { personId } = ctx.actor;
  const of = { storeId: store.id, subjectId: sale.id, lineId: sale.lines[0]?.id ?? null, businessDay };
  const approval = await db().approval.create({
    data: {
      ...of,
      id: newId(),
      kind: 'BELOW_FLOOR',
      productId: sale.lines[0]?.productId ?? null,
      quantity: '1',
      netFen: 30_000n,
      oldFen: 50_000n,
      reason: '老顾客',
      requestedById: personId,
      grantedById: personId,
      grantedAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  await db().approvalUse.create({ data: { ...of, approvalId: approval.id, usedAt: new Date() } });
}

async function closedDay({ busy }: { busy: boolean }) {
  const lived = await livedDay(false);
  const { store, ctx, sessionId } = lived;
  const base = () => ({ storeId: store.id, requestId: newId() });
  // A breach, an approval, a discount the first formula did not see, and numbers left out.
  if (busy) await allow(lived, await sell(lived, 10, 30_000n));
  const denominations = { ...LIVED_DRAWER, '10000': LIVED_DRAWER['10000'] + (busy ? 3 : 0) };
  await countTill.execute(ctx, { ...base(), sessionId, denominations, tenderCounts: {} });
  await closeTill.execute(ctx, { ...base(), sessionId });
  // It reached the server when the drawer was counted.
  if (busy) await sell(lived, 12, 50_000n);
  const { businessDay } = await db().tillSession.findFirstOrThrow({ where: { id: sessionId } });
  const day = businessDay.toISOString().slice(0, 10);
  const said = async (formula: number) => {
    const [row] = await asOwner<{ figures: Record<string, unknown> }>(
      'SELECT day_report_figures($1, $2::date, $3) AS figures',
      [store.id, day, formula],
    );
    return row?.figures ?? {};
  };
  return { store, preparer: atTheOffice(ctx), day, base: () => ({ ...base(), day }), said };
}

it.each([1, 2])('formula %i says to the letter what its function said', async (formula) => {
  const { store, day, said } = await closedDay({ busy: true });
  const figures = await said(formula);
  expect(Object.keys(figures)).toHaveLength(formula === 1 ? 11 : 13);
  expect(figures).toMatchObject({
    tickets: { SALE: { count: 8 }, RETURN: { count: 1 } },
    discounts: { overrideCount: formula - 1 },
    approvals: [{ kind: 'BELOW_FLOOR' }, { netFen: 30_000 }],
    breaches: [{ floorFen: 9_500 }, {}],
    numbers: [{ first: 1, last: 12 }],
    ...(formula === 2 && { drawers: [{ apart: [{ why: 'AFTER_CLOSE' }] }] }),
  });
  expect(await compileLike(db(), store.id, day, figures)).toEqual(figures);
});

it.each([1, 2])(
  'a report of formula %i that waits through the upgrade is read, accepted and sealed',
  async (formula) => {
    const { store, preparer, day, base, said } = await closedDay({ busy: false });
    await submitReport.execute(preparer, { ...base(), openReason: '店长出差' });
    const figures = await said(formula);
    await asSubmittedBefore(store.id, figures);
    const finance = await contextOf(await makePerson(['ACCOUNTANT'], null));
    const view = await reportOfDay(finance, store.id, day);
    expect(view.unread).toEqual([]);
    expect(Object.keys(view.sections)).toEqual(['sales', 'cash', 'numbers', 'approvals', 'stock']);
    expect(view.sections.cash?.figures.drawers).toHaveLength(formula - 1);
    const board = (await reportBoard(finance, 3)).find(({ id }) => id === store.id);
    expect(board?.days[0]?.takingsFen).toBe(view.takingsNowFen);
    await acceptReport.execute(finance, { ...base(), version: 1, reason: '下周补' });
    const examples = (await checkBooks(db())).flatMap((fact) => fact.examples);
    expect(examples.filter((one) => one.includes(store.id))).toEqual([]);
  },
);

/** The report as it stood in the books then: its figures flat, and no sections in the audit trail. */
async function asSubmittedBefore(storeId: string, figures: unknown): Promise<void> {
  const asWritten = (table: string, set: string, where: string) => `
    UPDATE ${table} SET ${set} WHERE ${where};
    UPDATE ${table} t SET digest = encode(sha256(convert_to(rtrim(replace(t::text, digest, ''), ',)'), 'UTF8')), 'hex') WHERE ${where};`;
  const kept = JSON.stringify(figures).replaceAll("'", "''");
  await asOwner(`SET session_replication_role = replica;
    ${asWritten('day_report', `figures = '${kept}'`, `store_id = '${storeId}'`)}
    ${asWritten('audit_entry', `after = after - 'sections'`, `scope_id = '${storeId}' AND action = 'reports.submit'`)}`);
}
