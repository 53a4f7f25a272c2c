import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The counter's service worker, as built with the screens. Always asked for anew: its bytes are how a browser learns of an upgrade. */
export async function answerWorker(): Promise<Response> {
  const file = path.join(process.cwd(), '.next/counter-worker.js');
  return new Response(await readFile(file, 'utf8'), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}
