// The web server itself, run by scripts/start.mjs as a process of its own on plain Node: no TypeScript
// loader stands between a sale and the database. What is refused before Next sees it: scripts/serve/.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import path from 'node:path';
import next from 'next';
import { lineLimit } from '../lib/line-limit.mjs';
import { answerFor, answerWith } from './serve/answer-with.mjs';
import { gate, refuseUpgrades } from './serve/gate.mjs';
import { countRequest, kindOfRoute } from './serve/measures.mjs';
import { withBody } from './serve/read-body.mjs';
import { frames } from './serve/request-frame.mjs';
import { requestLog } from './serve/request-log.mjs';
import { contentPolicy, newNonce, securityHeaders } from './serve/security-headers.mjs';

const GRACE_MS = 1_200;
const LIMIT_MS = 2_000;

const dir = path.resolve(import.meta.dirname, '..');
const hostname = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 3000);
const { TLS_CERT, TLS_KEY, PUBLIC_URL = `http://localhost:${port}`, TRUSTED_PROXIES = '' } = process.env;
const developing = process.env.DAYBOOK_DEV === 'yes';
const secure = PUBLIC_URL.startsWith('https:');

// Not in a bench, which measures and does not watch.
const log =
  process.env.DAYBOOK_DATA && !/^(warn|error|fatal|silent)$/.test(process.env.LOG_LEVEL ?? '')
    ? requestLog(path.join(process.env.DAYBOOK_DATA, 'requests.log'))
    : undefined;
const server =
  TLS_CERT && TLS_KEY
    ? createSecureServer({ cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) })
    : createServer();
const app = next({ dev: developing, dir, hostname, port, httpServer: server });

server.on('error', (error) => {
  process.send?.({ problem: error.code === 'EADDRINUSE' ? 'port-in-use' : error.message });
  process.exit(1);
});

boundConsole();
// Built beside Next: a call costs a fifth of what it costs as a route of Next. While developing, Next answers all.
const { answers, begin } = developing
  ? { answers: [], begin: () => async () => undefined }
  : await import('../generated/server/before-next.mjs');
const endJobs = begin();
await app.prepare();
const handle = app.getRequestHandler();
const admit = gate(
  {
    publicOrigin: PUBLIC_URL,
    secure,
    developing,
    proxies: new Set(TRUSTED_PROXIES.split(/[\s,]+/).filter(Boolean)),
    // Put there by server/tell-the-gate.ts once the server's modules are loaded.
    signedIn: () => globalThis.daybookSignedIn,
    onAnswer(answer) {
      countRequest(answer);
      if (kindOfRoute(answer.path) !== 'asset') log?.write({ at: new Date().toISOString(), ...answer });
    },
  },
  (request, response, body) => {
    const direct = answerFor(answers, request);
    if (direct) return answerWith(direct.answer, request, response, body);
    return handle(body ? withBody(request, body) : request, response);
  },
);
server.on('request', (request, response) => {
  admit(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
// What is no HTTP at all never becomes a request.
server.on('clientError', (error, socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const policy = contentPolicy(newNonce(), { secure, developing });
  const headers = Object.entries({
    ...securityHeaders(policy, secure),
    Connection: 'close',
    'Content-Length': 0,
  });
  socket.end(`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
});
// While developing, Next tells pages of changes by one.
if (!developing) refuseUpgrades(server);
// Longer than what proxies keep a connection for, so that none reuses one we have just closed.
server.keepAliveTimeout = 65_000;
server.listen(port, hostname, () => process.send?.({ listening: true }));

/** Next speaks of every error on the console: so many lines for each address. */
function boundConsole() {
  const may = lineLimit();
  for (const level of ['error', 'warn']) {
    const write = console[level].bind(console);
    console[level] = (...words) => {
      const address = frames.getStore()?.address;
      const { write: now, leftOut } = address === undefined ? { write: true, leftOut: 0 } : may(address);
      if (leftOut > 0) write(`(${leftOut} more lines about ${address} were left out)`);
      if (now) write(...words);
    };
  }
}

let stopping = false;

/** Lets requests that are being answered finish, cuts the rest. */
function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), LIMIT_MS).unref();
  void endJobs().catch(() => undefined);
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.on('SIGHUP', stop);
// The process that started us is gone, however it went.
process.on('disconnect', stop);
