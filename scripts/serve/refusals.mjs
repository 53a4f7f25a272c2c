// @ts-check
// What is refused before Next sees it, in the order it is decided: where from, what kind, how large, who.

const MEGABYTE = 1_000_000;
/** What a call holds that anybody may make, bytes. */
const PUBLIC_BYTES = 64_000;
/** What a form holds, bytes. */
const FORM_BYTES = 16_384;
const BATCH = 20;
const API = '/api/trpc/';

/**
 * @typedef {{ status: number, code: string, params?: Record<string, string | number> }} Refusal
 * @typedef {{ maxBytes: number | null, types: RegExp, json: boolean }} Kind what a route takes; no maxBytes: it counts for itself
 */

const JSON_TYPE = /^application\/json$/;
const FORM_OR_JSON = /^application\/(x-www-form-urlencoded|json)$/;
/** Files; a page elsewhere could send the two form types without being asked. */
const FILE_TYPE = /^(?!multipart\/|application\/x-www-form-urlencoded)[a-z]+\/[\w.+-]+$|^$/;

/**
 * @param {string} pathname
 * @returns {Kind}
 */
export function kindOf(pathname) {
  if (pathname.startsWith('/api/auth/')) return { maxBytes: FORM_BYTES, types: FORM_OR_JSON, json: false };
  if (isFileRoute(pathname)) return { maxBytes: null, types: FILE_TYPE, json: false };
  return { maxBytes: pathname.startsWith(API) ? MEGABYTE : FORM_BYTES, types: JSON_TYPE, json: true };
}

/**
 * Most a call may hold, bytes: of those that anybody may make far less than of those behind the door.
 * @param {string} pathname
 * @param {boolean} isPublic
 */
export function mostBytes(pathname, isPublic) {
  const { maxBytes } = kindOf(pathname);
  return maxBytes !== null && isPublic && pathname.startsWith(API) ? PUBLIC_BYTES : maxBytes;
}

/** Whose body is a file, of any size the route itself allows. @param {string} pathname */
export function isFileRoute(pathname) {
  return (
    pathname === '/api/imports' ||
    pathname === '/api/pictures' ||
    pathname.startsWith('/api/reconciliation/') ||
    pathname.startsWith('/api/attachments/')
  );
}

/** Words with nothing between them that anything resolves: what every call of ours looks like. */
const OBVIOUS = /^(?:\/[\w-]+(?:[.,][\w-]+)*)+(?:\?|$)/;

/**
 * Is the address the one that is meant? Next resolves `..` and its spellings: what is judged by the path as it stands here would be
 * answered by another route.
 * @param {string} url
 */
export function isPlainPath(url) {
  if (OBVIOUS.test(url)) return true;
  if (!url.startsWith('/') || !URL.canParse(`http://n${url}`)) return false;
  const { pathname } = new URL(`http://n${url}`);
  return sameSpelling(pathname) === sameSpelling(url.replace(/\?.*$/s, ''));
}

/** Bytes that are written as they are or escaped are the same place; an escaped slash or dot stays what it is. @param {string} path */
function sameSpelling(path) {
  return path.replace(/[^\x21-\x7e]|["<>^`{|}]/gu, encodeURIComponent);
}

/**
 * Names of the procedures a tRPC address calls.
 * @param {string} pathname
 */
export function proceduresOf(pathname) {
  try {
    return decodeURIComponent(pathname.slice(API.length)).split(',');
  } catch {
    return [''];
  }
}

/**
 * A page elsewhere makes a browser act with this shop's cookies: browsers say where a request comes from, programs say nothing.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string} publicOrigin
 */
export function isFromElsewhere(headers, publicOrigin) {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return true;
  const origin = headers.origin;
  if (origin === undefined) return false;
  if (origin === publicOrigin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.host;
}

/**
 * Why a request goes no further, by its head alone; null when it may. Nothing of its body has been read.
 * @param {{ method?: string, headers: import('node:http').IncomingHttpHeaders }} request
 * @param {string} pathname
 * @param {string} publicOrigin
 * @returns {Refusal | null}
 */
export function refusalByHead(request, pathname, publicOrigin) {
  const { method = 'GET', headers } = request;
  const isApi = pathname.startsWith('/api/');
  if (method === 'OPTIONS' || method === 'GET' || method === 'HEAD') return batchRefusal(pathname);
  if (isFromElsewhere(headers, publicOrigin)) return { status: 403, code: 'FOREIGN_ORIGIN' };
  if (method !== 'POST' || !isApi) return { status: 405, code: 'METHOD_NOT_ALLOWED' };
  const kind = kindOf(pathname);
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!kind.types.test(type)) return { status: 415, code: 'CONTENT_TYPE_WRONG' };
  if (kind.maxBytes !== null && Number(headers['content-length'] ?? 0) > kind.maxBytes)
    return tooLarge(kind.maxBytes);
  return batchRefusal(pathname);
}

/** @param {string} pathname @returns {Refusal | null} */
function batchRefusal(pathname) {
  if (!pathname.startsWith(API) || proceduresOf(pathname).length <= BATCH) return null;
  return { status: 400, code: 'INVALID_INPUT', params: { field: '', problem: 'batch' } };
}

/** @param {number} maxBytes @returns {Refusal} */
export function tooLarge(maxBytes) {
  return { status: 413, code: 'REQUEST_TOO_LARGE', params: { limitKb: Math.floor(maxBytes / 1000) } };
}
