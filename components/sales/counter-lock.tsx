'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { hasClerkRightsAlone } from '@/client/offline-rules';
import { rememberPin, rememberRights } from '@/client/pin-verifier';
import { tabletStore } from '@/client/tablet-store';
import { useServerAnswers } from '@/components/shell/use-server-answers';
import { LockScreen } from '@/components/staff/lock-screen';
import type { CounterProps } from './counter-context';
import { CounterConnection } from './counter-strip';
import type { useCounterLock } from './use-counter-lock';
import { useOnline } from './use-online';

/** Who unlocked the tablet while nobody answered. */
type StandIn = Pick<CounterProps, 'person' | 'permissions'>;

/** Who works here: whose session the page has, or whoever unlocked it while nobody answered. */
export function useActing(
  { person, permissions, clerkPermissions, fromTablet }: CounterProps,
  limits: CounterProps['settings']['limits'] | undefined,
) {
  const [standIn, setStandIn] = useState<StandIn | null>(null);
  const online = useOnline();
  const answered = useServerAnswers() && online;
  // Whoever went on with their own session has their own rights again once the server is there to grant them.
  const acting =
    standIn && !(answered && standIn.person.id === person.id) ? standIn : { person, permissions };
  useEffect(() => {
    // Until the server has said what they may it is only what a clerk may.
    if (fromTablet?.confirmed !== false)
      void rememberRights(tabletStore(), person.id, permissions, clerkPermissions).catch(() => undefined);
  }, [person.id, permissions, clerkPermissions, fromTablet?.confirmed]);
  const [holder, setHolder] = useState(person.id);
  // Without the server nobody is more than a clerk.
  const isStandIn = acting === standIn || fromTablet?.confirmed === false;
  const own = (isStandIn ? limits?.clerk : limits?.own) ?? null;
  const isClerk = hasClerkRightsAlone(acting.permissions, clerkPermissions);
  return { acting: { ...acting, isClerk }, limits: own, setStandIn, holder, setHolder };
}

/** The lock, and who comes in by it. */
export function CounterLock(props: {
  lock: ReturnType<typeof useCounterLock>;
  acting: StandIn;
  storeId: string;
  counter: Pick<CounterProps, 'clerkPermissions' | 'fromTablet'>;
  banner: ReactNode;
  /** @param standIn while nobody answers: with which rights */
  onIn: (personId: string, standIn: StandIn | null) => void;
}) {
  const router = useRouter();
  const { locked, unlock, endSession, offline } = props.lock;
  const { clerkPermissions, fromTablet } = props.counter;
  return (
    <LockScreen
      open={locked === true}
      connection={<CounterConnection />}
      banner={props.banner}
      personId={props.acting.person.id}
      offline={offline}
      beforeSignIn={endSession}
      onRightPin={(who, pin) => rememberPin(tabletStore(), { ...who, storeId: props.storeId }, pin)}
      onSignedIn={(who, how) => {
        const known = offline.people.find(({ personId }) => personId === who.id);
        // Without the server nobody is more than a clerk.
        const permissions = known?.permissions.filter((name) => clerkPermissions.includes(name));
        const person = { id: who.id, name: who.name };
        props.onIn(who.id, how.offline && permissions ? { person, permissions } : null);
        if (fromTablet && !how.offline) {
          // No page comes anew where none came from the server: it is asked who is signed in.
          void fromTablet.askAgain().finally(() => unlock(who.id, how));
          return;
        }
        // Together: nobody sells in the name of the last person while the new one is on the way.
        startTransition(() => {
          if (!how.offline) router.refresh();
          void unlock(who.id, how);
        });
      }}
    />
  );
}
