'use client';

import { useTranslations } from 'next-intl';
import { Activity, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { hasBegun } from '@/client/basket';
import { isPaidFor } from '@/client/basket-payment';
import { CounterFrame } from '@/components/shell/counter-frame';
import { useIdleLock } from '@/components/staff/use-idle-lock';
import { OpenTill } from '@/components/tills/open-till';
import { toast } from '@/components/ui/toast';
import { useLatest } from '@/components/ui/use-latest';
import { type Counter, type CounterProps, CounterProvider, type CounterView } from './counter-context';
import { CounterLock, useActing } from './counter-lock';
import { Practised, Shown } from './counter-screens';
import { CounterStrip } from './counter-strip';
import { useCustomerBook } from './customer/use-customer-book';
import { useMemberLevel } from './customer/use-member-level';
import { ShowCustomers } from './display/show-customers';
import { IDLE_MINUTES } from './lock-rules';
import { LockedPractice, PracticeBanner } from './practice/practice-banner';
import { usePractice, useWantsPractice } from './practice/use-practice';
import { usePromotions } from './promotions/use-promotions';
import { CounterSettingsShown } from './settings/settings-shown';
import { useStartFromTablet } from './start/use-start-from-tablet';
import { StorageProblem, whyNotKept } from './storage-problem';
import { useAnswersHeard } from './use-answers-heard';
import { useAsk } from './use-ask';
import { useBackToSelling } from './use-back-to-selling';
import { useBasket } from './use-basket';
import { useCounterApi } from './use-counter-api';
import { useCounterLock } from './use-counter-lock';
import { useCounterSettings } from './use-counter-settings';
import { useCreditBook } from './use-credit-book';
import { UNDO_TOAST } from './use-drop-basket';
import { useOpenSession } from './use-open-session';
import { useScanDesk } from './use-scan-desk';
import { useFocusWithScreen } from './use-shortcuts';
import { useStorageCheck } from './use-storage-check';

/** What practice leaves as it is. */
const NOT_PRACTISED = ['sales.arrangeTiles'];

/** The whole counter: what it knows, which screen is shown, and its lock. */
export function CounterScreen({ wantsPractice = false, ...props }: CounterProps) {
  const t = useTranslations('sales');
  const { person, settings: known } = props;
  const [view, show] = useState<CounterView>({ name: 'sell' });
  const settings = useCounterSettings(known, view.name === 'done');
  const storeId = settings.store.id;
  const { storage, check: storageFault } = useStorageCheck();
  const lock = useCounterLock(storeId, person.id, storage);
  const isLocked = lock.locked !== false;
  const { acting, limits, setStandIn, holder, setHolder } = useActing(props, settings.limits);
  const real = useBasket(storeId, storage, storageFault);
  const api = useCounterApi(settings, storage);
  const { catalogue, pending } = api;
  const books = useCounterBooks(storeId, pending, props.permissions);
  const scans = useScanDesk(catalogue, { locked: isLocked, show, scales: settings.store.scales });
  const { ask, dialog } = useAsk();
  const till = useOpenSession(settings);
  const practice = usePractice({
    storeId,
    person: acting.person,
    real: { basket: real.state.basket, start: (id) => real.dispatch({ type: 'start', basketId: id }) },
    ask,
    show,
    onFault: storageFault,
  });
  const { on } = practice;
  useWantsPractice(wantsPractice && real.windowId !== null && !isLocked, practice.enter);
  useIdleLock(lock.locked ? 0 : IDLE_MINUTES, lock.lock);
  useStartFromTablet(props, settings, isLocked);
  useBackToSelling(view, show);
  useFocusWithScreen(view);
  const { state, dispatch, basketId } = on ?? real;
  useBasketComesBack(state, on ? (on.isLoaded ? on.id : null) : real.windowId, {
    view,
    show,
    locked: isLocked,
  });
  const counter = useCounterValue({
    settings,
    ...acting,
    permissions: useRightsHere(acting.permissions, on !== null),
    ...api,
    ...books,
    scans,
    ask,
    practice: useSame(on),
    practise: useLatest(practice.enter),
    session: on ? null : till.session,
    tillClosedBy: on ? null : till.closedBy,
    state,
    dispatch,
    basketId,
    windowId: on ? null : real.windowId,
    storageFault,
    view,
    show,
    lock: lock.lock,
    limits,
    priceLocked: on === null && settings.priceChangesLocked,
  });
  const isSelling = ['sell', 'pay'].includes(view.name);
  const cannotKeep = isSelling && whyNotKept(storage, hasBegun(state.basket));
  const needsOpening = on === null && till.known && till.session === null && isSelling;
  return (
    <CounterProvider value={counter}>
      <CounterFrame
        strip={<CounterStrip />}
        title={t('title')}
        banner={on ? <PracticeBanner onLeave={on.leave} /> : null}
      >
        <MemberLevelFollowed />
        <ShowCustomers locked={isLocked} />
        <CounterSettingsShown locked={isLocked} />
        <BehindLock key={`${holder} ${on?.id ?? ''}`} locked={isLocked}>
          {cannotKeep ? (
            <StorageProblem state={cannotKeep} onAgain={storageFault} />
          ) : needsOpening ? (
            <OpenTill />
          ) : on ? (
            <Practised view={view} />
          ) : (
            <Shown view={view} />
          )}
        </BehindLock>
      </CounterFrame>
      {dialog}
      <CounterLock
        {...{ lock, acting, storeId, counter: props }}
        banner={on ? <LockedPractice person={acting.person.name} /> : null}
        onIn={(who, standIn) => {
          setHolder(who);
          practice.onlyFor(who);
          setStandIn(standIn);
        }}
      />
    </CounterProvider>
  );
}

/** Inside the counter it follows. */
function MemberLevelFollowed() {
  useMemberLevel();
  usePromotions();
  useAnswersHeard();
  return null;
}

/** What the tablet knows of customers for when nobody answers, as far as its person may see it. */
function useCounterBooks(storeId: string, pending: Counter['pending'], permissions: readonly string[]) {
  const customers = useCustomerBook(storeId, permissions.includes('customers.find'));
  const credit = useCreditBook(storeId, pending, permissions.includes('credit.see'));
  return { customers, credit };
}

/** In practice nothing of the store is set up. */
function useRightsHere(permissions: readonly string[], practises: boolean): readonly string[] {
  return useMemo(
    () => (practises ? permissions.filter((name) => !NOT_PRACTISED.includes(name)) : permissions),
    [permissions, practises],
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
  const isPaying = isPaidFor(state.basket) || Boolean(state.basket.exchange?.sent);
  const midPayment = windowId !== null && isPaying;
  const resumed = useRef(false);
  useEffect(() => {
    // A reload in the middle of a payment comes back to it.
    if (windowId === null || resumed.current) return;
    resumed.current = true;
    if (midPayment) show({ name: 'pay' });
  }, [windowId, midPayment, show]);
}

/** The same practice until something of it changes. */
function useSame(practice: Counter['practice']): Counter['practice'] {
  const { id, held, sales, returns } = practice ?? {};
  const leave = useLatest(() => practice?.leave());
  return useMemo(
    () => (id && held && sales && returns ? { id, held, sales, returns, leave } : null),
    [id, held, sales, returns, leave],
  );
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
