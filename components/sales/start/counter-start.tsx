'use client';

import { useQuery } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { type KeptStart, keptStart, lockIfLeft } from '@/client/kept-start';
import { lastSharedTouch } from '@/client/last-touch';
import { tabletStore } from '@/client/tablet-store';
import { parseTheme, THEME_COOKIE } from '@/components/shell/preference-cookies';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { businessDayOf } from '@/lib/business-day';
import { LiveProvider } from '@/trpc/live';
import { useTRPC } from '@/trpc/react';
import { CounterScreen } from '../counter-screen';
import { IDLE_MINUTES } from '../lock-rules';
import { NotAtThisCounter } from '../not-at-this-counter';

/** How often the server is asked who is signed in until it says, ms. */
const AGAIN_MS = 5_000;

/**
 * The counter as it starts from the tablet alone: its page came from the worker and knows nobody. Where it stands, who works here and by which rules it
 * reads from what was kept; as soon as the server answers, from the server.
 */
export function CounterStart() {
  const [start, setStart] = useState<KeptStart | null | undefined>(undefined);
  useEffect(() => {
    const theme = parseTheme(cookieOf(THEME_COOKIE));
    if (theme !== 'system') document.documentElement.dataset.theme = theme;
    // Asked for by its own address it is the counter all the same.
    if (window.location.pathname !== '/counter') return window.location.replace('/counter');
    lockIfLeft(tabletStore(), lastSharedTouch(), IDLE_MINUTES * 60_000)
      .catch(() => undefined)
      .then(() => setStart(keptStart()));
  }, []);
  if (start === undefined) return null;
  return start === null ? (
    <NothingKept />
  ) : (
    <LiveProvider>
      <Started start={start} />
    </LiveProvider>
  );
}

function Started({ start }: { start: KeptStart }) {
  const trpc = useTRPC();
  const { data: me, refetch } = useQuery({
    ...trpc.staff.me.queryOptions(),
    refetchInterval: ({ state }) => (state.data ? false : AGAIN_MS),
    retry: false,
  });
  const { settings, clerkPermissions } = start;
  const { id: storeId, timeZone, dayStartMinute } = settings.store;
  const [today] = useState(() => businessDayOf(new Date(), timeZone, dayStartMinute));
  const current = useMemo(() => ({ ...settings, businessDay: today }), [settings, today]);
  const permissions = useMemo(
    () =>
      me
        ? (me.permissions[storeId] ?? [])
        : // Without the server nobody is more than a clerk.
          start.permissions.filter((name) => clerkPermissions.includes(name)),
    [me, storeId, start.permissions, clerkPermissions],
  );
  const [wantsPractice] = useState(() => new URLSearchParams(window.location.search).has('practice'));
  const person = me?.person ?? start.person;
  if (me && !permissions.includes('tills.read')) return <NotAtThisCounter name={person.name} />;
  return (
    <CounterScreen
      settings={current}
      {...{ person, permissions, clerkPermissions, wantsPractice }}
      fromTablet={{ confirmed: me !== undefined, askAgain: async () => void (await refetch()) }}
    />
  );
}

/** Nobody answers, and this browser was never told which till it is. */
function NothingKept() {
  const t = useTranslations('sales.start');
  return (
    <main className="flex min-h-[calc(100dvh-var(--ribbon,0px))] items-center justify-center">
      <EmptyState
        icon={CloudOff}
        title={<h1>{t('title')}</h1>}
        description={t('description')}
        action={
          <Button size="lg" variant="primary" onClick={() => window.location.reload()}>
            {t('again')}
          </Button>
        }
      />
    </main>
  );
}

function cookieOf(name: string): string | undefined {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
