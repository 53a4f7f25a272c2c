'use client';

import { useEffect } from 'react';
import { beep } from '@/client/sound';

/** Something was refused: it is heard as well as read. @param problems null while there is none */
export function useErrorSound(...problems: readonly unknown[]): void {
  useEffect(() => {
    if (problems.some((problem) => problem !== null && problem !== undefined)) beep('error');
    // biome-ignore lint/correctness/useExhaustiveDependencies: each of them, as many as this place always has.
  }, problems);
}
