import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createPrinter, type Server as Printer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/print-agent/route';
import type { Paper } from '@/lib/printing/paper';
import { askServer } from '@/scripts/print/ask-server';
import { openMemory } from '@/scripts/print/memory';
import { type AgentParts, runAgent, TokenRefused } from '@/scripts/print/run-agent';
import { writeToPrinter } from '@/scripts/print/writers';
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

describe('an agent, from the server to a printer', () => {
  let server: Server;
  let printer: Printer;
  let url: string;
  let port: number;
  let received: Buffer[] = [];
  /** Answers to lose, after the server did what was asked. */
  let lost = 0;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const answer = await POST(
        new Request(`http://127.0.0.1${request.url}`, {
          method: 'POST',
          headers: { authorization: request.headers.authorization ?? '' },
          body: Buffer.concat(parts),
        }),
      );
      const text = await answer.text();
      if (lost > 0 && JSON.parse(Buffer.concat(parts).toString()).written.length > 0) {
        lost -= 1;
        request.socket.destroy();
      } else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    });
    url = `http://127.0.0.1:${await listening(server)}`;
    printer = aPrinter();
    port = await listening(printer);
  });
  afterAll(() => {
    server.close();
    printer.close();
  });
  beforeEach(() => {
    received = [];
    lost = 0;
  });

  function aPrinter(): Printer {
    return createPrinter((socket) => {
      const parts: Buffer[] = [];
      socket.on('data', (part) => parts.push(part));
      socket.on('end', () => received.push(Buffer.concat(parts)));
    });
  }

  const papers = () =>
    received.map((bytes) =>
      readEscpos(bytes)
        .lines.find(({ text }) => text.trim() !== '')
        ?.text.trim(),
    );
  const memoryFile = () => path.join(mkdtempSync(path.join(tmpdir(), 'daybook-agent-')), 'memory.json');

  /** Runs an agent until it is so, and stops it. */
  async function until(
    isSo: () => boolean | Promise<boolean>,
    over: Partial<AgentParts> = {},
  ): Promise<string[]> {
    const stop = new AbortController();
    const said: string[] = [];
    const running = runAgent({
      ask: askServer(url, token),
      write: writeToPrinter({ host: '127.0.0.1', port }, 2_000),
      memory: openMemory(memoryFile()),
      say: (line) => said.push(line),
      signal: stop.signal,
      everyMs: 10,
      firstWaitMs: 10,
      ...over,
    });
    let hasEnded = false;
    running
      .catch(() => undefined)
      .finally(() => {
        hasEnded = true;
      });
    for (const end = Date.now() + 20_000; !hasEnded && !(await isSo()) && Date.now() < end; )
      await new Promise((go) => setTimeout(go, 10));
    stop.abort();
    await running;
    return said;
  }
  const allPrinted = async () => (await db().printJob.count({ where: { storeId, state: 'QUEUED' } })) === 0;

  it('prints each paper once, byte for byte', async () => {
    await print('第一', true);
    await print('第二');
    await until(allPrinted);
    expect(papers()).toEqual(['第一', '第二']);
    expect(received.map((bytes) => readEscpos(bytes).kicks)).toEqual([1, 0]);
  });

  it('prints nothing twice when the answer to “written” is lost, also not after it was started anew', async () => {
    await print('第一');
    const file = memoryFile();
    lost = 1;
    await until(allPrinted, { memory: openMemory(file) });
    // It died before it could say so, and the server gives the paper out again.
    await db()
      .$executeRaw`UPDATE print_job SET state = 'QUEUED', ended_at = NULL, taken_at = NULL, content = '\x0a' WHERE store_id = ${storeId}::uuid`;
    await until(allPrinted, { memory: openMemory(file) });
    expect(papers()).toEqual(['第一']);
  });

  it('waits for a printer that is away, says so, and prints when it is back', async () => {
    const id = await print('第一');
    const gone = await freePort();
    let back: Printer | undefined;
    const isAway = async () =>
      (await printJob(db(), { storeId, jobId: id }, new Date())).standing === 'NO_PRINTER';
    const said = await until(
      async () => {
        if (!back && (await isAway())) {
          back = aPrinter();
          await new Promise<void>((go) => back?.listen(gone, '127.0.0.1', go));
        }
        return allPrinted();
      },
      { write: writeToPrinter({ host: '127.0.0.1', port: gone }, 2_000) },
    );
    back?.close();
    expect(papers()).toEqual(['第一']);
    expect(said[0]).toMatch(/^The printer takes nothing/);
    expect(said).toContain('The printer prints again.');
  });

  it('ends when its token is worth nothing', async () => {
    await revokePrintToken.execute(boss, { requestId: newId(), storeId });
    await expect(until(() => false)).rejects.toBeInstanceOf(TokenRefused);
  });
});

async function listening(server: Server | Printer): Promise<number> {
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  return (server.address() as AddressInfo).port;
}

/** A port nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((go) => server.close(go));
  return port;
}
