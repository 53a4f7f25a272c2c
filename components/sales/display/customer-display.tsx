'use client';

import { Maximize } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { DisplayState } from '@/client/customer-display';
import { BrandMark } from '@/components/shell/brand';
import { parseTheme, THEME_COOKIE } from '@/components/shell/preference-cookies';
import { Button } from '@/components/ui/button';
import { DisplayBasket } from './display-basket';
import { DisplayThanks } from './display-thanks';
import { useHeardCounter } from './use-heard-counter';

/** What a customer sees of the counter they stand at, to be read from two metres. */
export function CustomerDisplay() {
  const state = useHeardCounter();
  useEffect(() => {
    // A page the worker kept knows no choice of anybody's.
    const theme = parseTheme(cookieOf(THEME_COOKIE));
    if (theme !== 'system') document.documentElement.dataset.theme = theme;
  }, []);
  return (
    <main className="relative flex h-[calc(100dvh-var(--ribbon))] flex-col overflow-hidden bg-page text-ink">
      {state?.practice ? <Practised /> : null}
      <OfCounter state={state} />
      <FullScreen />
    </main>
  );
}

function OfCounter({ state }: { state: DisplayState | null }) {
  if (!state) return <Brand store={null} />;
  const { shown, store, member } = state;
  switch (shown.kind) {
    case 'basket':
      return <DisplayBasket shown={shown} member={member} />;
    case 'thanks':
      return <DisplayThanks shown={shown} store={store} />;
    case 'brand':
    case 'welcome':
      return <Brand store={store} welcomes={shown.kind === 'welcome'} />;
  }
}

function Practised() {
  const t = useTranslations('sales.display');
  return (
    <p className="shrink-0 bg-practice-fill px-6 py-2 text-center font-semibold text-2xl text-on-practice">
      {t('practice')}
    </p>
  );
}

function Brand({ store, welcomes = false }: { store: string | null; welcomes?: boolean }) {
  const t = useTranslations('sales.display');
  const shell = useTranslations('shell');
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-8 p-10 text-center">
      <BrandMark className="size-32" />
      <h1 className="text-balance font-semibold text-[clamp(2.5rem,6vw,5rem)] leading-tight">
        {store ?? shell('appName')}
      </h1>
      {welcomes ? <p className="text-[clamp(1.75rem,3.5vw,3rem)] text-ink-soft">{t('welcome')}</p> : null}
      {store === null ? <p className="text-ink-soft text-xl">{t('nobody')}</p> : null}
    </div>
  );
}

/** In the window it was opened in until somebody takes it to the whole screen: only a press in it may. */
function FullScreen() {
  const t = useTranslations('sales.display');
  const [offered, setOffered] = useState(false);
  useEffect(() => {
    const look = () => setOffered(document.fullscreenEnabled && document.fullscreenElement === null);
    look();
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  if (!offered) return null;
  return (
    <Button
      variant="ghost"
      size="lg"
      className="absolute right-2 bottom-2 text-ink-soft"
      onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
    >
      <Maximize aria-hidden />
      {t('fullScreen')}
    </Button>
  );
}

function cookieOf(name: string): string | undefined {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
