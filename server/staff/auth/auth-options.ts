import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { outage } from '@/server/platform/command';
import { db } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import { logger } from '@/server/platform/log';
import { DEVICE_COOKIE, deviceOfToken } from '../devices/device-of-token';
import { DeviceUnknown, NothingToConfirm } from '../errors';
import { parseCookies } from './cookies';
import { withinLimits } from './flood-limits';
import { authSecret, forgetSessions, sessionIdIn } from './get-actor';
import { knownBrowser } from './known-browser';
import {
  endSession,
  sessionAwaitingCode,
  signInWithCode,
  signInWithPassword,
  signInWithPin,
} from './start-session';

/** The cookie carries only the session's id; who that is and may do is asked of the database (get-actor.ts). */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: 14 * 3_600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        id: 'password',
        credentials: { login: {}, password: {} },
        authorize: (input, request) =>
          coded(() => {
            const login = String(input?.login ?? '');
            const known = knownBrowser(parseCookies(String(request.headers?.cookie ?? '')), login);
            return withinLimits(db(), { door: 'password', known }, () =>
              signInWithPassword(db(), login, String(input?.password ?? ''), new Date(), known),
            );
          }),
      }),
      Credentials({
        id: 'code',
        credentials: { code: {} },
        authorize: (input, request) =>
          coded(async () => {
            const cookies = parseCookies(String(request.headers?.cookie ?? ''));
            const sessionId = await sessionIdIn(cookies);
            const waiting = sessionId ? await sessionAwaitingCode(db(), sessionId, new Date()) : null;
            if (!waiting) throw new NothingToConfirm();
            return withinLimits(db(), { door: 'password', known: waiting.knownBrowser }, () =>
              signInWithCode(db(), waiting, String(input?.code ?? ''), new Date()),
            );
          }),
      }),
      Credentials({
        id: 'pin',
        credentials: { personId: {}, pin: {} },
        authorize: (input, request) =>
          coded(async () => {
            const token = parseCookies(String(request.headers?.cookie ?? '')).get(DEVICE_COOKIE);
            const device = token ? await deviceOfToken(db(), token) : null;
            if (!device) throw new DeviceUnknown();
            const [personId, pin] = [String(input?.personId ?? ''), String(input?.pin ?? '')];
            return withinLimits(db(), { door: 'password', known: device.id }, () =>
              signInWithPin(db(), device, personId, pin, new Date()),
            );
          }),
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user && 'sessionId' in user ? { ...token, sid: user.sessionId } : token;
      },
      session({ session, token }) {
        return { expires: session.expires, user: { name: token.name ?? null } };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await endSession(db(), token.sid, new Date());
        forgetSessions();
      },
    },
  };
}

/** next-auth hands the message of a thrown error to the browser as `error`: `CODE` or `CODE:seconds`. */
async function coded(signIn: () => Promise<{ sessionId: string; personId: string; name: string }>) {
  try {
    const session = await signIn();
    forgetSessions();
    return { id: session.personId, name: session.name, sessionId: session.sessionId };
  } catch (thrown) {
    const error = outage(thrown) ?? thrown;
    if (error instanceof DomainError) {
      throw new Error(
        error.params.seconds === undefined ? error.code : `${error.code}:${error.params.seconds}`,
      );
    }
    logger.error({ err: error }, 'sign-in failed');
    throw new Error('UNKNOWN');
  }
}
