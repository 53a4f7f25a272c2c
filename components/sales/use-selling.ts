'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import type { CatalogueProduct } from '@/client/catalogue';
import { newId } from '@/client/new-id';
import { multiplierOf } from '@/client/scan-buffer';
import { listenToScanner } from '@/client/scanner';
import { beep } from '@/client/sound';
import { padKeyFor } from '@/components/ui/number-pad-rules';
import { formatQuantity } from '@/lib/format';
import { fitsDecimals, milliFromText } from '@/lib/quantity';
import { useCounter } from './counter-context';
import type { PadState } from './use-line-pad';

export interface Selling {
  search: string;
  setSearch: (text: string) => void;
  add: (product: CatalogueProduct) => void;
  /** Enter in the search box: an exact code first, else the only product found. */
  submit: (text: string, categoryId: string | null) => void;
  /** '5*' waiting for its product. */
  times: string | null;
  /** A code nobody knows, until the next product. */
  unknown: string | null;
  forgetUnknown: () => void;
  /** What happened last, for who cannot see it. */
  news: string;
}

/** Products into the basket: by scan, by code, by tile. Nothing here waits for the network. */
export function useSelling(pad: PadState): Selling {
  const t = useTranslations('sales.find');
  const { catalogue, dispatch, state, show } = useCounter();
  const [search, setSearch] = useState('');
  const [times, setTimes] = useState<string | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  const [news, setNews] = useState('');

  function add(product: CatalogueProduct, how: string | null = times) {
    const asked = how === null ? 1000 : (milliFromText(how) ?? 1000);
    const quantityMilli = fitsDecimals(asked, product.decimals) && asked > 0 ? asked : 1000;
    const { id, code, name, unit, decimals, listPriceFen, taxRateBp } = product;
    dispatch({
      type: 'add',
      product: { id, code, name, unit, decimals, listPriceFen, taxRateBp },
      quantityMilli,
      lineId: newId(),
    });
    pad.close();
    setTimes(null);
    setUnknown(null);
    setNews(t('added', { name, quantity: formatQuantity(String(quantityMilli / 1000)) }));
  }
  const scan = useEffectEvent(async (code: string, how: string | null) => {
    // What the tablet knows is in the basket within this frame; only a code it does not know waits.
    const product = catalogue.find(code) ?? (await catalogue.lookUp(code));
    beep(product ? 'found' : 'unknown');
    if (product) return add(product, how);
    setTimes(null);
    setUnknown(code);
    setNews(t('unknown', { code }));
  });
  const onScan = useEffectEvent((code: string, before: string) => {
    const [, typed = null, rest = code] = /^(\d{1,5})\*(.+)$/.exec(code) ?? [];
    const fromSearch = multiplierOf(before);
    if (fromSearch !== null) setSearch('');
    const how = typed ?? fromSearch ?? times;
    void scan(rest, how);
  });
  const onKey = useEffectEvent((key: string) => {
    if (key === '*' && multiplierOf(`${pad.entry}*`) !== null) {
      setTimes(pad.entry);
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
    if (padKey === null || (padKey === 'enter' && pad.entry === '')) return;
    if (!pad.open) pad.openAs('quantity');
    pad.press(padKey);
  });
  useEffect(() => listenToScanner({ onScan, onKey }), []);

  function submit(text: string, categoryId: string | null) {
    const wanted = text.trim();
    if (wanted === '') return;
    const how = multiplierOf(wanted);
    if (how !== null) {
      setTimes(how);
      setSearch('');
      return;
    }
    if (/^[A-Z0-9]+-\d{2}[A-Z]+-\d{6,}$/i.test(wanted)) return show({ name: 'receipts', number: wanted });
    const [, counted = times, code = wanted] = /^(\d{1,5})\*(.+)$/.exec(wanted) ?? [];
    // Asked now, not taken from the tiles: they may be a frame behind what was typed.
    const { products } = catalogue.search(code, categoryId);
    const product = catalogue.find(code) ?? (products.length === 1 ? products[0] : undefined);
    if (product) {
      add(product, counted);
      setSearch('');
    } else if (/^\d{6,}$/.test(code)) setUnknown(code);
  }
  return {
    search,
    setSearch,
    add: (product) => add(product),
    submit,
    times,
    unknown,
    forgetUnknown: () => setUnknown(null),
    news,
  };
}
