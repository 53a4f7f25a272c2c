import { chosenLocale, DEFAULT_LOCALE, LOCALE_COOKIE, LOCALES } from '@/lib/i18n/locales';
import { DISPLAY_PAGE, LANGUAGE_HEADER, START_PAGE, takenAs } from './which-request';

// The counter's service worker, one file made by scripts/start/build-counter-worker.ts (ADR 64).

/** Of the build it belongs to: its id, and every file that any screen of the counter may load. */
declare const BUILD: string;
declare const FILES: readonly string[];
/** The part of a worker's own types that is used here: the library of workers and that of pages do not go together. */
declare const self: {
  location: Location;
  addEventListener(name: string, hear: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  cookieStore?: { get(name: string): Promise<{ value?: string } | null> };
};
interface WorkerEvent {
  request: Request;
  data: unknown;
  ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const PREFIX = 'daybook-counter-';
const CACHE = `${PREFIX}${BUILD}`;
/** The present build and the one before, whose open windows may still load the rest of themselves. */
const BUILDS = 2;
/** So long the server is waited for when the counter opens, ms: a bad line must not keep a shop closed. */
const PATIENCE_MS = 2_500;
const AT_ONCE = 6;
const KEPT_PAGES = [START_PAGE, DISPLAY_PAGE];

self.addEventListener('install', (event) => event.waitUntil(keepBuild()));
self.addEventListener('activate', (event) => event.waitUntil(begin()));
self.addEventListener('fetch', (event) => {
  const taken = takenAs(event.request, self.location.origin);
  if (taken === 'page') event.respondWith(page(event.request));
  if (taken === 'file') event.respondWith(file(event.request));
});
self.addEventListener('message', (event) => {
  // Only when no window has anything at hand: client/fresh-build.ts asks.
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  if (event.data === 'which')
    event.waitUntil(whole().then((all) => event.ports[0]?.postMessage({ build: BUILD, whole: all })));
});

/** All of it or none: a worker that lacks a file does not come in place of the one before. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE);
  const left = [...FILES];
  const work = Array.from({ length: AT_ONCE }, async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if (await cache.match(path)) continue;
      // Of its contents it bears the name: what a build before had is the same.
      await cache.put(path, (await kept(path)) ?? (await good(fetch(path, { credentials: 'omit' }))));
    }
  });
  await Promise.all(work);
  for (const language of LOCALES) {
    const headers = { [LANGUAGE_HEADER]: language };
    for (const page of KEPT_PAGES) {
      const answer = await good(fetch(page, { credentials: 'omit', cache: 'no-store', headers }));
      // The server may be another build by now: its own worker is on the way.
      if (!(await answer.clone().text()).includes(BUILD)) throw new Error('another build');
      await cache.put(keptUnder(page, language), answer);
    }
  }
}

async function begin(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  for (const name of names.slice(0, Math.max(0, names.length - (BUILDS - 1)))) await caches.delete(name);
  await self.clients.claim();
}

/** The server's page; when it does not answer in time, or cannot, the one that is kept. */
async function page(request: Request): Promise<Response> {
  const asked = fetch(request);
  const { pathname, origin } = new URL(request.url);
  const start = await keptPage(pathname === DISPLAY_PAGE ? DISPLAY_PAGE : START_PAGE);
  if (!start) return asked;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const answer = await Promise.race([asked.catch(() => null), late]);
  if (answer && answer.status < 500) return answer;
  return pathname === '/counter' || pathname === DISPLAY_PAGE
    ? start
    : Response.redirect(`${origin}/counter`, 302);
}

async function file(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

/** Of this build first, then of one before. */
async function kept(wanted: Request | string): Promise<Response | undefined> {
  const own = await (await caches.open(CACHE)).match(wanted, { ignoreVary: true });
  if (own) return own;
  for (const name of await caches.keys()) {
    const found =
      name.startsWith(PREFIX) && (await (await caches.open(name)).match(wanted, { ignoreVary: true }));
    if (found) return found;
  }
  return undefined;
}

async function keptPage(page: string): Promise<Response | undefined> {
  const cookie = await self.cookieStore?.get(LOCALE_COOKIE).catch(() => null);
  const language = chosenLocale(cookie?.value) ?? DEFAULT_LOCALE;
  return (await caches.open(CACHE)).match(keptUnder(page, language), { ignoreVary: true });
}

const keptUnder = (page: string, language: string) => `${page}?language=${language}`;

/** A browser short of space may have taken a cache, or something out of it. */
async function whole(): Promise<boolean> {
  const paths = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => new URL(url).pathname));
  return [...KEPT_PAGES, ...FILES].every((path) => paths.has(path));
}

async function good(asked: Promise<Response>): Promise<Response> {
  const answer = await asked;
  if (!answer.ok || answer.redirected) throw new Error(`${answer.url}: ${answer.status}`);
  return answer;
}
