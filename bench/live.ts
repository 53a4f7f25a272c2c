import { type ClientRequest, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@/server/platform/ids';
import type { Bench } from './bench';
import { call } from './http';
import { print, round } from './measure';
import { memoryMb, readProcessor } from './processor';

const CLIENTS = 500;
const IDLE_S = 20;

/** What five hundred visible pages cost that wait for changes: memory, idle processor time, and how soon all have heard of one. */
export async function measureLive({ base, shop, serverPid }: Bench): Promise<void> {
  const before = memoryMb(serverPid);
  const lines = Array.from({ length: CLIENTS }, () => new Line(base, shop.officeCookie));
  await Promise.all(lines.map((line) => line.heard(1)));
  await sleep(2_000);
  const after = memoryMb(serverPid);
  const began = readProcessor()?.server_cpu_ms ?? 0;
  await sleep(IDLE_S * 1_000);
  const idleMs = (readProcessor()?.server_cpu_ms ?? 0) - began;
  const known = lines.map((line) => line.events);
  const started = performance.now();
  const lineOf = { productId: shop.products[0]?.id ?? '', quantity: '1' };
  const input = { storeId: shop.storeId, requestId: newId(), reason: 'CORRECTION', lines: [lineOf] };
  await call(base, 'mutation', 'stock.adjust', input, shop.officeCookie);
  await Promise.all(lines.map((line, at) => line.heard((known[at] ?? 0) + 1)));
  print({
    name: 'live',
    clients: CLIENTS,
    server_mb_before: before,
    server_mb: after,
    kb_a_client: round(((after - before) * 1024) / CLIENTS),
    idle_cpu_ms_a_second: round(idleMs / IDLE_S),
    all_heard_ms: round(performance.now() - started),
    wanted_at_most: 2_000,
  });
  for (const line of lines) line.close();
}

/** One open line, as a visible page holds it. */
class Line {
  events = 0;
  private wake: () => void = () => undefined;
  private readonly sent: ClientRequest;

  constructor(base: string, cookie: string) {
    const headers = { cookie, accept: 'text/event-stream' };
    this.sent = request(`${base}/api/trpc/live.changes`, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) throw new Error(`a line was refused: ${response.statusCode}`);
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        this.events += text.split('\n').filter((part) => part.startsWith('data: {"json":[')).length;
        this.wake();
      });
    });
    this.sent.on('error', () => undefined);
    this.sent.end();
  }

  async heard(events: number): Promise<void> {
    while (this.events < events)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
  }

  close(): void {
    this.sent.destroy();
  }
}
