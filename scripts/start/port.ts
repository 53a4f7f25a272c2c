import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../../lib/environment';

const PATIENCE_MS = 3_000;

/** A server whose starter was killed needs a moment to notice and go, hence the patience. */
export async function requireFreePort(settings: Environment): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const problem = await listenProblem(settings);
    if (problem === undefined) return;
    if (problem !== 'EADDRINUSE' || Date.now() > until) throw new Error(await explain(settings, problem));
    await sleep(200);
  }
}

function listenProblem({ host, port }: Environment): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

export async function explain(settings: Environment, problem: string): Promise<string> {
  const { host, port } = settings;
  if (problem === 'EACCES') {
    return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`;
  }
  if (problem === 'EADDRNOTAVAIL' || problem === 'ENOTFOUND') {
    return `HOST is "${host}", which is not an address of this machine. Leave it out, or use 0.0.0.0 for all of them.`;
  }
  if (problem !== 'EADDRINUSE') return `Cannot listen on ${host}, port ${port}: ${problem}`;
  const who = (await isDaybook(settings)) ? 'another Daybook' : 'another program';
  return `Port ${port} is in use by ${who}. Stop it, or choose another port: PORT=${port + 1} npm start`;
}

async function isDaybook({ host, port, tls }: Environment): Promise<boolean> {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  try {
    const address = `${tls ? 'https' : 'http'}://${name}:${port}/api/health`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(1_500) });
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'database' in body;
  } catch {
    return false;
  }
}
