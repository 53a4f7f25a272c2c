import { Agent, request } from 'node:http';
import superjson from 'superjson';

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** One tRPC call over HTTP as a browser makes it. @throws when the server refuses */
export function call(
  base: string,
  kind: 'query' | 'mutation',
  path: string,
  input: unknown,
  cookie: string,
): Promise<unknown> {
  const body = JSON.stringify(superjson.serialize(input));
  const url =
    kind === 'query'
      ? `${base}/api/trpc/${path}?input=${encodeURIComponent(body)}`
      : `${base}/api/trpc/${path}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: kind === 'query' ? 'GET' : 'POST',
        headers: { cookie, 'content-type': 'application/json' },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode !== 200)
            reject(new Error(`${path}: ${response.statusCode} ${text.slice(0, 300)}`));
          else resolve(JSON.parse(text).result.data.json);
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(kind === 'query' ? undefined : body);
  });
}
