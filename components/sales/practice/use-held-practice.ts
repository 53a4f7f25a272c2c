'use client';

import { useState } from 'react';
import { newId } from '@/client/new-id';
import { holdPractice, takePracticeHeld } from '@/client/practice-book';
import { practiceStore } from '@/client/practice-store';
import { useCounter } from '../counter-context';
import type { Hold } from '../use-hold';

/** Baskets put aside while practising: on the tablet, and gone with the practice. */
export function useHeldPractice() {
  const { practice, person, state, dispatch, show } = useCounter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const id = practice?.id ?? '';
  const { basket } = state;

  async function run<T>(work: () => Promise<T>): Promise<T> {
    setBusy(true);
    setError(null);
    try {
      return await work();
    } catch (fault) {
      setError(fault);
      throw fault;
    } finally {
      setBusy(false);
    }
  }
  const hold: Hold['hold'] = (label) =>
    run(async () => {
      await holdPractice(practiceStore(), { id, basket, label, heldBy: person.name });
      dispatch({ type: 'putAway', basket, basketId: newId() });
    });
  const take = (heldId: string) =>
    run(async () => {
      const held = await takePracticeHeld(practiceStore(), { id, heldId });
      if (held === null) return;
      const lines = held.lines.map((line) => ({ ...line, id: newId() }));
      dispatch({ type: 'resume', basket: { ...held, id: newId(), lines } });
      show({ name: 'sell' });
    });
  const drop = (heldId: string) => run(() => takePracticeHeld(practiceStore(), { id, heldId }));
  return { held: practice?.held ?? [], hold, take, drop, busy, error };
}
