'use client';

import { useCounter } from '../counter-context';
import { type HeldTab, TabRow } from '../held-tabs';
import { useHeldPractice } from './use-held-practice';

/** What was put aside in practice, beside the basket. */
export function PracticeTabs() {
  const { state } = useCounter();
  const { held, hold, take, busy } = useHeldPractice();
  const sales = held.map(
    ({ id, label, at, totalFen, basket }): HeldTab => ({
      id,
      label,
      heldAt: new Date(at),
      totalFen,
      pieces: basket.lines.reduce((sum, { quantityMilli }) => sum + Math.ceil(quantityMilli / 1000), 0),
    }),
  );
  async function swap(heldId: string) {
    if (busy) return;
    if (state.basket.lines.length > 0) await hold('');
    await take(heldId);
  }
  return <TabRow sales={sales} swapping={null} onSwap={({ id }) => void swap(id).catch(() => undefined)} />;
}
