'use client';

import { useEffect, useState } from 'react';

/** When each person may try again: kept outside, so that choosing another name and coming back shows the same wait. */
const until = new Map<string, number>();

const left = (personId: string) => Math.max(0, Math.ceil(((until.get(personId) ?? 0) - Date.now()) / 1000));

/** The seconds a person still has to wait, counting down. The server keeps the real wait. */
export function useWaits(personId: string): { seconds: number; start: (seconds: number) => void } {
  const [seconds, setSeconds] = useState(() => left(personId));
  const waiting = seconds > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setSeconds(left(personId)), 250);
    return () => clearInterval(timer);
  }, [waiting, personId]);
  function start(total: number) {
    until.set(personId, Date.now() + total * 1000);
    setSeconds(left(personId));
  }
  return { seconds, start };
}
