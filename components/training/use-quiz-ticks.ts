'use client';

import { useEffect, useState } from 'react';
import type { Shown } from '@/server/training/quiz/quiz-rules';
import { forgetTicks, keepTicks, keptTicks, type Ticked, ticksKey } from './quiz-draft';

/** What is ticked of an attempt: kept on this device until it is handed in, so that a reload or another window goes on where it was. */
export function useQuizTicks(attemptId: string, questions: readonly Shown[]) {
  const [ticked, setTicked] = useState<Ticked>(() => questions.map(() => []));

  useEffect(() => {
    const take = () => {
      const kept = keptTicks(attemptId, questions);
      if (kept) setTicked(kept);
    };
    take();
    // Another window of this browser ticked something.
    const onStorage = ({ key }: StorageEvent) => {
      if (key === ticksKey(attemptId)) take();
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [attemptId, questions]);

  function tick(no: number, chosen: readonly number[]): void {
    const next = ticked.map((one, place) => (place === no ? chosen : one));
    keepTicks(attemptId, next);
    setTicked(next);
  }

  return { ticked, tick, drop: () => forgetTicks(attemptId) };
}
