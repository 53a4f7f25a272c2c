// The web server itself, run by scripts/start.mjs as a process of its own on plain Node: no TypeScript
// loader stands between a sale and the database.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import path from 'node:path';
import next from 'next';

const GRACE_MS = 1_200;
const LIMIT_MS = 2_000;

const dir = path.resolve(import.meta.dirname, '..');
const hostname = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 3000);
const { TLS_CERT, TLS_KEY } = process.env;

const server =
  TLS_CERT && TLS_KEY
    ? createSecureServer({ cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) })
    : createServer();
const app = next({ dev: process.env.DAYBOOK_DEV === 'yes', dir, hostname, port, httpServer: server });

server.on('error', (error) => {
  process.send?.({ problem: error.code === 'EADDRINUSE' ? 'port-in-use' : error.message });
  process.exit(1);
});

await app.prepare();
const handle = app.getRequestHandler();
server.on('request', (request, response) => {
  handle(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
// Longer than what proxies keep a connection for, so that none reuses one we have just closed.
server.keepAliveTimeout = 65_000;
server.listen(port, hostname, () => process.send?.({ listening: true }));

let stopping = false;

/** Lets requests that are being answered finish, cuts the rest. */
function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), LIMIT_MS).unref();
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('SIGHUP', stop);
// The process that started us is gone, however it went.
process.on('disconnect', stop);
