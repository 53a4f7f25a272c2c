import type { Bench } from './bench';
import { call } from './http';
import { print, round as rounded } from './measure';

const FLOOD = 200;
const ROUNDS = 5;
const PAUSE_MS = 20;

/** A signed-in query while two hundred sign-ins with wrong passwords arrive at once, again and again. */
export async function measureSignIn({ base, shop }: Bench): Promise<void> {
  const times: number[] = [];
  const productIds = shop.products.slice(0, 20).map(({ id }) => id);
  const query = () =>
    call(base, 'query', 'stock.onHand', { storeId: shop.storeId, productIds }, shop.officeCookie);
  for (let warm = 0; warm < 20; warm += 1) await query();
  const answers = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    let over = false;
    const flood = wrongSignIns(base, answers).finally(() => {
      over = true;
    });
    while (!over || times.length < 40 * (round + 1)) {
      const began = performance.now();
      await query();
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    await flood;
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => rounded(times[Math.floor(times.length * part)] ?? 0);
  print({
    name: 'signin.flood',
    c: FLOOD,
    n: times.length,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    answers: Object.fromEntries(answers),
    wanted_at_most: 100,
  });
}

async function wrongSignIns(base: string, answers: Map<number, number>): Promise<void> {
  const asked = await fetch(`${base}/api/auth/csrf`);
  const cookie = asked.headers.getSetCookie().map((one) => one.split(';')[0]);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const tries = Array.from({ length: FLOOD }, async (_, at) => {
    const fields = { login: `nobody-${at}`, password: 'wrong', csrfToken, callbackUrl: '/', json: 'true' };
    const answer = await fetch(`${base}/api/auth/callback/password`, {
      method: 'POST',
      headers: { cookie: cookie.join('; ') },
      body: new URLSearchParams(fields),
    });
    await answer.arrayBuffer();
    answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
  });
  await Promise.all(tries);
}
