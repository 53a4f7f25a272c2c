// @ts-check
// The way from the network to the program: headers on every answer, and refusals before anything is read or run.
import { refuse } from './answers.mjs';
import { shapeProblem } from './json-shape.mjs';
import { readBody } from './read-body.mjs';
import {
  isFileRoute,
  isPlainPath,
  kindOf,
  mostBytes,
  proceduresOf,
  refusalByHead,
  tooLarge,
} from './refusals.mjs';
import { frameOf, frames } from './request-frame.mjs';
import { pathOnly } from './request-log.mjs';
import { policyOf, securityHeaders } from './security-headers.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {{ isPublic(procedure: string): boolean, signedIn(cookies: string): Promise<boolean>, databaseIsThere(): Promise<boolean>, mayWrite(): Promise<boolean> }} SignedIn
 * @typedef {{ publicOrigin: string, secure: boolean, developing: boolean, proxies: ReadonlySet<string>, signedIn: () => SignedIn | undefined, onAnswer?: (of: { id: string, address: string, method: string, path: string, status: number, ms: number }) => void }} GateOptions
 */

/**
 * Makes a request handler that lets through what may reach the program.
 * @param {GateOptions} options
 * @param {(request: Request, response: Response, body: Buffer | undefined) => Promise<void>} next body: when the gate has read it
 * @returns {(request: Request, response: Response) => Promise<void>}
 */
export function gate(options, next) {
  return (request, response) => {
    const frame = frameOf(request, options.proxies);
    const began = performance.now();
    const { method = 'GET', url = '/' } = request;
    response.setHeader('X-Request-Id', frame.id);
    response.once('close', () => {
      const ms = Math.round(performance.now() - began);
      const { id, address } = frame;
      options.onAnswer?.({ id, address, method, path: pathOnly(url), status: response.statusCode, ms });
    });
    return frames.run(frame, async () => {
      const policy = policyOf(placeOf(url).pathname, options);
      for (const [name, value] of Object.entries(securityHeaders(policy, options.secure)))
        response.setHeader(name, value);
      // Where Next reads the nonce of a page's scripts; never from outside.
      request.headers['content-security-policy'] = policy;
      delete request.headers['content-security-policy-report-only'];
      const passed = await admit(request, options).catch(() => ({ status: 503, code: 'UNAVAILABLE' }));
      if (passed === 'gone') response.destroy();
      else if ('status' in passed) refuse(request, response, passed);
      else await next(request, response, passed.body);
    });
  };
}

/**
 * Ends what wants to become something other than HTTP: no page of ours does, and it would pass beside the gate.
 * @param {import('node:events').EventEmitter} server
 */
export function refuseUpgrades(server) {
  server.on('upgrade', (_request, /** @type {import('node:stream').Duplex} */ socket) => {
    // Next listens too, and may write an answer meanwhile.
    socket.on('error', () => undefined);
    socket.destroy();
  });
}

/**
 * @param {Request} request
 * @param {GateOptions} options
 * @returns {Promise<{ body: Buffer | undefined } | import('./refusals.mjs').Refusal | 'gone'>}
 */
async function admit(request, { publicOrigin, signedIn }) {
  const url = request.url ?? '/';
  if (!isPlainPath(url)) return wrongShape('path');
  const { pathname, search } = placeOf(url);
  const refusal = refusalByHead(request, pathname, publicOrigin);
  if (refusal) return refusal;
  // Without a database nothing behind here can answer: it would fail in a hundred places, each with words of its own.
  if (needsDatabase(pathname) && (await signedIn()?.databaseIsThere()) === false)
    return { status: 503, code: 'UNAVAILABLE' };
  if (request.method !== 'POST') return queryProblem(pathname, search) ?? { body: undefined };
  // Tablets keep their sales and try again; people are told. Signing in and out stays possible.
  if (!pathname.startsWith('/api/auth/') && (await signedIn()?.mayWrite()) === false)
    return { status: 503, code: 'DISK_FULL' };
  if (await needsSignIn(request, pathname, signedIn())) return { status: 401, code: 'UNAUTHENTICATED' };
  const maxBytes = mostBytes(pathname, isPublicCall(pathname, signedIn()));
  if (maxBytes === null) return { body: undefined };
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return tooLarge(maxBytes);
  const body = await readBody(request, maxBytes);
  if (body === 'gone') return 'gone';
  if (body === 'large') return tooLarge(maxBytes);
  if (body === 'full') return { status: 503, code: 'UNAVAILABLE' };
  const problem = kindOf(pathname).json ? shapeProblem(body) : null;
  if (problem) return wrongShape(problem);
  return { body };
}

/** @param {Request} request @param {string} pathname @param {SignedIn | undefined} who */
async function needsSignIn(request, pathname, who) {
  if (!who) return false;
  if (!isFileRoute(pathname)) {
    if (!pathname.startsWith('/api/trpc/')) return false;
    if (isPublicCall(pathname, who)) return false;
  }
  return !(await who.signedIn(request.headers.cookie ?? ''));
}

/** Is it made of calls alone that anybody may make? @param {string} pathname @param {SignedIn | undefined} who */
function isPublicCall(pathname, who) {
  if (!who || !pathname.startsWith('/api/trpc/')) return false;
  return proceduresOf(pathname).every((name) => who.isPublic(name));
}

/** Files are there without one, and the health route says how it is. @param {string} pathname */
function needsDatabase(pathname) {
  return !pathname.startsWith('/_next/') && pathname !== '/api/health' && !/\.[a-z0-9]+$/.test(pathname);
}

/** A read carries its input in the address. @param {string} pathname @param {string} search */
function queryProblem(pathname, search) {
  if (!pathname.startsWith('/api/trpc/') || search === '') return null;
  const input = new URLSearchParams(search).get('input');
  const problem = input ? shapeProblem(Buffer.from(input)) : null;
  return problem ? wrongShape(problem) : null;
}

/** @param {string} problem */
function wrongShape(problem) {
  return { status: 400, code: 'INVALID_INPUT', params: { field: '', problem } };
}

/** @param {string} url */
function placeOf(url) {
  const at = url.indexOf('?');
  return at < 0 ? { pathname: url, search: '' } : { pathname: url.slice(0, at), search: url.slice(at) };
}
