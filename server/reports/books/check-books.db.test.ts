// Long because: one lived day, and every way to tamper with it.
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { livedDay } from '@/tests/factories/lived-day';
import { asOwner } from '@/tests/helpers/database';
import { factsReading } from '@/tests/helpers/facts-reading';
import { changed, dropChecks, tampered as tamperedWith } from '@/tests/helpers/tampering';
import { checkBooks, FACTS } from './check-books';

const differences = async () => (await checkBooks(db())).reduce((sum, fact) => sum + fact.differences, 0);

/** How many differences the books show after it. */
/** A unique index refuses what it forbids even with every trigger off: that change never stands in the books. */
function refusedByIndex(error: unknown): number {
  if (String(error).includes('23505')) return 1;
  throw error;
}

const tampered = (statements: string[], facts?: typeof FACTS) =>
  tamperedWith(statements, async (tx) =>
    (await checkBooks(tx, undefined, facts)).reduce((sum, fact) => sum + fact.differences, 0),
  );

const SEALED_TABLES: Record<string, string> = {
  ticket: 'store_id',
  ticket_line: 'store_id',
  tender: 'store_id',
  stock_entry: 'store_id',
  cost_change: 'store_id',
  purchase_order_line: 'store_id',
  negative_explanation: 'store_id',
  purchase_order_balance: 'store_id',
  cash_movement: 'store_id',
  cash_up: 'store_id',
  till_session: 'store_id',
  receiving: 'store_id',
  receiving_line: 'store_id',
  adjustment: 'store_id',
  adjustment_line: 'store_id',
  pickup: 'store_id',
  breach: 'store_id',
  zone_move: 'store_id',
  zone_move_line: 'store_id',
  supplier_return: 'store_id',
  supplier_return_line: 'store_id',
  transfer_dispatch_line: 'store_id',
  transfer_arrival_line: 'store_id',
  transfer_loss: 'store_id',
  handover: 'store_id',
  handover_count: 'store_id',
  handover_answer: 'store_id',
  zone_check: 'store_id',
  attachment: 'store_id',
  report_voucher: 'store_id',
  rejected_settlement: 'store_id',
  reconciliation_void: 'store_id',
  stocktake_count: 'store_id',
  stocktake_unknown: 'store_id',
  stocktake_posting: 'store_id',
  stocktake_line: 'store_id',
  stocktake_late: 'store_id',
  shortage_case: 'store_id',
  shortage_share: 'store_id',
  shortage_explanation: 'store_id',
  shortage_decision: 'store_id',
  shortage_objection: 'store_id',
  shortage_acknowledgement: 'store_id',
  shortage_settlement: 'store_id',
  shortage_reversal: 'store_id',
  number_explanation: 'store_id',
  ticket_line_share: 'store_id',
  ticket_line_serial: 'store_id',
  ticket_line_part: 'store_id',
  ticket_line_promotion: 'store_id',
  line_attribution: 'store_id',
  approval: 'store_id',
  approval_use: 'store_id',
  opening_stock: 'store_id',
  opening_stock_line: 'store_id',
  day_report: 'store_id',
  day_report_decision: 'store_id',
  seal: 'store_id',
  credit_entry: 'store_id',
  credit_match: 'store_id',
  credit_repayment: 'store_id',
  credit_repayment_tender: 'store_id',
  credit_open: 'store_id',
  point_entry: 'store_id',
  incident: 'store_id',
  incident_goods: 'store_id',
  incident_person: 'store_id',
  incident_step: 'store_id',
  incident_decision: 'store_id',
  incident_standing: 'store_id',
  safety_round: 'store_id',
  safety_finding: 'store_id',
  duty_sheet: 'store_id',
  duty_point: 'store_id',
  duty_note: 'store_id',
  duty_settlement: 'store_id',
  audit_entry: 'scope_id',
};

describe('books:check', () => {
  let sealed: Awaited<ReturnType<typeof livedDay>>;
  let open: Awaited<ReturnType<typeof livedDay>>;
  beforeAll(async () => {
    sealed = await livedDay(true);
    open = await livedDay(false);
  });

  it('finds nothing in books that only Daybook wrote', async () => {
    const facts = await checkBooks(db());
    expect(facts.map((fact) => [fact.number, fact.differences, fact.examples])).toEqual(
      FACTS.map(({ number }) => [number, 0, []]),
    );
    expect(facts.filter((fact) => !fact.kept)).toEqual([]);
  });

  it('finds a change of any column of any row of a sealed day', async () => {
    const columns = await asOwner<{
      table_name: string;
      column_name: string;
      data_type: string;
      udt_name: string;
    }>(
      `SELECT table_name, column_name, data_type, udt_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
    );
    const missed: string[] = [];
    for (const { table_name: table, column_name: column, data_type: type, udt_name: udt } of columns) {
      const key = SEALED_TABLES[table];
      if (!key) continue;
      const statement = `UPDATE ${table} SET ${column} = ${changed(column, type, udt)} WHERE ctid = (SELECT ctid FROM ${table} WHERE ${key} = '${sealed.store.id}' LIMIT 1)`;
      const found = await tampered([dropChecks(table), statement], await factsReading(table)).catch(
        refusedByIndex,
      );
      if (found === 0) missed.push(`${table}.${column}`);
    }
    expect(missed).toEqual([]);
  }, 900_000);

  it.each(Object.entries(SEALED_TABLES))(
    'finds a row of %s deleted, on sealed and open days',
    async (table, key) => {
      const facts = await factsReading(table);
      for (const store of [sealed.store, open.store]) {
        const [row] = await asOwner<{ n: string }>(
          `SELECT count(*)::text AS n FROM ${table} WHERE ${key} = $1`,
          [store.id],
        );
        if (row?.n === '0') continue;
        // Signing in and the like leave traces of their own; what the books rest on is what is tried.
        const only = table === 'audit_entry' ? `AND subject_kind = 'ticket'` : '';
        const last = `(SELECT ctid FROM ${table} WHERE ${key} = '${store.id}' ${only} ORDER BY ctid DESC LIMIT 1)`;
        const found = await tampered([`DELETE FROM ${table} WHERE ctid = ${last}`], facts);
        expect({ table, store: store.name, found: found > 0 }).toEqual({
          table,
          store: store.name,
          found: true,
        });
      }
    },
  );

  it('finds amounts, quantities and numbers changed on an open day', async () => {
    const id = open.store.id;
    const tries = [
      `UPDATE stock_level SET on_hand = on_hand + 1 WHERE store_id = '${id}'`,
      `UPDATE stock_cost SET value_fen = value_fen + 1 WHERE store_id = '${id}'`,
      `UPDATE ticket SET seq = seq + 10, number = number || '0' WHERE store_id = '${id}' AND seq = 2`,
      `UPDATE ticket_line_balance SET returned_quantity = 0 WHERE store_id = '${id}'`,
      `UPDATE tender_balance SET refunded_fen = 0 WHERE store_id = '${id}'`,
      `UPDATE receipt_series SET last = 1, accounted = 1 WHERE store_id = '${id}'`,
      `UPDATE till SET last_z = 5 WHERE store_id = '${id}'`,
      `UPDATE till_session SET float_fen = 1 WHERE store_id = '${id}'`,
      `UPDATE document_series SET last = 9 WHERE store_id = '${id}'`,
      `UPDATE receiving SET freight_fen = freight_fen + 1, digest = '' WHERE store_id = '${id}'`,
      `UPDATE purchase_order_balance SET received = received + 1 WHERE store_id = '${id}'`,
      `UPDATE purchase_order SET received_at = now() WHERE store_id = '${id}'`,
      `UPDATE purchase_order SET supplier_id = gen_random_uuid() WHERE store_id = '${id}'`,
      `UPDATE purchase_order SET ordered_by_id = gen_random_uuid() WHERE store_id = '${id}'`,
    ];
    for (const statement of tries)
      expect({ statement, found: (await tampered([statement])) > 0 }).toEqual({ statement, found: true });
  });

  it('finds a rewritten row that carries the right digest', async () => {
    const id = open.store.id;
    const rewrite = (table: string, what: string) => [
      `UPDATE ${table} SET ${what} WHERE store_id = '${id}'`,
      `UPDATE ${table} t SET digest = encode(sha256(convert_to(rtrim(replace(t::text, digest, ''), ',)'), 'UTF8')), 'hex') WHERE store_id = '${id}'`,
    ];
    const damaged = `(SELECT id FROM zone WHERE store_id = '${id}' AND kind = 'DAMAGED')`;
    const tries = [
      rewrite('receiving', 'freight_fen = freight_fen + 1'),
      rewrite('receiving', 'order_id = NULL'),
      rewrite('receiving_line', 'freight_fen = freight_fen + 1'),
      rewrite('receiving_line', 'damaged_quantity = 2'),
      rewrite('receiving_line', 'order_line_id = NULL'),
      rewrite('purchase_order_line', 'quantity = 13'),
      rewrite('cost_change', 'after_value_fen = after_value_fen + 1'),
      rewrite('cost_change', 'after_quantity = after_quantity + 1'),
      rewrite('cost_change', 'after_unit_cost = after_unit_cost + 0.00001'),
      rewrite('cost_change', `document_id = gen_random_uuid()`),
      rewrite('cost_change', 'entry_ids = entry_ids || entry_ids'),
      rewrite('negative_explanation', 'entry_id = gen_random_uuid()'),
      rewrite('negative_explanation', `text = '没有原因'`),
      rewrite('stock_entry', `zone_id = CASE WHEN kind = 'RECEIVING' THEN ${damaged} ELSE zone_id END`),
    ];
    for (const statements of tries) {
      const drop = ['receiving_line', 'cost_change'].map(dropChecks);
      expect({ statements, found: (await tampered([...drop, ...statements])) > 0 }).toEqual({
        statements,
        found: true,
      });
    }
  });

  it('finds what is not so of zones, handovers and shelves', async () => {
    const id = open.store.id;
    const tries = [
      `UPDATE zone SET closed_at = now() WHERE store_id = '${id}' AND kind = 'DAMAGED'`,
      `UPDATE shelf SET closed_at = now() WHERE store_id = '${id}'`,
      `UPDATE shelf_place SET product_id = gen_random_uuid() WHERE store_id = '${id}'`,
      `DELETE FROM shelf WHERE store_id = '${id}'`,
      `UPDATE zone_assignment SET ends_at = ends_at - interval '1 second' WHERE store_id = '${id}'`,
      `UPDATE zone_assignment SET starts_at = starts_at + interval '1 second' WHERE store_id = '${id}' AND ends_at IS NULL`,
      `UPDATE zone_assignment SET person_id = gen_random_uuid() WHERE store_id = '${id}' AND ends_at IS NOT NULL`,
      `DELETE FROM zone_photo WHERE store_id = '${id}'`,
      `UPDATE handover_count SET difference = 0 WHERE store_id = '${id}'`,
    ];
    for (const statement of tries) {
      const found = (await tampered([dropChecks('handover_count'), statement])) > 0;
      expect({ statement, found }).toEqual({ statement, found: true });
    }
  });

  it('finds the last ticket of a series gone with everything it wrote', async () => {
    const id = open.store.id;
    const ticket = `(SELECT id FROM ticket WHERE store_id = '${id}' ORDER BY seq DESC LIMIT 1)`;
    const found = await tampered([
      `DELETE FROM stock_entry WHERE store_id = '${id}' AND document_id = ${ticket}`,
      `DELETE FROM cash_movement WHERE store_id = '${id}' AND ticket_id = ${ticket}`,
      `DELETE FROM tender WHERE store_id = '${id}' AND ticket_id = ${ticket}`,
      `DELETE FROM ticket_line WHERE store_id = '${id}' AND ticket_id = ${ticket}`,
      `DELETE FROM audit_entry WHERE scope_id = '${id}' AND subject_id = ${ticket}::text`,
      `DELETE FROM ticket WHERE store_id = '${id}' AND id = ${ticket}`,
    ]);
    expect(found).toBeGreaterThan(0);
    expect(await differences()).toBe(0);
  });
});
