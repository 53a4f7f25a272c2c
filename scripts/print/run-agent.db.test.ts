import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createPrinter, type Server as Printer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/print-agent/route';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { printJob } from '@/server/printing/queries';
import { printReceipt } from '@/server/printing/queue-paper';
import { makePrintToken, revokePrintToken, setPrinter } from '@/server/printing/set-printer';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { readEscpos } from '@/tests/helpers/escpos-reader';
import { askServer } from './ask-server';
import { openMemory } from './memory';
import { type AgentParts, runAgent, TokenRefused } from './run-agent';
import { writeToPrinter } from './writers';

type Context = Awaited<ReturnType<typeof contextOf>>;
let storeId: string;
let clerk: Context;
let boss: Context;
let token: string;

async function print(text: string, kick = false): Promise<string> {
  const input = {
    requestId: newId(),
    storeId,
    kick,
    paper: [{ kind: 'title' as const, text, look: 'name' as const }],
  };
  return (await printReceipt.execute(clerk, input)).jobId;
}

beforeEach(async () => {
  storeId = (await makeStore()).id;
  clerk = await contextOf(await makePerson(['CLERK'], storeId));
  boss = await contextOf(await makePerson(['ADMIN'], null));
  const secret = randomBytes(32).toString('base64url');
  await setPrinter.execute(boss, { requestId: newId(), storeId, route: 'AGENT', name: '前台' });
  await makePrintToken.execute(boss, { requestId: newId(), storeId, secret });
  token = `${storeId}.${secret}`;
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
