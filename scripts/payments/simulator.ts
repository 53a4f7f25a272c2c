import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSignedBy, signatureOf } from '@/server/payments/gateway';
import type { ChargeOutcome } from '@/server/payments/provider';

/** A call older than this is somebody's who kept it, ms. */
const FRESH_MS = 5 * 60_000;
const MOST_BYTES = 10_000;
/** The customer types a password for so long, ms. */
const TYPES_MS = 4_000;

/**
 * What becomes of a payment, by the last two digits of the payment code; any other is paid at once.
 * - `01` refused: the account is empty. `02` the customer types a password for some seconds, then it is paid; `03` then it is refused.
 * - `04` paid, and its answer is lost. `05` never taken, and its answer is lost. `06` nobody ever says, until it is called off.
 */
const REFUSED = '余额不足';

interface Payment {
  amountFen: number;
  outcome: (now: number) => ChargeOutcome;
  cancelled: boolean;
}

export interface PaymentSimulator {
  origin: string;
  /** What it took and did not give back, by id, fen. */
  taken: () => Map<string, number>;
  close: () => Promise<void>;
}

/** A payment gateway on paper that speaks as a real one does: signed both ways, each id once, what is called off stays called off. */
export async function startPaymentSimulator(
  key: string,
  { port = 0, typesMs = TYPES_MS }: { port?: number; typesMs?: number } = {},
): Promise<PaymentSimulator> {
  const payments = new Map<string, Payment>();
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const at = String(request.headers['x-daybook-at'] ?? '');
      const signature = String(request.headers['x-daybook-signature'] ?? '');
      const isFresh = Math.abs(Date.now() - Number(at)) < FRESH_MS;
      if (body === null || !isFresh || !isSignedBy(key, at, body, signature))
        return response.writeHead(401).end();
      const outcome = answerTo(payments, request.url ?? '', JSON.parse(body), typesMs);
      // Nobody hears of it: the line is cut where the answer would be.
      if (outcome.state === 'UNKNOWN') return response.destroy();
      const text = JSON.stringify(outcome);
      const now = String(Date.now());
      return response
        .writeHead(200, {
          'content-type': 'application/json',
          'x-daybook-at': now,
          'x-daybook-signature': signatureOf(key, now, text),
        })
        .end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () =>
      new Map(
        [...payments].flatMap(([id, { amountFen, outcome, cancelled }]) =>
          !cancelled && outcome(Date.now()).state === 'PAID' ? [[id, amountFen]] : [],
        ),
      ),
    close: () => closed(server),
  };
}

function answerTo(
  payments: Map<string, Payment>,
  path: string,
  content: unknown,
  typesMs: number,
): ChargeOutcome {
  const { id, amountFen = 0, code = '' } = content as { id: string; amountFen?: number; code?: string };
  const known = payments.get(id);
  if (path === '/cancel') {
    if (known) known.cancelled = true;
    // What was never asked for is never taken from now on.
    else payments.set(id, { amountFen: 0, cancelled: true, outcome: () => ({ state: 'CANCELLED' }) });
    return { state: 'CANCELLED' };
  }
  if (path === '/query') return known ? standing(known) : { state: 'NONE' };
  if (known) return standing(known);
  const ending = code.slice(-2);
  if (ending === '05') return { state: 'UNKNOWN' };
  const payment = { amountFen, cancelled: false, outcome: outcomeOf(id, ending, Date.now() + typesMs) };
  payments.set(id, payment);
  return ending === '04' ? { state: 'UNKNOWN' } : standing(payment);
}

function standing({ cancelled, outcome }: Payment): ChargeOutcome {
  return cancelled ? { state: 'CANCELLED' } : outcome(Date.now());
}

function outcomeOf(id: string, ending: string, typedAt: number): Payment['outcome'] {
  const paid: ChargeOutcome = { state: 'PAID', reference: `42000${id.replaceAll('-', '').slice(0, 23)}` };
  const refused: ChargeOutcome = { state: 'REFUSED', refusal: REFUSED };
  const typed = (then: ChargeOutcome) => (now: number) =>
    now < typedAt ? ({ state: 'WAITING' } as const) : then;
  switch (ending) {
    case '01':
      return () => refused;
    case '02':
      return typed(paid);
    case '03':
      return typed(refused);
    case '06':
      return () => ({ state: 'UNKNOWN' });
    default:
      return () => paid;
  }
}

/** Null: more than anybody sends. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  let body = '';
  for await (const piece of request) {
    body += String(piece);
    if (body.length > MOST_BYTES) return null;
  }
  return body;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
