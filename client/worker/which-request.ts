/** Where the counter is, its door, and what its customers see. */
const PAGES = ['/counter', '/counter/sign-in', '/counter/display'];
/** The page the counter starts from while nobody answers; it is asked for without cookies, so that nothing personal is in it. */
export const START_PAGE = '/counter/start';
/** What customers see: the same page with a line and without. */
export const DISPLAY_PAGE = '/counter/display';
/** Says in which language it is wanted: without cookies nothing else does. */
export const LANGUAGE_HEADER = 'x-daybook-language';

/**
 * What the counter's worker does with a request. page: the server's, and the page it keeps when nobody answers; file: of a build, whose
 * name carries its contents. Anything else it never touches: answers of the API, office pages, pictures, whatever is personal.
 */
export function takenAs(
  request: { method: string; mode: string; url: string },
  origin: string,
): 'page' | 'file' | null {
  if (request.method !== 'GET' || !URL.canParse(request.url)) return null;
  const url = new URL(request.url);
  if (url.origin !== origin) return null;
  if (request.mode === 'navigate') return PAGES.includes(url.pathname) ? 'page' : null;
  return url.pathname.startsWith('/_next/static/') ? 'file' : null;
}
