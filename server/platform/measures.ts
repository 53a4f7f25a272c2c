import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Gauge, register } from 'prom-client';
import { setting } from '@/lib/environment';
import { databaseClockOffset, deviceClockOffsets } from './clocks';
import { databaseState } from './database-state';
import { db, type Reader, waitedForPools } from './db';
import { diskSpace } from './disk-space';

/** Made once, also when Next loads this file into several bundles. */
function gauge(name: string, help: string, labelNames: string[] = []): Gauge {
  const known = register.getSingleMetric(name);
  return known instanceof Gauge ? known : new Gauge({ name, help, labelNames });
}

/** When the last ticket was begun; null when there is none. */
type NewestTicket = (reader: Reader) => Promise<Date | null>;

/** Everything there is to watch, in the text format of Prometheus. @param newestTicketAt asked of sales */
export async function measuresText(
  now: Date,
  newestTicketAt: NewestTicket,
): Promise<{ text: string; type: string }> {
  await Promise.all([pools(), disk(), backupAge(now)]);
  const up = (await databaseState()) !== 'down';
  gauge('daybook_database_up', '1 when the database answers').set(up ? 1 : 0);
  if (up) await Promise.all([clocks(), lastSale(newestTicketAt)]);
  return { text: await register.metrics(), type: register.contentType };
}

async function pools(): Promise<void> {
  const connections = gauge('daybook_pool_connections', 'Connections to the database', ['pool', 'state']);
  for (const [at, pool] of waitedForPools().entries()) {
    const name = at === 0 ? 'ordinary' : 'hot';
    connections.set({ pool: name, state: 'total' }, pool.totalCount);
    connections.set({ pool: name, state: 'idle' }, pool.idleCount);
    connections.set({ pool: name, state: 'waiting' }, pool.waitingCount);
  }
}

async function disk(): Promise<void> {
  const space = await diskSpace();
  if (space) gauge('daybook_disk_free_bytes', 'Room on the disk of the data folder').set(space.freeBytes);
}

async function backupAge(now: Date): Promise<void> {
  const file = path.join(setting('DAYBOOK_DATA') ?? '.data', 'last-backup');
  const at = Date.parse(await readFile(file, 'utf8').catch(() => ''));
  if (Number.isNaN(at)) return;
  gauge('daybook_backup_age_seconds', 'Since the last backup made with this data folder').set(
    (now.getTime() - at) / 1000,
  );
}

async function clocks(): Promise<void> {
  const difference = gauge('daybook_clock_difference_seconds', 'This server ahead of others', ['other']);
  difference.set({ other: 'database' }, (await databaseClockOffset(db())) / 1000);
  const furthest = deviceClockOffsets().toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0;
  difference.set({ other: 'tablet' }, -furthest / 1000);
}

async function lastSale(newestTicketAt: NewestTicket): Promise<void> {
  const at = await newestTicketAt(db());
  if (!at) return;
  gauge('daybook_last_sale_timestamp_seconds', 'When the last ticket was begun').set(at.getTime() / 1000);
}
