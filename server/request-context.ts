import { chosenLocale, LOCALE_COOKIE, parseLocale } from '@/lib/i18n/locales';
import { contextFor } from './context';
import type { ActingPerson } from './platform/actor';
import type { Context } from './platform/context';
import { db } from './platform/db';
import { parseCookies } from './staff/auth/cookies';
import { getActor, provedAt } from './staff/auth/get-actor';
import type { StorePolicy } from './staff/permissions';
import { everyStore } from './stores/queries';

/** Store policies may be this old, ms. */
const FRESH_MS = 5_000;

let policies: { at: number; map: Promise<ReadonlyMap<string, StorePolicy>> } | undefined;

/** The context of an HTTP request, by its Cookie header. */
export async function requestContext(
  cookieHeader: string,
): Promise<Context & { actor: ActingPerson | null }> {
  const cookies = parseCookies(cookieHeader);
  const [{ actor, owing, device }, storePolicies] = await Promise.all([getActor(cookies), freshPolicies()]);
  const locale = chosenLocale(cookies.get(LOCALE_COOKIE)) ?? parseLocale((actor ?? owing?.actor)?.locale);
  return contextFor(actor, {
    owing,
    device,
    locale,
    policies: storePolicies,
    provedAt: () => provedAt(actor?.sessionId ?? null),
  });
}

function freshPolicies(): Promise<ReadonlyMap<string, StorePolicy>> {
  const at = performance.now();
  if (policies && at - policies.at < FRESH_MS) return policies.map;
  const map = everyStore(db()).then((stores) => new Map(stores.map((store) => [store.id, store])));
  policies = { at, map };
  map.catch(() => {
    policies = undefined;
  });
  return map;
}
