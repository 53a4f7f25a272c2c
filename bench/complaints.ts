import { randomUUID } from 'node:crypto';
import type { Db } from '@/server/platform/db';
import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { customerIdOf } from './grow-customers';
import { call } from './http';
import { measure } from './measure';

const COMPLAINTS = 1_000_000;

/** Logging one more at a million, about a customer who complained before, and what is shown of before while it is logged. */
export async function measureComplaints({ base, owner, shop }: Bench): Promise<void> {
  await growComplaints(owner, shop);
  const { storeId, officeCookie } = shop;
  const known = await someCustomers({ base, owner, shop });
  let at = 0;
  const next = () => {
    at += 1;
    return known[at % known.length]?.id ?? '';
  };
  await measure('complaint.log', { c: 1, n: 300, warm: 30, rows: COMPLAINTS }, async () => {
    await call(
      base,
      'mutation',
      'complaints.log',
      {
        requestId: randomUUID(),
        storeId,
        customerId: next(),
        channel: 'STORE',
        about: 'OTHER',
        words: '椅子腿裂了，坐上去晃。',
        severity: 3,
        wants: 'REPAIR',
      },
      officeCookie,
    );
  });
  await measure('complaint.earlier', { c: 1, n: 300, warm: 30, rows: COMPLAINTS }, async () => {
    await call(base, 'query', 'complaints.earlier', { storeId, customerId: next() }, officeCookie);
  });
}

/** Those there are; by itself this measure adds some as a shop does. */
async function someCustomers({ base, owner, shop }: Pick<Bench, 'base' | 'owner' | 'shop'>) {
  const known = await owner.customer.findMany({ take: 500, select: { id: true } });
  if (known.length > 0) return known;
  for (let at = 0; at < 100; at += 1) {
    const requestId = randomUUID();
    const numbers = [{ number: `1390000${String(at).padStart(4, '0')}` }];
    const input = { requestId, storeId: shop.storeId, name: `顾客${at}`, numbers };
    await call(base, 'mutation', 'customers.add', input, shop.officeCookie);
    known.push({ id: requestId });
  }
  return known;
}

/** As if each had been logged and closed; written directly, only for measuring. */
async function growComplaints(owner: Db, { storeId, clerkId }: BenchShop): Promise<void> {
  const before = await owner.complaint.count();
  if (before >= COMPLAINTS) return;
  await owner.$executeRawUnsafe(`
    INSERT INTO complaint (store_id, id, number, customer_id, channel, about, words, severity, wants, cause, owner_id, state, logged_by_id,
      logged_at, started_at, answer_minutes, solve_minutes, answer_due_at, solve_due_at, answered_at, solved_at, closed_at, verdict)
    SELECT '${storeId}', md5('complaint' || g)::uuid, ${before} + g, ${customerIdOf('(g % 1000000)')}, 'STORE', 'OTHER', '椅子会响', 3,
      'REPAIR', 'QUALITY', '${clerkId}', 'CLOSED', '${clerkId}', t, t, 240, 2160, t, t, t, t, t, 'SATISFIED'
    FROM (SELECT g, now() - make_interval(mins => g) AS t FROM generate_series(1, ${COMPLAINTS - before}) g) x`);
  await owner.$executeRawUnsafe(`
    INSERT INTO document_series (store_id, kind, last) VALUES ('${storeId}', 'COMPLAINT', ${COMPLAINTS})
    ON CONFLICT (store_id, kind) DO UPDATE SET last = ${COMPLAINTS}`);
  await owner.$executeRawUnsafe('VACUUM ANALYZE complaint');
}
