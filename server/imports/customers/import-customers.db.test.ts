// Long because: one sheet after the other, each with what must come of it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contextFor } from '@/server/context';
import { findCustomers } from '@/server/customers/find-customers';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { customerImporter } from '@/tests/factories/customer-imports';
import { makeCustomer } from '@/tests/factories/customers';
import { importer } from '@/tests/factories/import-runs';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { withTestDatabase } from '@/tests/helpers/database';
import { claimRun } from '../hold-run';
import { runImport } from '../run-import';

// Each reads a file in a process of its own, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 90_000 });

const work = (runId: string) => runImport(db(), runId, (actor, locale) => contextFor(actor, { locale }));
const templates = join(process.env.DAYBOOK_SHARED_DATA ?? join(process.cwd(), '../shared/data'), 'templates');

let last = 0;
/** A mobile nobody else of these tests has. */
const mobile = () => {
  last += 1;
  return `1391${String(last).padStart(7, '0')}`;
};
const entriesOf = (name: string) =>
  db().creditEntry.findMany({
    where: { customer: { name } },
    orderBy: { account: 'asc' },
    select: { account: true, kind: true, amountFen: true, reason: true, documentKind: true },
  });

let store: Awaited<ReturnType<typeof makeStore>>;
beforeEach(async () => {
  store = await makeStore();
});

describe('a customers file', () => {
  it('brings in everything it says, and says afterwards nothing of anybody', async () => {
    const clerk = await makePerson(['CLERK'], store.id);
    const { name: clerkName } = await db().person.findUniqueOrThrow({ where: { id: clerk.id } });
    const office = await customerImporter(store.code);
    const [one, other] = [mobile(), mobile()];
    const uploadId = await office.upload(
      `姓名,手机,电话,会员卡号,地址,发票抬头,纳税人识别号,来源,标签,生日,备注,期初应收,预收款,所属店员
欧阳雪,${one}、${other},025-84561234,A0012,鼓楼区中山路1号,雪家居,91320100MA1XXXXX1X,微信,"老客,设计师",1990年1月2日,爱喝茶,"1,200.50",300,${clerkName}`,
    );
    const answers = { decimal: 'POINT' } as const;
    expect(await office.preview(uploadId, answers)).toMatchObject({ errors: 0, warnings: 0, products: 1 });
    const { runId } = await office.start(uploadId, { answers });
    await work(runId);
    const run = await office.api.run({ runId });
    expect(run).toMatchObject({
      status: 'DONE',
      kind: 'CUSTOMERS',
      result: { created: 1, updated: 0, openings: [{ store: store.code, posted: 2, skipped: 0 }] },
    });
    const customer = await db().customer.findFirstOrThrow({
      where: { name: '欧阳雪' },
      include: {
        numbers: { orderBy: { place: 'asc' } },
        addresses: true,
        tags: { orderBy: { tag: 'asc' } },
        servings: true,
      },
    });
    expect(customer).toMatchObject({
      cardNumber: 'A0012',
      source: 'WECHAT',
      invoiceTitle: '雪家居',
      taxNumber: '91320100MA1XXXXX1X',
      note: '爱喝茶',
      servedById: clerk.id,
      servedStoreId: store.id,
      addedInStoreId: store.id,
      birthday: new Date('1990-01-02'),
      numbers: [{ e164: `+86${one}` }, { e164: `+86${other}` }, { e164: '+862584561234', isMobile: false }],
      addresses: [{ address: '鼓楼区中山路1号' }],
      servings: [{ kind: 'ASSIGNED', personId: clerk.id }],
    });
    expect(customer.tags.map(({ tag }) => tag).sort()).toEqual(['老客', '设计师'].sort());
    expect(await entriesOf('欧阳雪')).toEqual([
      {
        account: 'RECEIVABLE',
        kind: 'CORRECTION',
        amountFen: 120_050n,
        reason: '期初余额（导入）',
        documentKind: 'ACT',
      },
      {
        account: 'STORE_CREDIT',
        kind: 'CORRECTION',
        amountFen: 30_000n,
        reason: '期初余额（导入）',
        documentKind: 'ACT',
      },
    ]);
    // Found by card, pinyin and number, as anybody else.
    const asker = { personId: clerk.id, now: new Date() };
    for (const term of ['A0012', 'ouyangxue', one, '欧阳'])
      expect((await findCustomers(db(), { term, take: 5 }, asker)).customers).toMatchObject([
        { id: customer.id },
      ]);
    const kept = JSON.stringify([
      await db().importRun.findUniqueOrThrow({ where: { id: runId } }),
      await db().auditEntry.findMany({ where: { actorRef: runId } }),
    ]);
    for (const personal of ['欧阳雪', one, '84561234', '中山路', '雪家居'])
      expect(kept).not.toContain(personal);
    expect((await checkBooks(db())).reduce((sum, fact) => sum + fact.differences, 0)).toBe(0);
  });

  it('brings what members had: level, stored value and what was put on top, once', async () => {
    const office = await customerImporter(store.code);
    const level = `金卡${newId().slice(-6)}`;
    await db().memberLevel.create({
      data: {
        id: newId(),
        name: level,
        discountBp: 500,
        pointsMilli: 1_000,
        place: 9,
        changedAt: new Date(),
      },
    });
    const text = `会员姓名,手机号码,会员等级,储值余额,赠送余额,会员积分\n储值的客户甲,${mobile()},${level},500.00,50,"1,234.6"\n储值的客户乙,${mobile()},没有的等级,0,0,0`;
    const uploadId = await office.upload(text);
    expect(await office.preview(uploadId)).toMatchObject({
      errors: 0,
      byCode: { LEVEL_UNKNOWN: 1, POINTS_CUT: 1 },
    });
    const { runId } = await office.start(uploadId);
    await work(runId);
    expect((await office.api.run({ runId })).result).toMatchObject({ openings: [{ posted: 3, skipped: 0 }] });
    expect(await entriesOf('储值的客户甲')).toMatchObject([
      { account: 'STORED_BONUS', kind: 'OPENING', amountFen: 5_000n },
      { account: 'STORED_VALUE', kind: 'OPENING', amountFen: 50_000n },
    ]);
    const customer = await db().customer.findFirstOrThrow({
      where: { name: '储值的客户甲' },
      include: { level: true, account: true },
    });
    expect(customer).toMatchObject({
      level: { name: level },
      account: { storedValueFen: 50_000n, points: 1_234n },
    });
    const again = await office.start(await office.upload(text), { answers: { known: 'UPDATE' } });
    await work(again.runId);
    expect(await entriesOf('储值的客户甲')).toHaveLength(2);
    expect(await db().pointEntry.count({ where: { customerId: customer.id } })).toBe(1);
    expect((await checkBooks(db())).reduce((sum, fact) => sum + fact.differences, 0)).toBe(0);
  });

  it('is asked about once it is known, and the same sheet twice books nothing twice', async () => {
    const office = await customerImporter(store.code);
    const number = mobile();
    const text = `名称*,手机号码,联系电话,期初应收,备注\n百合家居,${number},,800,旧\n只有名字的客户甲,,,200,\n有座机的客户乙,,025-84560001,0,`;
    const first = await office.start(await office.upload(text));
    await work(first.runId);
    expect((await office.api.run(first)).result).toMatchObject({ created: 3, openings: [{ posted: 2 }] });

    const again = await office.upload(text);
    expect(await office.preview(again)).toMatchObject({
      errors: 3,
      byCode: { CUSTOMER_KNOWN: 3 },
      products: 0,
    });
    const left = await office.preview(again, { known: 'LEAVE' });
    expect(left).toMatchObject({ errors: 0, products: 0, byCode: { CUSTOMER_LEFT: 3 } });
    const changed = await office.upload(text.replace('旧', '新').replace('800', '900'));
    const preview = await office.preview(changed, { known: 'UPDATE' });
    expect(preview).toMatchObject({
      errors: 0,
      products: 3,
      changes: { created: 0, changed: 1, unchanged: 2 },
    });
    expect(preview.changes?.products).toMatchObject([
      { name: '百合家居', changes: [{ fact: 'note', before: null, after: '新', hidden: true }] },
    ]);
    const second = await office.start(changed, { answers: { known: 'UPDATE' } });
    await work(second.runId);
    expect((await office.api.run(second)).result).toMatchObject({
      created: 0,
      updated: 3,
      openings: [{ posted: 0, skipped: 2 }],
    });
    expect(await db().customer.findMany({ where: { name: '百合家居' }, select: { note: true } })).toEqual([
      { note: '新' },
    ]);
    expect(await entriesOf('百合家居')).toMatchObject([{ amountFen: 80_000n }]);
    // What to do with known ones is asked anew of every file.
    expect(await office.preview(changed)).toMatchObject({ byCode: { CUSTOMER_KNOWN: 3 } });
  });

  it('explains every odd row', async () => {
    const office = await customerImporter(store.code);
    const clerk = await contextOf(await makePerson(['CLERK'], store.id));
    const [known, alsoKnown] = [await makeCustomer(clerk, store.id), await makeCustomer(clerk, store.id)];
    const [one, other] = [mobile(), mobile()];
    const rows = [
      `甲,138****1234,,,`,
      `乙,1.38E+10,,,`,
      `丙,12345,,,`,
      `丁,${one},,,`,
      `丁,${one},,,`,
      `丁丁,${one},,,`,
      `,${other},,,`,
      `${'长'.repeat(10_000)},${other},,,`,
      `戊,${known.number},,,`,
      `己,${alsoKnown.number} ${mobile()},,,`,
      `庚,${mobile()},-5,,`,
      `辛,${mobile()},五百,,`,
      `=HYPERLINK("http://x"),${mobile()},,,`,
      `壬,${mobile()},,2月30日,`,
      `癸,+44 20 7946 0958,,01-02,没有这个人`,
      `只有姓名,,,,`,
      `合计,,,,`,
    ];
    const found = await office.preview(
      await office.upload(`姓名,手机,期初应收,生日,店员\n${rows.join('\n')}`),
    );
    expect(found.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 PHONE_MASKED',
      '3 PHONE_LOST_DIGITS',
      '4 PHONE_WRONG',
      '6 REPEAT_IDENTICAL',
      '7 PHONE_REPEATED',
      '8 NAME_MISSING',
      '9 TEXT_TOO_LONG',
      '10 CUSTOMER_KNOWN',
      '11 CUSTOMER_KNOWN',
      '12 NUMBER_NEGATIVE',
      '13 NUMBER_UNREADABLE',
      '15 BIRTHDAY_UNREADABLE',
      '16 SERVER_UNKNOWN',
      '17 NAME_ALONE',
      '18 ROW_TOTAL_SKIPPED',
    ]);
    expect(found).toMatchObject({ rows: 17, products: 5, merged: 1, skipped: 1, bad: 10 });
    const { products, merged, bad, skipped, rows: all } = found;
    expect(products + merged + bad + skipped).toBe(all);
  });

  it('refuses a row whose numbers are of two customers, and the second row of one', async () => {
    const office = await customerImporter(store.code);
    const ctx = await contextOf(await makePerson(['CLERK'], store.id));
    const one = await makeCustomer(ctx, store.id);
    const other = await makeCustomer(ctx, store.id);
    const third = await makeCustomer(ctx, store.id);
    const text = `姓名,手机,编号\n甲,${one.number},${other.code}\n乙,${mobile()},${one.code}\n丙,${mobile()}/${third.number},\n丁,,${third.code}`;
    const found = await office.preview(await office.upload(text), { known: 'UPDATE' });
    expect(found.problems.map(({ row, code, params }) => [row, code, params.firstRow])).toEqual([
      [2, 'PHONES_OF_SEVERAL', undefined],
      [5, 'PHONE_REPEATED', 4],
    ]);
  });

  it('writes the good rows and gives the others back as they stood, to who had the file alone', async () => {
    const office = await customerImporter(store.code);
    const uploadId = await office.upload(`姓名,手机,备注\n好客户,${mobile()},\n坏客户,138****0000,看这里`);
    const { runId } = await office.start(uploadId, { skipBad: true });
    await work(runId);
    expect((await office.api.run({ runId })).result).toMatchObject({ created: 1, bad: 1 });
    expect(await office.api.leftOut({ runId })).toContain('坏客户,138****0000,看这里,3,');
    const admin = await importer('ADMIN');
    expect(await admin.api.run({ runId })).toMatchObject({ hasLeftOut: false });
    await expect(admin.api.leftOut({ runId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes on where it broke off: what it wrote itself is not known to it', async () => {
    const office = await customerImporter(store.code);
    const text = Array.from({ length: 250 }, (_, at) => `断点${at},${mobile()},${at % 2 ? 10 : ''}`).join(
      '\n',
    );
    const { runId } = await office.start(await office.upload(`姓名,手机,期初应收\n${text}`));
    const owner = new pg.Client({ connectionString: withTestDatabase().ownerUrl });
    await owner.connect();
    await owner.query(`
      CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'gone'; END $$;
      CREATE TRIGGER break_off BEFORE INSERT ON customer FOR EACH ROW WHEN (NEW.name = '断点150') EXECUTE FUNCTION break_off()`);
    await work(runId);
    await owner.query('DROP TRIGGER break_off ON customer; DROP FUNCTION break_off()');
    await owner.end();
    expect(await office.api.run({ runId })).toMatchObject({ status: 'FAILED', mayRunAgain: true });
    expect(await db().customer.count({ where: { name: { startsWith: '断点' } } })).toBe(100);
    await office.again(runId);
    await work(runId);
    expect((await office.api.run({ runId })).result).toMatchObject({
      created: 250,
      updated: 0,
      openings: [{ posted: 125, skipped: 0 }],
    });
    expect(await db().customer.count({ where: { name: { startsWith: '断点' } } })).toBe(250);
    // A worker that is at it keeps others away.
    expect(await claimRun(db(), runId)).toBeNull();
  });

  it('is for who may add customers everywhere, and book balances only for who may correct them', async () => {
    const admin = await importer('ADMIN');
    const uploadId = await admin.upload(`姓名,手机\n甲,${mobile()}`);
    const asked = { kind: 'CUSTOMERS', uploadId, fileName: 'c.csv', storeCode: store.code } as const;
    await expect(admin.api.preview(asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(admin.api.start({ requestId: crypto.randomUUID(), ...asked })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const office = await customerImporter(store.code);
    await expect(
      office.api.preview({
        kind: 'CUSTOMERS',
        uploadId: await office.upload('姓名,手机\n甲,1'),
        fileName: 'c.csv',
      }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('reads the template of a stock program, and its kin of suppliers as what it is', async ({ skip }) => {
    if (!existsSync(templates)) skip(`${templates} is absent`);
    const office = await customerImporter(store.code);
    const upload = async (name: string) => office.uploadBytes(await readFile(join(templates, name)));
    const uploadId = await upload('customer_template.xls');
    const asked = { kind: 'CUSTOMERS', fileName: 'customer_template.xls', storeCode: store.code } as const;
    const found = await office.api.preview({ uploadId, ...asked });
    expect(found).toMatchObject({ headingRow: 2, rows: 2, products: 2, errors: 0, warnings: 0 });
    expect(found.columns).toEqual({
      name: 0,
      contact: 1,
      mobile: 2,
      phone: 3,
      receivable: 6,
      taxNumber: 7,
      address: 11,
      note: 12,
      inUse: 14,
    });
    const { runId } = await office.api.start({ requestId: crypto.randomUUID(), uploadId, ...asked });
    await work(runId);
    expect(await entriesOf('客户a')).toMatchObject([{ account: 'RECEIVABLE', amountFen: 10_000n }]);
    expect(await entriesOf('客户b')).toEqual([]);
    expect(
      await db().customerNumber.findFirstOrThrow({
        where: { e164: '+8613000000000' },
        select: { label: true },
      }),
    ).toEqual({ label: '小梁' });
    const kin = await office.api.preview({
      uploadId: await upload('vendor_template.xls'),
      ...asked,
      fileName: 'vendor_template.xls',
    });
    // What a shop owes its suppliers is nothing a customer owes.
    expect(kin.columns.receivable).toBeUndefined();
  });
});
