'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Activity, type ReactNode, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { hasBegun } from '@/client/basket';
import { rememberPin, rememberRights } from '@/client/pin-verifier';
import { tabletStore } from '@/client/tablet-store';
import { CounterFrame } from '@/components/shell/counter-frame';
import { useServerAnswers } from '@/components/shell/use-server-answers';
import { LockScreen } from '@/components/staff/lock-screen';
import { useIdleLock } from '@/components/staff/use-idle-lock';
import { OpenTill } from '@/components/tills/open-till';
import { TillScreen } from '@/components/tills/till-screen';
import { toast } from '@/components/ui/toast';
import { type Counter, type CounterProps, CounterProvider, type CounterView } from './counter-context';
import { CounterConnection, CounterStrip } from './counter-strip';
import { DoneScreen } from './done-screen';
import { HeldScreen } from './held-screen';
import { PayScreen } from './pay-screen';
import { PickupScreen } from './pickup-screen';
import { ReceiptsScreen } from './receipts-screen';
import { SellScreen } from './sell-screen';
import { StorageProblem } from './storage-problem';
import { useAsk } from './use-ask';
import { useBackToSelling } from './use-back-to-selling';
import { useBasket } from './use-basket';
import { useCounterApi } from './use-counter-api';
import { useCounterLock } from './use-counter-lock';
import { useCounterSettings } from './use-counter-settings';
import { UNDO_TOAST } from './use-drop-basket';
import { useFreshBuild } from './use-fresh-build';
import { useOnline } from './use-online';
import { useOpenSession } from './use-open-session';
import { useScanDesk } from './use-scan-desk';
import { useFocusWithScreen } from './use-shortcuts';
import { useStorageCheck } from './use-storage-check';

/** Who unlocked the tablet while nobody answered. */
type StandIn = Pick<CounterProps, 'person' | 'permissions'>;

/** Minutes nobody touches the counter before it locks. */
const IDLE_MINUTES = 5;

/** The whole counter: what it knows, which screen is shown, and its lock. */
export function CounterScreen({ settings: known, person, permissions, clerkPermissions }: CounterProps) {
  const t = useTranslations('sales');
  const router = useRouter();
  const [view, show] = useState<CounterView>({ name: 'sell' });
  const settings = useCounterSettings(known, view.name === 'done');
  const { storage, check: storageFault } = useStorageCheck();
  const { locked, lock, unlock, endSession, offline } = useCounterLock(settings.store.id, person.id, storage);
  const [standIn, setStandIn] = useState<StandIn | null>(null);
  const online = useOnline();
  const answered = useServerAnswers() && online;
  // Whoever went on with their own session has their own rights again once the server is there to grant them.
  const acting =
    standIn && !(answered && standIn.person.id === person.id) ? standIn : { person, permissions };
  const [holder, setHolder] = useState(person.id);
  const { state, dispatch, windowId, basketId } = useBasket(settings.store.id, storage, storageFault);
  const { catalogue, pending } = useCounterApi(settings, storage);
  const scans = useScanDesk(catalogue, { locked: locked !== false, show });
  const { ask, dialog } = useAsk();
  const till = useOpenSession(settings);
  useIdleLock(locked ? 0 : IDLE_MINUTES, lock);
  useFreshBuild(locked !== false, pending);
  useEffect(() => {
    void rememberRights(tabletStore(), person.id, permissions).catch(() => undefined);
  }, [person.id, permissions]);
  useBackToSelling(view, show);
  useFocusWithScreen(view);
  useBasketComesBack(state, windowId, { view, show, locked: locked !== false });
  const counter = useCounterValue({
    settings,
    person: acting.person,
    permissions: acting.permissions,
    catalogue,
    pending,
    scans,
    ask,
    session: till.session,
    tillClosedBy: till.closedBy,
    state,
    dispatch,
    basketId,
    windowId,
    storageFault,
    view,
    show,
    lock,
    priceLocked: settings.priceChangesLocked,
  });
  const cannotKeep = (storage === 'refused' || storage === 'full') && ['sell', 'pay'].includes(view.name);
  const needsOpening = till.known && till.session === null && ['sell', 'pay'].includes(view.name);
  return (
    <CounterProvider value={counter}>
      <CounterFrame strip={<CounterStrip />} title={t('title')}>
        <BehindLock key={holder} locked={locked !== false}>
          {cannotKeep ? (
            <StorageProblem state={storage} onAgain={storageFault} />
          ) : needsOpening ? (
            <OpenTill />
          ) : (
            <Shown view={view} />
          )}
        </BehindLock>
      </CounterFrame>
      {dialog}
      <LockScreen
        open={locked === true}
        connection={<CounterConnection />}
        personId={acting.person.id}
        offline={offline}
        beforeSignIn={endSession}
        onRightPin={(who, pin) => rememberPin(tabletStore(), { ...who, storeId: settings.store.id }, pin)}
        onSignedIn={(who, how) => {
          setHolder(who.id);
          const known = offline.people.find(({ personId }) => personId === who.id);
          // Without the server nobody is more than a clerk.
          setStandIn(
            how.offline && known
              ? {
                  person: { id: who.id, name: who.name },
                  permissions: known.permissions.filter((name) => clerkPermissions.includes(name)),
                }
              : null,
          );
          // Together: nobody sells in the name of the last person while the new one is on the way.
          startTransition(() => {
            if (!how.offline) router.refresh();
            void unlock(who.id, how);
          });
        }}
      />
    </CounterProvider>
  );
}

/** What could be taken back goes with the next basket, the next screen and the lock: it is nobody else's to press. And a reload in the middle of a payment comes back to it. */
function useBasketComesBack(
  state: Counter['state'],
  windowId: Counter['windowId'],
  { view, show, locked }: Pick<Counter, 'view' | 'show'> & { locked: boolean },
): void {
  const begun = hasBegun(state.basket) || view.name !== 'sell' || locked;
  useEffect(() => {
    if (begun) toast.dismiss(UNDO_TOAST);
  }, [begun]);
  const midPayment = windowId !== null && state.basket.payment.tenders.length > 0;
  const resumed = useRef(false);
  useEffect(() => {
    // A reload in the middle of a payment comes back to it.
    if (windowId === null || resumed.current) return;
    resumed.current = true;
    if (midPayment) show({ name: 'pay' });
  }, [windowId, midPayment, show]);
}

/** One value as long as nothing in it changes: every screen of the counter hangs on it. */
function useCounterValue(parts: Omit<Counter, 'can'>): Counter {
  return useMemo(
    () => ({ ...parts, can: (permission) => parts.permissions.includes(permission) }),
    // biome-ignore lint/correctness/useExhaustiveDependencies: each part is in the list, in the order of their names above.
    Object.values(parts),
  );
}

/**
 * A screen that was open stays as it was behind the lock, forms and all, but asks and hears nothing; before the first PIN there is
 * none. Its key is whose it is: another person finds a fresh one.
 */
function BehindLock({ locked, children }: { locked: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState(!locked);
  if (!locked && !opened) setOpened(true);
  return opened ? <Activity mode={locked ? 'hidden' : 'visible'}>{children}</Activity> : null;
}

function Shown({ view }: { view: CounterView }) {
  switch (view.name) {
    case 'sell':
      return <SellScreen />;
    case 'pay':
      return <PayScreen />;
    case 'done':
      return <DoneScreen view={view} />;
    case 'held':
      return <HeldScreen />;
    case 'receipts':
      return <ReceiptsScreen startNumber={view.number} />;
    case 'pickups':
      return <PickupScreen />;
    case 'till':
      return <TillScreen />;
  }
}
