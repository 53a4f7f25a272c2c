import { Agent, request } from 'node:http';
import superjson from 'superjson';

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** One tRPC call over HTTP as a browser makes it. @throws when the server refuses */
export async function call(
  base: string,
  kind: 'query' | 'mutation',
  path: string,
  input: unknown,
  cookie: string,
): Promise<unknown> {
  const body = bodyOf(input);
  const url = `${base}/api/trpc/${path}`;
  const text =
    kind === 'query'
      ? await exchange(`${url}?input=${encodeURIComponent(body)}`, 'GET', cookie)
      : await exchange(url, 'POST', cookie, body);
  return JSON.parse(text).result.data.json;
}

export function bodyOf(input: unknown): string {
  return JSON.stringify(superjson.serialize(input));
}

/** One request on a kept connection, and its whole answer. @throws when it is not 200 */
export function exchange(
  url: string,
  method: 'GET' | 'POST',
  cookie: string,
  body?: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'content-type': 'application/json' };
    const sent = request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 300)}`));
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
