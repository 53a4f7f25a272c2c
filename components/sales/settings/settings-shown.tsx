'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { later, Needed } from '../when-needed';
import { onShownSection, showCounterSettings, shownSection } from './shown-section';

const SHEET = later(() => import('./counter-settings-sheet').then((part) => part.CounterSettingsSheet));

/** The sheet, while somebody looks at it. It goes with the lock: whoever comes next does not find it open. */
export function CounterSettingsShown({ locked }: { locked: boolean }) {
  const section = useSyncExternalStore(onShownSection, shownSection, () => null);
  useEffect(() => {
    if (locked) showCounterSettings(null);
  }, [locked]);
  return section && !locked && <Needed quiet screen={SHEET} props={{ section }} />;
}
