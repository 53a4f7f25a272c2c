import NextAuth from 'next-auth';
import { authOptions } from '@/server/staff/auth/auth-options';

type Params = { params: Promise<{ nextauth: string[] }> };

/** The requests of next-auth that our own screens make. Its pages, which speak English to everybody, are not among them. */
const ASKED = { GET: ['csrf', 'session'], POST: ['callback/password', 'callback/pin', 'signout'] } as const;
/** Addresses of its pages, kept in somebody's browser history: they lead to ours. */
const PAGES = ['signin', 'signout', 'error', 'verify-request'];

async function answer(method: 'GET' | 'POST', request: Request, { params }: Params): Promise<Response> {
  const { nextauth } = await params;
  const place = nextauth.join('/');
  const isAsked = (ASKED[method] as readonly string[]).includes(place);
  if (!isAsked) return method === 'GET' && PAGES.includes(place) ? toSignIn() : notHere();
  const said: Response = await NextAuth(request as never, { params: { nextauth } } as never, authOptions());
  // What it cannot carry out it would explain on a page of its own.
  return said.headers.get('content-type')?.includes('text/html') ? toSignIn() : said;
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
