'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Catalogue, CatalogueProduct } from '@/client/catalogue';
import { lookUpFor } from '@/client/look-up-for';
import type { Choice, GoodsTile } from '@/client/model-shelf';
import { multiplied, multiplierOf } from '@/client/scan-buffer';
import { beep } from '@/client/sound';
import { toast } from '@/components/ui/toast';
import { padKeyFor } from '@/lib/number-pad';
import { valueKey } from '@/server/catalog/models/variant-rules';
import { useCounter } from './counter-context';
import { type SpecialLines, useSpecialLines } from './special/use-special-lines';
import type { PadState } from './use-line-pad';
import { useOtherCodes } from './use-other-codes';
import { usePutGoods } from './use-put-goods';
import { useScans } from './use-scan-desk';
import { focusSearch } from './use-shortcuts';

export interface Selling {
  search: string;
  setSearch: (text: string) => void;
  add: (product: CatalogueProduct) => void;
  /** A model whose variant is being chosen. */
  choice: Choice | null;
  choose: (choice: Choice | null) => void;
  /** Enter in the search box: an exact code first, else the only product found. */
  submit: (text: string, categoryId: string | null) => void;
  /** '5*' waiting for its product. */
  times: string | null;
  /** A code nobody knows, until somebody has read it. */
  unknown: string | null;
  forgetUnknown: () => void;
  /** Lines of their own: a delivery fee, a temporary item. */
  special: SpecialLines;
  /** What happened last, for who cannot see it. */
  news: string;
}

/** Products into the basket: by scan, by code, by tile. Nothing here waits for the network. */
export function useSelling(pad: PadState): Selling {
  const t = useTranslations('sales.find');
  const { catalogue, basketId } = useCounter();
  const isOther = useOtherCodes();
  const [search, setSearch] = useState('');
  const [times, setTimes] = useState<string | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const [news, setNews] = useState('');
  const [choice, setChoice] = useState<Choice | null>(null);

  const { add: addSo, addLabelled } = usePutGoods({
    begin: () => {
      pad.close();
      setTimes(null);
      setChoice(null);
    },
    tell: setNews,
  });
  const add = (product: CatalogueProduct, how: string | null = times) => addSo(product, how);
  const takeBack = useRef<() => void>(() => undefined);

  const scan = async (code: string, how: string | null) => {
    if (isOther(code)) return;
    if (addLabelled(code)) return;
    // What the tablet knows is in the basket within this frame; only a code it does not know waits.
    const { product, gone } = await lookUpFor(catalogue, code, basketId);
    beep(product && !gone ? 'found' : 'unknown');
    if (gone) return void toast.error(t('late', { code }), { description: t('lateHint') });
    if (product) return void add(product, how);
    setTimes(null);
    setUnknown(code);
    setNews(t('unknown', { code }));
  };
  const onScan = (code: string, before: string) => {
    const { times: typed, code: rest } = multiplied(code);
    const fromSearch = multiplierOf(before);
    if (fromSearch !== null) setSearch('');
    const how = typed ?? fromSearch ?? times;
    void scan(rest, how);
  };
  const onKey = useSellingKeys(pad, setTimes);
  const begin = () => {
    const padBefore = pad.snapshot();
    takeBack.current = () => {
      padBefore();
      setTimes(times);
    };
  };
  const special = useSpecialLines({ begin: () => pad.close(), tell: setNews });
  const onShortcut = useSellingShortcuts(pad, special);
  useScans({ onScan, onKey, onShortcut, onBegin: begin, onTakeBack: () => takeBack.current() });

  function submit(text: string, categoryId: string | null) {
    const wanted = text.trim();
    if (wanted === '') return;
    const how = multiplierOf(wanted);
    if (how !== null) {
      setTimes(how);
      setSearch('');
      return;
    }
    if (isOther(wanted)) return setSearch('');
    const { times: counted, code } = multiplied(wanted);
    if (addLabelled(code)) return setSearch('');
    const found = meantBy(catalogue, code, categoryId);
    if (found?.choice) {
      if (counted !== null) setTimes(counted);
      setChoice(found.choice);
    } else if (found) {
      void add(found.product, counted ?? times);
      setSearch('');
    } else if (/^\d{6,}$/.test(code)) setUnknown(code);
  }
  return {
    search,
    setSearch,
    add: (product) => void add(product),
    choice,
    choose: setChoice,
    submit,
    times,
    unknown,
    forgetUnknown: () => setUnknown(null),
    special,
    news,
  };
}

/** What Enter takes: the product of a whole code, else the only thing that is found. Asked now: the tiles may be a frame behind what was typed. */
function meantBy(catalogue: Catalogue, code: string, categoryId: string | null): GoodsTile | null {
  const exact = catalogue.find(code);
  const choice = exact && catalogue.choiceOf(exact.id);
  // A style number may be the code of its first variant too.
  if (exact && choice && valueKey(choice.model.code) === valueKey(code)) return { product: exact, choice };
  if (exact) return { product: exact, choice: null };
  const { tiles } = catalogue.searchTiles(code, categoryId);
  return (tiles.length === 1 && tiles[0]) || null;
}

/** F2 searches, F4 holds the basket, F6 adds a delivery fee and F7 a temporary item, F9 goes to the payment: as the buttons do. */
function useSellingShortcuts(pad: PadState, special: SpecialLines): (key: string) => void {
  const { state, show, can } = useCounter();
  const hasLines = state.basket.lines.length > 0;
  return (key) => {
    if (key === 'F2') focusSearch();
    if (key === 'F6' && special.fee) special.open('fee');
    if (key === 'F7' && special.mayTemporary) special.open('temporary');
    if (key === 'F4' && can('sales.hold') && !state.basket.exchange) show({ name: 'held' });
    if (key === 'F9' && hasLines) void pad.settle().then((isSettled) => isSettled && show({ name: 'pay' }));
  };
}

/** Keys typed with no field in focus: onto the pad, or '5*' for the product that comes. */
function useSellingKeys(pad: PadState, setTimes: (times: string | null) => void): (key: string) => void {
  const { dispatch, state } = useCounter();
  return (key) => {
    if (key === '*' && multiplierOf(`${pad.read()}*`) !== null) {
      setTimes(pad.read());
      pad.close();
      return;
    }
    if (key === 'Escape') {
      setTimes(null);
      pad.close();
      return;
    }
    const padKey = padKeyFor(key);
    const line = state.basket.lines.find(({ id }) => id === state.basket.selectedId);
    if ((key === '+' || key === '-') && line)
      return dispatch({ type: 'step', lineId: line.id, byMilli: key === '+' ? 1000 : -1000 });
    if (padKey === null || (padKey === 'enter' && pad.read() === '')) return;
    // Of several keys of one moment only the first opens it: opening begins anew.
    if (!pad.isOpen()) pad.openAs('quantity');
    pad.press(padKey);
  };
}
