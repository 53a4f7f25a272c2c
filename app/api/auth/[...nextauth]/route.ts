import '@/server/answers';
import NextAuth from 'next-auth';
import { db } from '@/server/platform/db';
import { authOptions } from '@/server/staff/auth/auth-options';
import { parseCookies } from '@/server/staff/auth/cookies';
import { sessionIdIn } from '@/server/staff/auth/get-actor';
import { newKnownBrowser } from '@/server/staff/auth/known-browser';
import { loginOfSession } from '@/server/staff/auth/start-session';
import { isOverHttps } from '../../coded-answer';

type Params = { params: Promise<{ nextauth: string[] }> };

/** The requests of next-auth that our own screens make. Its pages, which speak English to everybody, are not among them. */
const ASKED = {
  GET: ['csrf', 'session'],
  POST: ['callback/password', 'callback/code', 'callback/pin', 'signout'],
} as const;
/** Addresses of its pages, kept in somebody's browser history: they lead to ours. */
const PAGES = ['signin', 'signout', 'error', 'verify-request'];

async function answer(method: 'GET' | 'POST', request: Request, { params }: Params): Promise<Response> {
  const { nextauth } = await params;
  const place = nextauth.join('/');
  const isAsked = (ASKED[method] as readonly string[]).includes(place);
  if (!isAsked) return method === 'GET' && PAGES.includes(place) ? toSignIn() : notHere();
  const said: Response = await NextAuth(request as never, { params: { nextauth } } as never, authOptions());
  // What it cannot carry out it would explain on a page of its own.
  if (said.headers.get('content-type')?.includes('text/html')) return toSignIn();
  return said.ok ? remembering(request, said) : said;
}

/** As long as browsers keep a cookie, seconds; each sign-in starts anew. */
const LIFE_SECONDS = 400 * 24 * 3600;

/**
 * The answer to a sign-in that went well, and the browser remembered as one of this person's. Not before the code, where one is
 * asked: who has the password alone would get a count of tries of their own with each sign-in.
 */
async function remembering(request: Request, said: Response): Promise<Response> {
  const headers = new Headers(said.headers);
  const made = parseCookies(
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join(';'),
  );
  const sessionId = await sessionIdIn(made);
  const login = sessionId ? await loginOfSession(db(), sessionId) : null;
  if (login === null) return said;
  const { name, value } = newKnownBrowser(login);
  const secure = isOverHttps(request) ? '; Secure' : '';
  headers.append(
    'Set-Cookie',
    `${name}=${value}; Path=/api/auth; Max-Age=${LIFE_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
  return new Response(said.body, { status: said.status, headers });
}

function toSignIn(): Response {
  return new Response(null, { status: 303, headers: { Location: '/sign-in', 'Cache-Control': 'no-store' } });
}

function notHere(): Response {
  const error = { code: 'NOT_FOUND', params: { noun: 'page' }, retryable: false };
  return Response.json({ error }, { status: 404, headers: { 'Cache-Control': 'no-store' } });
}

export function GET(request: Request, params: Params): Promise<Response> {
  return answer('GET', request, params);
}

export function POST(request: Request, params: Params): Promise<Response> {
  return answer('POST', request, params);
}
