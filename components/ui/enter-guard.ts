'use client';

import { useEffect } from 'react';

/**
 * Enter must never do two things. A dialog that closes on Enter gives the focus back while the key is still
 * down, and its auto-repeat would press whatever has the focus then. So from the close until the key is let
 * go (or the window loses the keyboard), Enter goes nowhere.
 */
export function swallowEnterUntilReleased(target: Window = window): void {
  const swallow = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'keyup') release();
  };
  const release = () => {
    target.removeEventListener('keydown', swallow, true);
    target.removeEventListener('keyup', swallow, true);
    target.removeEventListener('blur', release);
  };
  target.addEventListener('keydown', swallow, true);
  target.addEventListener('keyup', swallow, true);
  target.addEventListener('blur', release);
}

/**
 * While `open`: a held Enter acts once (its repeats are dropped, except in a text of several lines), and if the
 * key is still down when it closes, nothing behind hears it.
 */
export function useEnterGuard(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    let held = false;
    const down = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      held = true;
      if (!event.repeat || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const up = (event: KeyboardEvent) => {
      if (event.key === 'Enter') held = false;
    };
    window.addEventListener('keydown', down, true);
    window.addEventListener('keyup', up, true);
    return () => {
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('keyup', up, true);
      if (held) swallowEnterUntilReleased();
    };
  }, [open]);
}
