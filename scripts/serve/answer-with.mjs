// @ts-check
import { once } from 'node:events';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const squeeze = promisify(gzip);

/** Below this a packed answer saves no packet, bytes. */
const WORTH_PACKING = 1_400;
/** Of a page of a catalogue the fastest level keeps 95 % of what the best one saves. */
const LEVEL = 1;

/**
 * @typedef {(request: Request) => Promise<Response>} Answer
 * @typedef {{ path: string, methods: readonly string[], answer: Answer }} Answered path: with a slash at its end whatever is below it
 */

/**
 * Who answers a request here; undefined: Next does.
 * @param {readonly Answered[]} answers
 * @param {{ method?: string | undefined, url?: string | undefined }} request
 */
export function answerFor(answers, { method = 'GET', url = '/' }) {
  const [pathname = ''] = url.split('?', 1);
  return answers.find(
    ({ path, methods }) =>
      methods.includes(method) && (path.endsWith('/') ? pathname.startsWith(path) : pathname === path),
  );
}

/**
 * Answers a request by a function from Request to Response, whole: no answer of ours is longer than memory likes. Events are
 * handed on as they come, until either side is gone.
 * @param {Answer} answer
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:http').ServerResponse} outgoing
 * @param {Buffer | undefined} body
 */
export async function answerWith(answer, incoming, outgoing, body) {
  const response = await answer(requestOf(incoming, body));
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  // Whatever is asked of the books is of this moment and of this person.
  if (!response.headers.has('cache-control')) outgoing.setHeader('cache-control', 'no-store');
  if (response.headers.get('content-type')?.startsWith('text/event-stream'))
    return stream(response, outgoing);
  const plain = Buffer.from(await response.arrayBuffer());
  outgoing.appendHeader('vary', 'accept-encoding');
  const packed = plain.length >= WORTH_PACKING && takesGzip(incoming);
  if (packed) outgoing.setHeader('content-encoding', 'gzip');
  const bytes = packed ? await squeeze(plain, { level: LEVEL }) : plain;
  if (response.status !== 204) outgoing.setHeader('content-length', bytes.length);
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes);
}

/** @param {Response} response @param {import('node:http').ServerResponse} outgoing */
async function stream(response, outgoing) {
  if (!response.body) return void outgoing.end();
  // A proxy would keep them until there are enough to be worth sending.
  outgoing.setHeader('x-accel-buffering', 'no');
  outgoing.flushHeaders();
  const reader = response.body.getReader();
  outgoing.on('close', () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const { done, value } = await reader.read();
    if (done || outgoing.destroyed) break;
    if (!outgoing.write(value)) await Promise.race([once(outgoing, 'drain'), once(outgoing, 'close')]);
  }
  outgoing.end();
}

/**
 * What those who answer here read of a request, as the gate has read it: lines of cookies are one, and a second one of what stands
 * once is left out. A whole `Request` costs a sale as much as looking at its prices does.
 * @param {import('node:http').IncomingMessage} incoming
 * @param {Buffer | undefined} body
 * @returns {Request}
 */
function requestOf(incoming, body) {
  const { method = 'GET', url = '/', headers } = incoming;
  const text = () => body?.toString('utf8') ?? '';
  /** @type {Pick<Request, 'method' | 'url' | 'signal' | 'text' | 'json'> & { headers: Pick<Headers, 'get' | 'has'> }} */
  const request = {
    method,
    // The host is of no consequence: the gate has looked at it.
    url: `http://localhost${url}`,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      has: (name) => headers[name.toLowerCase()] !== undefined,
    },
    signal: new AbortController().signal,
    text: async () => text(),
    json: async () => JSON.parse(text()),
  };
  return /** @type {Request} */ (request);
}

/** @param {import('node:http').IncomingMessage} incoming */
function takesGzip(incoming) {
  const said = String(incoming.headers['accept-encoding'] ?? '');
  return /(^|,)\s*gzip\s*(;\s*q=(1|0\.\d*[1-9])\d*)?\s*(,|$)/i.test(said);
}
