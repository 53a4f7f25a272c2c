import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDayOf, dayToDate } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { decideTransfer } from '@/server/transfers/decide-transfer';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { receiveTransfer } from '@/server/transfers/receive-transfer';
import { LIVED_DRAWER, livedDay } from '@/tests/factories/lived-day';
import { atTheOffice, contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore, NOON_ZONE } from '@/tests/factories/stores';
import { asOwner } from '@/tests/helpers/database';
import { checkBooks } from './books/check-books';
import { acceptReport } from './decide-report';
import { submitReport } from './submit-report';

type Store = Awaited<ReturnType<typeof makeStore>>;

let sealed: Store;
let everywhere: Awaited<ReturnType<typeof contextOf>>;
const today = businessDayOf(new Date(), NOON_ZONE, 240);
const at = (store: Store) => ({ storeId: store.id, requestId: newId() });

beforeAll(async () => {
  sealed = await makeStore({ timeZone: NOON_ZONE });
  everywhere = await contextOf(await makePerson(['HEAD_OFFICE', 'STORE_MANAGER'], null));
  await seal(sealed);
});

/** Today's report, submitted by one and accepted by another: nothing of today comes in any more. */
async function seal(store: Store): Promise<void> {
  const accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  await submitReport.execute(atTheOffice(manager), { ...at(store), day: today });
  await acceptReport.execute(accountant, { ...at(store), day: today, version: 1 });
}

/** Written when a report is handed in, so an open day has none; vouchers.db.test.ts looks at those of a closed one. */
const OF_A_REPORT = 'report_voucher';

async function countAndClose({ store, ctx, sessionId }: Awaited<ReturnType<typeof livedDay>>) {
  const drawer = { ...at(store), sessionId };
  const denominations = LIVED_DRAWER;
  await countTill.execute(ctx, { ...drawer, denominations, tenderCounts: {} });
  await closeTill.execute(ctx, { ...drawer, requestId: newId() });
}

async function broken(): Promise<string[]> {
  return (await checkBooks(db())).flatMap((fact) => fact.examples);
}

/** Two pieces on their way from one store to the other, one of them short at the check. */
async function short(from: Store, to: Store, productId: string) {
  const { transferId } = await dispatchTransfer.execute(everywhere, {
    ...at(from),
    toStoreId: to.id,
    lines: [{ productId, quantity: '2' }],
  });
  const line = await db().transferDispatchLine.findFirstOrThrow({ where: { transferId } });
  await receiveTransfer.execute(everywhere, {
    ...at(to),
    fromStoreId: from.id,
    transferId,
    lines: [{ dispatchLineId: line.id, received: '1' }],
  });
  return { transferId, dispatchLineId: line.id, quantity: '1', reason: '找到了' };
}

describe('a store whose day is sealed', () => {
  it('goes on living: every ledger books on the next open day, and the seal stays whole', async () => {
    const lived = await livedDay(false, sealed);
    await countAndClose(lived);
    const ledgers = await asOwner<{ name: string }>(
      `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'day_is_open'
         AND c.relname <> '${OF_A_REPORT}' ORDER BY 1`,
    );
    const missed: string[] = [];
    for (const { name } of ledgers) {
      const store = name === 'audit_entry' ? 'scope_id' : 'store_id';
      const rows = await asOwner<{ day: string; n: number }>(
        `SELECT business_day::text AS day, count(*)::int AS n FROM ${name} WHERE ${store} = $1 AND business_day IS NOT NULL GROUP BY 1`,
        [lived.store.id],
      );
      if (rows.length !== 1 || rows[0]?.day !== addDays(today, 1))
        missed.push(`${name} ${JSON.stringify(rows)}`);
    }
    expect(missed).toEqual([]);
    expect(await broken()).toEqual([]);
  });

  it.each(['ARRIVED_LATE', 'SENT_BACK', 'LOST'] as const)(
    'keeps its seal when goods between it and an open store are decided: %s',
    async (verdict) => {
      const { other, product } = await livedDay(false);
      for (const [from, to] of [
        [sealed, other.store],
        [other.store, sealed],
      ] as const) {
        await decideTransfer.execute(everywhere, {
          ...at(from),
          ...(await short(from, to, product.id)),
          verdict,
        });
        const booksAt = verdict === 'ARRIVED_LATE' ? to : from;
        const audit = await db().auditEntry.findFirstOrThrow({
          where: { action: 'transfers.decide', scopeId: booksAt.id },
          orderBy: { id: 'desc' },
        });
        const day = booksAt === sealed ? addDays(today, 1) : today;
        expect(audit.businessDay).toEqual(dayToDate(day));
      }
      expect(await broken()).toEqual([]);
    },
  );

  it('lets nobody book goods into a store where they hold no role', async () => {
    const { other, product } = await livedDay(false);
    const parcel = await short(sealed, other.store, product.id);
    const sender = await contextOf(await makePerson(['STORE_MANAGER'], sealed.id));
    const receiver = await contextOf(await makePerson(['STORE_MANAGER'], other.store.id));
    const decide = (who: typeof sender, store: Store, verdict: 'ARRIVED_LATE' | 'LOST') =>
      decideTransfer.execute(atTheOffice(who), { ...at(store), fromStoreId: sealed.id, ...parcel, verdict });
    const refused = { code: 'FORBIDDEN' };
    await expect(decide(sender, sealed, 'ARRIVED_LATE')).rejects.toMatchObject(refused);
    await expect(decide(receiver, other.store, 'LOST')).rejects.toMatchObject(refused);
    await expect(decide(sender, other.store, 'ARRIVED_LATE')).rejects.toMatchObject(refused);
    expect(await decide(receiver, other.store, 'ARRIVED_LATE')).toMatchObject({ businessDay: today });
  });

  it('takes no row of the sealed day from anybody, in any ledger', async () => {
    const ledgers = await asOwner<{ name: string; key: string; columns: string[] }>(
      `SELECT c.relname AS name, CASE c.relname WHEN 'audit_entry' THEN 'scope_id' ELSE 'store_id' END AS key,
         (SELECT array_agg(a.attname::text) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
       FROM pg_class c JOIN pg_attribute d ON d.attrelid = c.oid AND d.attname = 'business_day'
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '${OF_A_REPORT}' ORDER BY 1`,
    );
    expect(ledgers.length).toBeGreaterThan(40);
    const taken: string[] = [];
    for (const { name, key, columns } of ledgers) {
      // A copy of a row that is there, on the sealed day: only the trigger can refuse it before its keys do.
      const list = columns.map((column) => (column === 'business_day' ? `'${today}'::date` : `t.${column}`));
      const answer = await asOwner(
        `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${list.map((one, i) => (columns[i] === 'id' ? 'gen_random_uuid()' : one)).join(', ')}
         FROM ${name} t WHERE ${key} = $1 LIMIT 1`,
        [sealed.id],
      ).then(
        () => 'taken',
        (error: unknown) => String(error),
      );
      if (!answer.includes('is not open') && !answer.includes('duplicate key'))
        taken.push(`${name}: ${answer}`);
    }
    expect(taken).toEqual([]);
  });
});
