'use client';

import { useTranslations } from 'next-intl';
import { type ComponentType, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { focusScreen } from './use-shortcuts';

/** A screen whose code comes when it is needed. */
export interface Later<Props extends object> {
  load: () => Promise<ComponentType<Props>>;
  /** Once it is here. */
  known: ComponentType<Props> | null;
}

const all: { bring: () => Promise<unknown> }[] = [];

/**
 * A screen of the counter that is not there before the first scan: its code comes when somebody wants it, or soon after the counter is
 * touched, whichever is first.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  const screen: Later<Props> = { load, known: null };
  all.push({ bring: () => bring(screen) });
  return screen;
}

async function bring<Props extends object>(screen: Later<Props>): Promise<ComponentType<Props>> {
  screen.known ??= await screen.load();
  return screen.known;
}

/**
 * Shows it: within the same frame once it is here, as if it had always been.
 * @param quiet it is no full screen, and minds the focus itself
 */
export function Needed<Props extends object>({
  screen,
  props,
  quiet = false,
}: {
  screen: Later<Props>;
  props: Props;
  quiet?: boolean;
}) {
  const [Loaded, setLoaded] = useState(() => screen.known);
  const [wasHere] = useState(Loaded !== null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (Loaded || failed) return;
    let gone = false;
    bring(screen).then(
      (found) => gone || setLoaded(() => found),
      () => gone || setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [screen, Loaded, failed]);
  useEffect(() => {
    // Whoever moves by keys was put at the head of a screen that was still empty.
    if (Loaded && !wasHere && !quiet) focusScreen();
  }, [Loaded, wasHere, quiet]);
  if (Loaded) return <Loaded {...props} />;
  return failed ? <NotLoaded onAgain={() => setFailed(false)} /> : null;
}

/** After a touch the scan it may be the beginning of comes first, ms; nobody touches a counter for longer, and it has them all. */
const AFTER_TOUCH_MS = 800;
const AFTER_OPENING_MS = 8_000;

/** Brings the other screens soon, so that none has to come when the line is gone. */
export function useScreensSoon(): void {
  useEffect(() => {
    // Until the worker keeps them, the line is all there is: whoever loses it a moment after opening must still be able to take money.
    if (!navigator.serviceWorker?.controller) {
      void bringAll();
      return;
    }
    let timer = setTimeout(bringAll, AFTER_OPENING_MS);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(bringAll, AFTER_TOUCH_MS);
      stop();
    };
    const stop = () => {
      window.removeEventListener('pointerdown', touched, true);
      window.removeEventListener('keydown', touched, true);
    };
    window.addEventListener('pointerdown', touched, true);
    window.addEventListener('keydown', touched, true);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}

async function bringAll(): Promise<void> {
  // One after the other: between two of them a scan is heard.
  for (const screen of all) await screen.bring().catch(() => undefined);
}

function NotLoaded({ onAgain }: { onAgain: () => void }) {
  const t = useTranslations('sales.start');
  return (
    <div className="m-auto w-full max-w-xl p-6">
      <Callout
        tone="late"
        title={t('notLoaded')}
        actions={
          <Button size="lg" onClick={onAgain}>
            {t('again')}
          </Button>
        }
      />
    </div>
  );
}
