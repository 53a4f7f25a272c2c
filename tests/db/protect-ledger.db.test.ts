import { beforeAll, expect, test } from 'vitest';
import { newId } from '@/server/platform/ids';
import { makeStore } from '@/tests/factories/stores';
import { asOwner } from '../helpers/database';

const COLUMNS = `store_id uuid NOT NULL, id uuid NOT NULL, note text NOT NULL, business_day date NOT NULL,
  recorded_at timestamptz(3) DEFAULT now(), digest text NOT NULL DEFAULT '', PRIMARY KEY (store_id, id)`;

let storeId: string;
let day: string;

beforeAll(async () => {
  ({ id: storeId } = await makeStore());
  day = '2026-11-23';
  await asOwner(`INSERT INTO business_day (store_id, day) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
    storeId,
    day,
  ]);
  await asOwner(`CREATE TABLE test_ledger (${COLUMNS})`);
  await asOwner(`SELECT protect_ledger('test_ledger')`);
});

const add = (on: string, note = '柜门松动') =>
  asOwner<{ digest: string }>(
    'INSERT INTO test_ledger (store_id, id, note, business_day) VALUES ($1, $2, $3, $4) RETURNING digest',
    [storeId, newId(), note, on],
  );

test('a ledger is written once, with its digest, on open days, and counted', async () => {
  const [written] = await add(day);
  expect(written?.digest).toMatch(/^[0-9a-f]{16,}/);
  await expect(asOwner(`UPDATE test_ledger SET note = ''`)).rejects.toThrow(
    /append-only|only added|test_ledger/,
  );
  await expect(asOwner('DELETE FROM test_ledger')).rejects.toThrow(/test_ledger/);
  await expect(asOwner('TRUNCATE test_ledger')).rejects.toThrow(/test_ledger/);
  await expect(add('2031-01-01')).rejects.toThrow(/business day 2031-01-01 .* is not open/);
  expect(
    await asOwner(`SELECT parent, rows FROM ledger_count WHERE ledger = 'test_ledger' AND store_id = $1`, [
      storeId,
    ]),
  ).toEqual([{ parent: day, rows: 1 }]);
  expect(await asOwner('SELECT * FROM miscounted_rows()')).toEqual([]);
  const [rights] = await asOwner<{ may: boolean }>(
    `SELECT has_table_privilege('daybook_app', 'test_ledger', 'UPDATE, DELETE, TRUNCATE') AS may`,
  );
  expect(rights?.may).toBe(false);
});

test('what is no ledger is refused', async () => {
  await asOwner('CREATE TABLE scrap (id uuid PRIMARY KEY, digest text)');
  await expect(asOwner(`SELECT protect_ledger('scrap')`)).rejects.toThrow(/a ledger has store_id/);
  await asOwner('CREATE TABLE note (store_id uuid, digest text, recorded_at timestamptz)');
  await expect(asOwner(`SELECT protect_ledger('note')`)).rejects.toThrow(/counted_by/);
});
