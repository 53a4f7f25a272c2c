'use client';

import { type MouseEvent, useRef, useState } from 'react';
import { type PaidTender, priceOf } from '@/client/basket';
import { creditApprovalHolds, onAccountFen } from '@/client/basket-credit';
import { appliedTenders } from '@/client/basket-exchange';
import { newId } from '@/client/new-id';
import { serverNowMs } from '@/client/server-time';
import { useIsPhone } from '@/components/ui/use-media-query';
import { fenFromText } from '@/lib/money';
import { applyPadKey, type PadKey, padKeyFor } from '@/lib/number-pad';
import { kindOfPaymentCode } from '@/lib/payment-code';
import { ruleOf, type TenderKindName, tendersOfStore } from '@/server/tills/payment-rules';
import { useCollecting } from './collect/use-collecting';
import { useCounter } from './counter-context';
import { useMemberCodes } from './customer/use-member-codes';
import { amountToAdd, endsSale, type PayState, payState } from './pay-rules';
import { isOddCash } from './sanity-rules';
import { useCreditTenders } from './use-credit-tenders';
import { useEndingSale } from './use-ending-sale';
import { type Entry, useEntry } from './use-entry';
import { useFinishSale } from './use-finish-sale';
import { usePointsTender } from './use-points-tender';
import { useScans } from './use-scan-desk';
import { useSure } from './use-sure';

export type TakingMoney = ReturnType<typeof useTakeMoney>;

/** Payments typed, tapped and scanned until the total is covered, and the sale's end. */
export function useTakeMoney() {
  const { dispatch, show } = useCounter();
  const sure = useSure();
  const entry = useEntry();
  const credit = useCreditTenders();
  const word = useWord(credit);
  const { tenders, applied, rounding, netFen, wish, paid } = usePaid();
  const points = usePointsTender(netFen);
  const finish = useFinishSale(credit.told, credit.dueDays);
  const ending = useEndingSale({
    finish: () => void finish.run(paid),
    untender: (tenderId) => dispatch({ type: 'untender', tenderId }),
  });
  const { numbered, setNumbered, take } = useTake({ entry, sure, begin: ending.begin }, (tender) =>
    payState(netFen, [...applied, ...tenders, tender], wish),
  );
  const offered = useKinds();
  const collecting = useCollecting({
    ...{ tenders, leftFen: paid.leftFen, kinds: offered.kinds, sure, isBusy: finish.busy },
    amountFen: () => amountToAdd('WECHAT', readFen(entry.read()), paid.leftFen, null),
    onBegin: () => entry.set(''),
    onPaid: () => finish.isReady && void run(),
  });

  async function add(kind: TenderKindName, fixedFen: number | null = readFen(entry.read())) {
    const { leftFen } = paid;
    const amountFen = amountToAdd(kind, fixedFen, leftFen, credit.mostFen(kind));
    if (amountFen === null || credit.whyNot(kind) !== null) return;
    if (kind === 'POINTS') return take(points.of(amountFen));
    if (kind === 'ON_ACCOUNT' && word.isWanted(amountFen)) return word.ask({ amountFen, isTaken: false });
    if (ruleOf(kind).givesChange && isOddCash(amountFen, leftFen) && !(await sure.ofCash(amountFen, leftFen)))
      return entry.set('');
    if (ruleOf(kind).reference) return setNumbered({ kind, amountFen });
    if (await collecting.takes(kind, amountFen)) return;
    take({ kind, amountFen });
  }
  function press(key: PadKey) {
    if (key === 'enter') return offered.cash && void add(offered.cash);
    entry.set(applyPadKey(entry.read(), key, { decimals: 2, wholeDigits: 7 }));
  }
  /** A double tap is one tap: its second half would pay what the first left over. */
  function tapped(event: MouseEvent, kind: TenderKindName, fixedFen?: number) {
    if (event.detail <= 1) void add(kind, fixedFen);
  }
  async function run() {
    // Whoever was asked before the seconds began is not asked again.
    if (ending.left !== null) {
      ending.stop();
      return finish.run(paid);
    }
    if (word.hasRunOut()) return;
    if (await sure.ofTotal(paid.totalFen)) await finish.run(paid);
  }
  const onEscape = () => (ending.left === null ? finish.busy || show({ name: 'sell' }) : ending.undo());
  const pressed = (key: PadKey) => !finish.busy && press(key);
  const onPaymentCode = collecting.charge;
  const scans = usePayScans(entry, { press: pressed, onPaymentCode, onEscape });

  return {
    collecting,
    entry,
    typedFen: readFen(entry.text),
    ...scans,
    numbered,
    setNumbered,
    tenders,
    rounding,
    netFen,
    paid,
    ...offered,
    credit,
    word,
    granted: () => word.granted(take),
    finish,
    ending,
    take,
    press,
    tapped,
    run,
  };
}

/** Puts a payment on the basket; one that is exact begins the seconds that end the sale. @param after how far it is paid with a payment more */
function useTake(
  { entry, sure, begin }: { entry: Entry; sure: ReturnType<typeof useSure>; begin: (id: string) => void },
  after: (tender: PaidTender) => PayState,
) {
  const { dispatch } = useCounter();
  /** A payment that waits for the number on its slip or card. */
  const [numbered, setNumbered] = useState<{ kind: TenderKindName; amountFen: number } | null>(null);
  function take(paidWith: Omit<PaidTender, 'id'> | null) {
    if (!paidWith) return entry.set('');
    const tender = { id: newId(), ...paidWith };
    dispatch({ type: 'tender', tender });
    setNumbered(null);
    entry.set('');
    void endBySelf(tender, after(tender));
  }
  async function endBySelf({ id, kind }: PaidTender, state: PayState) {
    if (endsSale(kind, state) && (await sure.ofTotal(state.totalFen))) begin(id);
  }
  return { numbered, setNumbered, take };
}

/** How far the basket at hand is paid. */
function usePaid() {
  const { settings, state } = useCounter();
  const { exchange, payment } = state.basket;
  const { tenders, rounding } = payment;
  const { netFen } = priceOf(state.basket);
  const applied = appliedTenders(exchange, netFen);
  // What goods that come back pay is to the fen: nothing is left off beside it.
  const wish = { rounding, limitFen: exchange ? 0 : settings.store.roundingLimitFen };
  const paid = payState(netFen, [...applied, ...tenders], wish);
  return { tenders, applied, rounding, netFen, wish, paid };
}

/** What the store takes here, and of it what is handed over by note and coin; a store may take none. */
function useKinds() {
  const { settings, state, practice } = useCounter();
  const isPhone = useIsPhone();
  const { pointsRule } = settings;
  // In practice no customer is real. A phone has room for the keys alone: there the basket's customer comes first.
  const leavesOut = practice !== null || (isPhone && !state.basket.customer);
  const kinds = tendersOfStore(settings.store.tenders).filter(
    (kind) => !(leavesOut && ruleOf(kind).needsCustomer) && (kind !== 'POINTS' || pointsRule !== null),
  );
  return { kinds, cash: kinds.find((kind) => ruleOf(kind).givesChange) };
}

/** Somebody's word for what goes on account past what was agreed. */
function useWord(credit: ReturnType<typeof useCreditTenders>) {
  const { basket } = useCounter().state;
  /** What waits for it; `isTaken`: it is among the tenders already. */
  const [asked, ask] = useState<{ amountFen: number; isTaken: boolean } | null>(null);
  const isWanted = (amountFen: number) => credit.wordWanted(amountFen) !== null;
  return {
    asked,
    ask,
    isWanted,
    /** It was given: what waited for it is taken. */
    granted(take: (paidWith: Omit<PaidTender, 'id'>) => void) {
      if (asked && !asked.isTaken) take({ kind: 'ON_ACCOUNT', amountFen: asked.amountFen });
      ask(null);
    },
    /** A word that was given runs out while the rest is counted: then it is asked for anew. */
    hasRunOut(): boolean {
      const amountFen = onAccountFen(basket);
      if (!isWanted(amountFen) || creditApprovalHolds(basket, serverNowMs())) return false;
      ask({ amountFen, isTaken: true });
      return true;
    },
  };
}

/** Amounts typed on the keyboard; a scan is no amount, and takes back what its keys did. @returns what was scanned */
function usePayScans(
  entry: Entry,
  to: {
    press: (key: PadKey) => void;
    onEscape: () => void;
    /** @returns false where such a code is nothing to this counter */
    onPaymentCode: (code: string) => unknown;
  },
) {
  const [scanned, setScanned] = useState<string | null>(null);
  const takeBack = useRef<() => void>(() => undefined);
  const isMember = useMemberCodes();
  useScans({
    // A card that is shown while money is taken is no goods.
    onScan: (code) => {
      if (kindOfPaymentCode(code) && to.onPaymentCode(code) !== false) return setScanned(null);
      return isMember(code) || setScanned(code);
    },
    onKey: (key) => {
      const padKey = padKeyFor(key);
      if (padKey !== null && (padKey !== 'enter' || entry.read() !== '')) to.press(padKey);
    },
    onShortcut: (key) => key === 'Escape' && to.onEscape(),
    onBegin: () => {
      const before = entry.read();
      takeBack.current = () => entry.set(before);
    },
    onTakeBack: () => takeBack.current(),
  });
  return { scanned, setScanned };
}

function readFen(text: string): number | null {
  return text === '' ? null : fenFromText(text);
}
