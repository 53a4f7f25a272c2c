import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { freeAttachments } from '@/server/attachments/free-attachments';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { LookAgain } from '@/server/platform/look-again';
import { checkBooks } from '@/server/reports/books/check-books';
import { importer, productRows } from '@/tests/factories/import-runs';
import { makeStore } from '@/tests/factories/stores';
import { claimRun, countPiece, RunLost } from './hold-run';
import { IMPORT_FILE, LEFT_OUT_ROWS } from './import-kinds';
import { importProducts } from './import-products';
import { runImport } from './run-import';

// Each reads a file in a process of its own, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 90_000 });

const work = (runId: string) => runImport(db(), runId, (actor, locale) => contextFor(actor, { locale }));
const gone = { code: 'NOT_FOUND' };
const productsLike = (prefix: string) => db().product.count({ where: { code: { startsWith: prefix } } });
/** As if whoever is at the run had been silent for a minute. */
const silence = (runId: string) =>
  db().$executeRaw`UPDATE import_run SET alive_at = now() - interval '1 minute' WHERE id = ${runId}::uuid`;

describe('a run', () => {
  it('is worked off elsewhere, in the name of who started it, and found again by them', async () => {
    const store = await makeStore();
    const office = await importer('HEAD_OFFICE');
    const uploadId = await office.upload('编码,名称,售价,进价,库存\nA1,台灯,5,2,3\nA2,椅子,9,4,1\n');
    expect(await office.preview(uploadId, { storeCode: store.code })).toMatchObject({
      errors: 0,
      products: 2,
    });
    const { runId } = await office.start(uploadId, { storeCode: store.code });
    expect(await office.api.run({ runId })).toMatchObject({ status: 'WAITING', result: null });
    expect(await productsLike('A')).toBe(0);
    await work(runId);
    const run = await office.api.run({ runId });
    expect(run).toMatchObject({ status: 'DONE', fileName: 'goods.csv', progress: 4, total: 4 });
    expect(run.result).toMatchObject({ written: true, created: 2, openings: [{ posted: 2, skipped: 0 }] });
    expect(await office.api.runs()).toMatchObject([{ id: runId, status: 'DONE', isOwn: true }]);
    const marks = await db().auditEntry.findMany({
      where: { OR: [{ action: 'imports.products' }, { action: 'stock.open' }], actorRef: runId },
      select: { actorKind: true, actorId: true },
    });
    expect(marks).toEqual(Array(2).fill({ actorKind: 'IMPORT', actorId: office.person.id }));
  });

  it('puts its job into the queue in the transaction that makes its row', async () => {
    const office = await importer('HEAD_OFFICE');
    const { runId } = await office.start(await office.upload('编码,名称,售价\nB1,台灯,5\n'));
    expect(await db().domainEvent.count({ where: { name: 'imports.start', subjectId: runId } })).toBe(1);
    await expect(office.start(newId())).rejects.toMatchObject(gone);
    expect(await db().importRun.count({ where: { personId: office.person.id } })).toBe(1);
  });

  it('is one, however often the same file is started while it comes in', async () => {
    const [one, other] = [await importer('HEAD_OFFICE'), await importer('ADMIN')];
    const text = '编码,名称,售价\nC1,台灯,5\n';
    const uploads = await Promise.all([one.upload(text), one.upload(text), one.upload(text)]);
    const started = await Promise.all(uploads.map((uploadId) => one.start(uploadId)));
    expect(new Set(started.map(({ runId }) => runId)).size).toBe(1);
    const theirs = await other.upload(text);
    await expect(other.start(theirs)).rejects.toThrow('IMPORT_UNDER_WAY');
    await work(started[0]?.runId ?? '');
    const { runId } = await other.start(theirs);
    await work(runId);
    expect((await other.api.run({ runId })).result).toMatchObject({ created: 0, updated: 1 });
  });

  it('ends with what the rows say now when they are not sound any more', async () => {
    const office = await importer('HEAD_OFFICE');
    const { runId } = await office.start(
      await office.upload('编码,名称,售价,条码\nD1,台灯,5,6901234567892\n'),
    );
    const rival = await office.start(await office.upload('编码,名称,售价,条码\nD2,台灯,5,6901234567892\n'));
    await work(rival.runId);
    await work(runId);
    const run = await office.api.run({ runId });
    expect(run).toMatchObject({
      status: 'STOPPED',
      result: { written: false, byCode: { BARCODE_REPEATED: 1 } },
    });
    expect(await office.preview(run.upload?.uploadId ?? '')).toMatchObject({ errors: 1 });
  });

  it('ends when its person may no more, and nothing is written', async () => {
    const office = await importer('HEAD_OFFICE');
    const { runId } = await office.start(await office.upload('编码,名称,售价\nE1,台灯,5\n'));
    await db().roleGrant.updateMany({
      where: { personId: office.person.id },
      data: { revokedAt: new Date() },
    });
    await work(runId);
    expect(await db().importRun.findUnique({ where: { id: runId } })).toMatchObject({
      state: 'FAILED',
      failure: { code: 'FORBIDDEN' },
    });
    expect(await productsLike('E1')).toBe(0);
  });

  it('says what was wrong with a file that is none', async () => {
    const office = await importer('HEAD_OFFICE');
    const { runId } = await office.start(await office.upload('<svg>no products here</svg>'));
    await work(runId);
    const run = await office.api.run({ runId });
    expect(run).toMatchObject({ status: 'FAILED', mayRunAgain: true });
    expect(run.failure?.code).toMatch(/^FILE_/);
  });
});

describe('a run that broke off', () => {
  it('is said to be interrupted, goes on with another worker and doubles nothing', async () => {
    const store = await makeStore();
    const office = await importer('HEAD_OFFICE');
    const uploadId = await office.upload(`编码,名称,售价,进价,库存\n${productRows('F', 450)}`);
    const { runId } = await office.start(uploadId, { storeCode: store.code });
    const first = work(runId);
    await vi.waitFor(async () => expect(await productsLike('F')).toBeGreaterThanOrEqual(200), 20_000);
    // Who is at it is taken for dead, and is not: the next one takes the run away in the middle.
    await silence(runId);
    await vi.waitFor(async () => {
      await silence(runId);
      expect((await office.api.run({ runId })).status).toBe('INTERRUPTED');
      await silence(runId);
      await work(runId);
    }, 20_000);
    await first;
    const run = await office.api.run({ runId });
    expect(run.status).toBe('DONE');
    expect(run.result).toMatchObject({
      created: 450,
      updated: 0,
      openings: [{ store: store.code, posted: 450, skipped: 0 }],
    });
    expect(await productsLike('F')).toBe(450);
    expect(await db().stockEntry.count({ where: { storeId: store.id } })).toBe(450);
    expect((await checkBooks(db())).reduce((sum, fact) => sum + fact.differences, 0)).toBe(0);
  }, 60_000);

  it('is left alone while somebody is at it', async () => {
    const office = await importer('HEAD_OFFICE');
    const { runId } = await office.start(await office.upload('编码,名称,售价\nG1,台灯,5\n'));
    await claimRun(db(), runId);
    await expect(work(runId)).rejects.toBeInstanceOf(LookAgain);
    await expect(office.again(runId)).rejects.toThrow('IMPORT_NOT_BROKEN_OFF');
    await silence(runId);
    await office.again(runId);
    await work(runId);
    expect((await office.api.run({ runId })).status).toBe('DONE');
  });

  it('is made again by hand, by who started it alone', async () => {
    const [office, admin] = [await importer('HEAD_OFFICE'), await importer('ADMIN')];
    const { runId } = await office.start(await office.upload('编码,名称,售价\nH1,台灯,5\n'));
    await db().importRun.update({
      where: { id: runId },
      data: {
        state: 'FAILED',
        finishedAt: new Date(),
        failure: { code: 'UNKNOWN', params: { reference: 'X' } },
      },
    });
    expect(await admin.api.run({ runId })).toMatchObject({ status: 'FAILED', mayRunAgain: false });
    await expect(admin.again(runId)).rejects.toMatchObject(gone);
    await office.again(runId);
    await work(runId);
    expect((await office.api.run({ runId })).result).toMatchObject({ created: 1 });
    await expect(office.again(runId)).rejects.toThrow('IMPORT_NOT_BROKEN_OFF');
  });

  it('is cancelled by who started it alone: what is in stays and is told, and made again it goes on', async () => {
    const store = await makeStore();
    const [office, admin] = [await importer('HEAD_OFFICE'), await importer('ADMIN')];
    const uploadId = await office.upload(`编码,名称,售价,进价,库存\n${productRows('L', 450)}`);
    const { runId } = await office.start(uploadId, { storeCode: store.code });
    const working = work(runId);
    await vi.waitFor(async () => expect(await productsLike('L')).toBeGreaterThanOrEqual(100), 20_000);
    expect(await admin.api.run({ runId })).toMatchObject({ mayCancel: false });
    await expect(admin.cancel(runId)).rejects.toMatchObject(gone);
    expect(await office.api.run({ runId })).toMatchObject({ mayCancel: true });
    const { created, opened } = await office.cancel(runId);
    await working;
    expect(await productsLike('L')).toBe(created);
    expect(await db().stockEntry.count({ where: { storeId: store.id } })).toBe(opened);
    expect(created + opened).toBeLessThan(900);
    const failure = { code: 'IMPORT_CANCELLED', params: { created, opened } };
    expect(await office.api.run({ runId })).toMatchObject({ status: 'CANCELLED', failure, mayCancel: false });
    await expect(office.cancel(runId)).rejects.toThrow('IMPORT_OVER');
    const [told] = await db().auditEntry.findMany({ where: { action: 'imports.cancel', subjectId: runId } });
    expect(told).toMatchObject({ actorId: office.person.id, after: { file: 'goods.csv', created } });

    await office.again(runId);
    await work(runId);
    expect((await office.api.run({ runId })).result).toMatchObject({
      created: 450,
      openings: [{ posted: 450 }],
    });
    expect(await productsLike('L')).toBe(450);
  }, 60_000);

  it('writes no piece for who lost it', async () => {
    const office = await importer('HEAD_OFFICE');
    const { runId } = await office.start(await office.upload('编码,名称,售价\nJ1,台灯,5\n'));
    const lost = await claimRun(db(), runId);
    await silence(runId);
    const [held, again] = [await claimRun(db(), runId), await claimRun(db(), runId)];
    expect(again).toBeNull();
    if (!lost || !held) throw new Error('not claimed');
    const piece = { created: 1, done: 1, total: 1 };
    await expect(db().$transaction((tx) => countPiece(tx, lost.hold, piece))).rejects.toThrow(RunLost);
    expect(await db().$transaction((tx) => countPiece(tx, held.hold, piece))).toMatchObject({ created: 1 });
  });

  it('of the command line does not stand in the way of the next one', async () => {
    const office = await importer('HEAD_OFFICE');
    const text = '编码,名称,售价\nK1,台灯,5\n';
    const fileHash = createHash('sha256').update(text).digest('hex');
    await db().importRun.create({
      data: {
        id: newId(),
        fileName: 'goods.csv',
        fileHash,
        columns: {},
        state: 'RUNNING',
        personId: office.person.id,
        startedAt: new Date(),
      },
    });
    const { runId } = await office.start(await office.upload(text));
    await work(runId);
    expect((await office.api.run({ runId })).status).toBe('DONE');
  });
});

describe('a stored file', () => {
  it('is looked at and imported by nobody but who sent it', async () => {
    const [one, other] = [await importer('HEAD_OFFICE'), await importer('ADMIN')];
    const uploadId = await one.upload('编码,名称,售价\nL1,台灯,5\n');
    await expect(other.preview(uploadId)).rejects.toMatchObject(gone);
    await expect(other.start(uploadId)).rejects.toMatchObject(gone);
  });

  it('is read in the process that works it off, from whichever server', async () => {
    const office = await importer('HEAD_OFFICE');
    const uploadId = await office.upload('编码,名称,售价\nM1,台灯,5\n');
    const { runId } = await office.start(uploadId);
    // Nothing of the server that took it is left.
    process.env.DAYBOOK_DATA = `/tmp/daybook-elsewhere-${runId}`;
    await work(runId);
    expect((await office.api.run({ runId })).status).toBe('DONE');
  });
});

it('files go a week after they came, but not while they are being brought in', async () => {
  const [done, waiting] = [await importer('HEAD_OFFICE'), await importer('HEAD_OFFICE')];
  const { runId } = await done.start(await done.upload('编码,名称,售价\nS1,台灯,5\nS2,,5\n'), {
    skipBad: true,
  });
  await work(runId);
  const other = await waiting.start(await waiting.upload('编码,名称,售价\nS3,台灯,5\n'));
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);
  const week = [IMPORT_FILE, LEFT_OUT_ROWS];
  await freeAttachments(db(), week, inDays(6.9));
  expect(await done.api.leftOut({ runId })).toContain('S2');
  await freeAttachments(db(), week, inDays(7.1));
  await expect(done.api.leftOut({ runId })).rejects.toMatchObject(gone);
  expect(await done.api.run({ runId })).toMatchObject({ status: 'DONE', result: { created: 1 } });
  await work(other.runId);
  expect((await waiting.api.run({ runId: other.runId })).status).toBe('DONE');
});

it('the command line does not write what a worker is at', async () => {
  const office = await importer('HEAD_OFFICE');
  const text = '编码,名称,售价\nR1,台灯,5\n';
  const { runId } = await office.start(await office.upload(text));
  const { file, ctx } = await office.onDisk(text);
  const byHand = () => importProducts(ctx, { requestId: newId(), file, dryRun: false, skipBad: false });
  await expect(byHand()).rejects.toThrow('IMPORT_UNDER_WAY');
  await work(runId);
  expect(await byHand()).toMatchObject({ written: true, created: 0, updated: 1 });
});
