'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { type Basket, hasBegun } from '@/client/basket';
import { holdForGood } from '@/client/locks';
import { newId } from '@/client/new-id';
import { forgetPractice, type WhyNotPractise, whyNotPractise } from '@/client/practice-book';
import { practiceStore } from '@/client/practice-store';
import { beginPractising, endPractising, onPractising, practisingNow } from '@/client/practising';
import { tabletStore } from '@/client/tablet-store';
import { useErrorText } from '@/components/shell/use-error-text';
import { toast } from '@/components/ui/toast';
import type { Counter } from '../counter-context';
import { usePracticeBook } from './use-practice-book';

/** One word of practice at a time. */
const TOAST = 'daybook-practice';
/** A page that is being reloaded lets go of its practice within this, ms. */
const RELOAD_MS = 1_000;

/**
 * Practice 练习: the counter's own screens with a book of their own. It is its person's: whoever else opens this counter sells for
 * real, and a window that practises does so after a reload too, until it is left.
 */
export function usePractice(of: {
  storeId: string;
  person: Counter['person'];
  /** Of the real counter behind it. */
  real: { basket: Basket; start: (basketId: string) => void };
  ask: Counter['ask'];
  show: Counter['show'];
  onFault: () => void;
}) {
  const t = useTranslations('sales.practice');
  const errorText = useErrorText();
  const { storeId, person, real, ask, show } = of;
  const practising = useSyncExternalStore(onPractising, practisingNow, () => null);
  const isOn = practising?.storeId === storeId && practising.personId === person.id;
  const id = isOn ? practising.id : null;
  const book = usePracticeBook(id, of.onFault);
  const basket = useRef(real.basket);
  basket.current = real.basket;

  function refuse(why: WhyNotPractise | 'NOT_KEPT') {
    toast.error(t(`refused.${why}`), {
      id: TOAST,
      position: 'top-center',
      description: t(`refusedHint.${why}`),
    });
  }
  async function enter() {
    try {
      const why = await whyNotPractise(tabletStore(), { storeId, basket: basket.current });
      // Something may have been scanned while the tablet was asked.
      if (why !== null || hasBegun(basket.current)) return refuse(why ?? 'SALE_OPEN');
    } catch (fault) {
      return void toast.error(errorText(fault), { id: TOAST, position: 'top-center' });
    }
    // What was looked up for the basket before comes too late for it: it is not what is practised with.
    real.start(newId());
    if (!beginPractising({ id: newId(), storeId, personId: person.id, person: person.name }))
      return refuse('NOT_KEPT');
    toast.dismiss(TOAST);
    show({ name: 'sell' });
  }
  function end(said: string, hint: string) {
    const over = practisingNow();
    endPractising();
    if (over) void forgetPractice(practiceStore(), over.id).catch(() => undefined);
    show({ name: 'sell' });
    toast.message(said, { id: TOAST, position: 'top-center', description: hint });
  }
  async function leave() {
    const isEmpty = !hasBegun(book.state.basket) && book.held.length === 0;
    const question = { title: t('leaveTitle'), description: t('leaveHint'), yes: t('leave') };
    if (isEmpty || (await ask(question))) end(t('left'), t('leftHint'));
  }
  /** Whoever comes to this counter now: practice is nobody's but its own person's. */
  function onlyFor(personId: string) {
    const now = practisingNow();
    if (now && now.personId !== personId) end(t('leftOf', { person: now.person }), t('leftHint'));
  }
  const notMine = useEffectEvent(() => onlyFor(person.id));
  const isOthers = practising !== null && !isOn;
  useEffect(() => {
    if (isOthers) notMine();
  }, [isOthers]);
  useOwnPractice(id);
  return {
    on: id === null ? null : { id, ...book, leave: () => void leave() },
    enter: () => void enter(),
    onlyFor,
  };
}

/** Practices this window holds for as long as it lives. */
const ours = new Set<string>();

/** A duplicated window copies everything of its first: it practises too, and by itself. */
function useOwnPractice(id: string | null): void {
  useEffect(() => {
    if (id === null || ours.has(id)) return;
    void holdForGood(`daybook-practice-${id}`, RELOAD_MS).then((isHeld) => {
      if (isHeld) ours.add(id);
      const now = practisingNow();
      if (!isHeld && now?.id === id) beginPractising({ ...now, id: newId() });
    });
  }, [id]);
}

/** Opened to practise: tried once, as soon as it can be said whether it may be. */
export function useWantsPractice(isReady: boolean, enter: () => void): void {
  const tried = useRef(false);
  const begin = useEffectEvent(enter);
  useEffect(() => {
    if (!isReady || tried.current) return;
    tried.current = true;
    // A reload is no new wish.
    window.history.replaceState(window.history.state, '', '/counter');
    if (practisingNow() === null) begin();
  }, [isReady]);
}
