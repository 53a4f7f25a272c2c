import { type AgentParts, TokenRefused } from './run-agent';

const PATIENCE_MS = 15_000;

/** Speaks with a Daybook server: by the token of a store's printer, as nobody. */
export function askServer(server: string, token: string): AgentParts['ask'] {
  const url = new URL('/api/print-agent', server);
  return async (says, signal) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(says),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      redirect: 'error',
    });
    if (response.status === 404 || response.status === 401) throw new TokenRefused();
    if (!response.ok) throw new Error(`the server says ${response.status}`);
    const { job } = (await response.json()) as { job: { id: string; content: string } | null };
    return job ? { id: job.id, content: Buffer.from(job.content, 'base64') } : null;
  };
}
