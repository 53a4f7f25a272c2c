import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Paper } from '@/lib/printing/paper';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { readEscpos } from '@/tests/helpers/escpos-reader';
import { answerAgent, storeOfToken } from './answer-agent';
import { cancelPrint } from './cancel-print';
import { NoPrintAgent } from './errors';
import { KICK_LASTS_MS, TAKEN_FOR_MS } from './printing-rules';
import { prunePrints } from './prune-prints';
import { printerSettings, printJob } from './queries';
import { printReceipt, rehearse } from './queue-paper';
import { makePrintToken, revokePrintToken, setPrinter } from './set-printer';

type Context = Awaited<ReturnType<typeof contextOf>>;
let storeId: string;
let clerk: Context;
let boss: Context;
let token: string;

const paper = (text: string): Paper => [
  { kind: 'title', text, look: 'name' },
  { kind: 'pair', name: '合计', value: '¥12.00', look: 'total' },
];
const later = (ctx: Context, ms: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) });

async function newToken(): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await makePrintToken.execute(boss, { requestId: newId(), storeId, secret });
  return `${storeId}.${secret}`;
}

async function print(text: string, kick = false): Promise<string> {
  const { jobId } = await printReceipt.execute(clerk, {
    requestId: newId(),
    storeId,
    paper: paper(text),
    kick,
  });
  return jobId;
}

const fetchNext = (ctx: Context, written: string[] = [], failed: string | null = null) =>
  answerAgent(db(), storeId, { written, failed }, ctx.now).then(({ job }) => job);
const read = (job: { content: string } | null) => readEscpos(Buffer.from(job?.content ?? '', 'base64'));

beforeEach(async () => {
  storeId = (await makeStore()).id;
  clerk = await contextOf(await makePerson(['CLERK'], storeId));
  boss = await contextOf(await makePerson(['ADMIN'], null));
  await setPrinter.execute(boss, { requestId: newId(), storeId, route: 'AGENT', name: '前台' });
  token = await newToken();
});

describe('the queue of a store’s printer', () => {
  it('gives papers in their order, each until it is written, and forgets what they said', async () => {
    const [one, two] = [await print('第一'), await print('第二')];
    const first = await fetchNext(clerk);
    expect(first?.id).toBe(one);
    expect(read(first).lines.map(({ text }) => text)).toContain('第一');
    // Another agent does not get the same one.
    expect((await fetchNext(clerk))?.id).toBe(two);
    expect(await fetchNext(later(clerk, 1), [one, two])).toBeNull();
    const rows = await db().printJob.findMany({ where: { storeId } });
    expect(rows.map(({ state, content }) => ({ state, content }))).toEqual([
      { state: 'PRINTED', content: null },
      { state: 'PRINTED', content: null },
    ]);
    expect(await printJob(db(), { storeId, jobId: one }, clerk.now)).toEqual({
      state: 'PRINTED',
      standing: 'THERE',
    });
  });

  it('gives a paper again whose agent fell silent, never one that was written', async () => {
    const id = await print('一');
    expect((await fetchNext(clerk))?.id).toBe(id);
    expect(await fetchNext(later(clerk, TAKEN_FOR_MS - 1_000))).toBeNull();
    expect((await fetchNext(later(clerk, TAKEN_FOR_MS + 1_000)))?.id).toBe(id);
    await fetchNext(later(clerk, TAKEN_FOR_MS + 2_000), [id]);
    expect(await fetchNext(later(clerk, 3 * TAKEN_FOR_MS))).toBeNull();
  });

  it('says that a printer is away, keeps the paper, and gives it when it is back', async () => {
    const id = await print('一');
    await fetchNext(clerk);
    expect(await fetchNext(later(clerk, 1_000), [], id)).toBeNull();
    const at = later(clerk, 2_000).now;
    expect(await printJob(db(), { storeId, jobId: id }, at)).toEqual({
      state: 'QUEUED',
      standing: 'NO_PRINTER',
    });
    expect((await fetchNext(later(clerk, 3_000)))?.id).toBe(id);
    await fetchNext(later(clerk, 4_000), [id]);
    expect(await printerSettings(db(), storeId, at)).toMatchObject({ standing: 'THERE', waiting: 0 });
  });

  it('opens the drawer of a fresh sale, not of one that waited', async () => {
    await print('一', true);
    expect(read(await fetchNext(clerk))).toMatchObject({ kicks: 1, cuts: 1 });
    expect(read(await fetchNext(later(clerk, KICK_LASTS_MS + TAKEN_FOR_MS)))).toMatchObject({
      kicks: 0,
      cuts: 1,
    });
  });

  it('has one paper however often it is sent', async () => {
    const input = { requestId: newId(), storeId, paper: paper('一'), kick: false };
    await Promise.all([1, 2, 3].map(() => printReceipt.execute(clerk, input)));
    expect(await db().printJob.count({ where: { storeId } })).toBe(1);
  });

  it('takes back what is printed elsewhere, and is forgotten after a day', async () => {
    const id = await print('一');
    await cancelPrint.execute(clerk, { requestId: newId(), storeId, jobId: id });
    expect(await fetchNext(clerk)).toBeNull();
    const old = await print('二');
    const tomorrow = later(clerk, 24 * 3_600_000 + 1);
    expect(await fetchNext(tomorrow)).toBeNull();
    expect((await printJob(db(), { storeId, jobId: old }, tomorrow.now)).state).toBe('FAILED');
    await prunePrints(db(), tomorrow.now);
    expect(await db().printJob.count({ where: { storeId } })).toBe(0);
  });

  it('is there for stores whose printer has an agent alone', async () => {
    await setPrinter.execute(boss, { requestId: newId(), storeId, route: 'BROWSER', name: '' });
    await expect(print('一')).rejects.toBeInstanceOf(NoPrintAgent);
    await setPrinter.execute(boss, { requestId: newId(), storeId, route: 'AGENT', name: '' });
    await revokePrintToken.execute(boss, { requestId: newId(), storeId });
    await expect(print('一')).rejects.toBeInstanceOf(NoPrintAgent);
  });

  it('is set up by who manages stores', async () => {
    const input = { requestId: newId(), storeId, paper: paper('试打') };
    await expect(rehearse.execute(clerk, input)).rejects.toBeInstanceOf(Forbidden);
    await rehearse.execute(boss, input);
    expect(read(await fetchNext(boss))).toMatchObject({ kicks: 0, cuts: 1 });
  });

  it('is refused by the database what it must never hold', async () => {
    const id = await print('一');
    const set = (of: string) => db().$executeRawUnsafe(`UPDATE print_job SET ${of} WHERE id = '${id}'`);
    await expect(set(`state = 'PRINTED', ended_at = now()`)).rejects.toThrow(
      /print_job_printed_is_forgotten/,
    );
    await expect(set(`state = 'FAILED'`)).rejects.toThrow(/print_job_ends_once/);
    await expect(set(`content = NULL`)).rejects.toThrow(/print_job_waits_with_content/);
    await expect(set(`kind = 'REHEARSAL', kick = true`)).rejects.toThrow(/print_job_rehearsal_opens_nothing/);
    await expect(set(`expires_at = made_at + interval '2 days'`)).rejects.toThrow(/print_job_lasts_a_day/);
  });
});

describe('the token of an agent', () => {
  it('opens its store, until it is replaced or revoked; only its hash is kept', async () => {
    expect(await storeOfToken(db(), token)).toBe(storeId);
    const [{ kept = '' } = {}] = await db().$queryRaw<{ kept: string }[]>`
      SELECT (SELECT json_agg(row_to_json(p))::text FROM store_printer p)
        || (SELECT json_agg(row_to_json(r))::text FROM command_request r)
        || (SELECT json_agg(row_to_json(a))::text FROM audit_entry a) AS kept`;
    expect(kept).toContain('printing.makeToken');
    expect(kept).not.toContain(token.split('.')[1]);
    const next = await newToken();
    await expect(storeOfToken(db(), token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await revokePrintToken.execute(boss, { requestId: newId(), storeId });
    await expect(storeOfToken(db(), next)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const wrong of ['', 'x', `${storeId}.`, `${newId()}.${token.split('.')[1]}`, `${token}.x`])
      await expect(storeOfToken(db(), wrong)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const trail = await db().auditEntry.findMany({ where: { scopeId: storeId }, select: { action: true } });
    expect(trail.map(({ action }) => action).toSorted()).toEqual([
      'printing.makeToken',
      'printing.makeToken',
      'printing.revokeToken',
      'printing.setPrinter',
    ]);
  });
});
