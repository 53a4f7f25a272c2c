'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useCountdown } from './use-countdown';

const SECONDS = 3;

/** Keys that are for the buttons of the countdown itself, or for nothing. */
const LEAVES_IT = ['Enter', ' ', 'Shift', 'Control', 'Alt', 'Meta', 'Escape'];

/**
 * The seconds in which an exact payment can be taken back before the sale is finished by itself. Nothing is booked before they are
 * over. The money is on the basket from the press on: whatever ends the seconds otherwise (another key, a scan, Back, the lock, a
 * reload, a closed window) leaves a paid basket that waits for Finish, never a second payment and never a sale nobody saw.
 */
export function useEndingSale({ finish, untender }: { finish: () => void; untender: (id: string) => void }) {
  const [tenderId, setTenderId] = useState<string | null>(null);
  const countdown = useCountdown(SECONDS, finish);
  const { left, stop } = countdown;
  const isEnding = left !== null;
  const another = useEffectEvent((event: KeyboardEvent) => {
    if (!LEAVES_IT.includes(event.key)) stop();
  });
  useEffect(() => {
    if (!isEnding) return;
    window.addEventListener('keydown', another, true);
    return () => window.removeEventListener('keydown', another, true);
  }, [isEnding]);
  return {
    left,
    stop,
    begin(id: string) {
      setTenderId(id);
      countdown.begin();
    },
    undo() {
      stop();
      if (tenderId !== null) untender(tenderId);
    },
  };
}
