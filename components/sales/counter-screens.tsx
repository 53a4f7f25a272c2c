'use client';

import type { CounterView } from './counter-context';
import { NotPractised } from './practice/not-practised';
import { SellScreen } from './sell-screen';
import { later, Needed } from './when-needed';

const PAY = later(() => import('./pay-screen').then((part) => part.PayScreen));
const DONE = later(() => import('./done-screen').then((part) => part.DoneScreen));
const HELD = later(() => import('./held-screen').then((part) => part.HeldScreen));
const RECEIPTS = later(() => import('./receipts-screen').then((part) => part.ReceiptsScreen));
const TILL = later(() => import('@/components/tills/till-screen').then((part) => part.TillScreen));
const PICKUP = later(() => import('./pickup-screen').then((part) => part.PickupScreen));
const CLOCK = later(() => import('@/components/attendance/clock-screen').then((part) => part.ClockScreen));
const REPAY = later(() => import('./repay/repay-screen').then((part) => part.RepayScreen));
const TOP_UP = later(() => import('./repay/top-up-screen').then((part) => part.TopUpScreen));
const PRACTICE_HELD = later(() => import('./practice/practice-held').then((part) => part.PracticeHeld));
const PRACTICE_RECEIPTS = later(() =>
  import('./practice/practice-receipts').then((part) => part.PracticeReceipts),
);

/** The screen that is shown. Only selling is there from the start. */
export function Shown({ view }: { view: CounterView }) {
  switch (view.name) {
    case 'sell':
      return <SellScreen />;
    case 'pay':
      return <Needed key="PayScreen" screen={PAY} props={{}} />;
    case 'done':
      return <Needed key="DoneScreen" screen={DONE} props={{ view }} />;
    case 'held':
      return <Needed key="HeldScreen" screen={HELD} props={{}} />;
    case 'receipts':
      return <Needed key="ReceiptsScreen" screen={RECEIPTS} props={{ startNumber: view.number }} />;
    case 'pickups':
      return <Needed key="PickupScreen" screen={PICKUP} props={{}} />;
    case 'clock':
      return <Needed key="ClockScreen" screen={CLOCK} props={{}} />;
    case 'repay':
      return <Needed key="RepayScreen" screen={REPAY} props={{ customer: view.customer }} />;
    case 'topUp':
      return <Needed key="TopUpScreen" screen={TOP_UP} props={{ customer: view.customer }} />;
    case 'till':
      return <Needed key="TillScreen" screen={TILL} props={{}} />;
  }
}

/** The same screens with the book of practice behind them. */
export function Practised({ view }: { view: CounterView }) {
  switch (view.name) {
    case 'held':
      return <Needed key="PracticeHeld" screen={PRACTICE_HELD} props={{}} />;
    case 'receipts':
      return (
        <Needed key="PracticeReceipts" screen={PRACTICE_RECEIPTS} props={{ startNumber: view.number }} />
      );
    case 'pickups':
    case 'till':
      return <NotPractised of={view.name} />;
    default:
      return <Shown view={view} />;
  }
}
