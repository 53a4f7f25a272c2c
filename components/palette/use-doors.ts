'use client';

import { useLocale, useTranslations } from 'next-intl';
import { serverNowMs } from '@/client/server-time';
import { useCan, useShellSession } from '@/components/shell/session';
import { addDays, businessDayOf } from '@/lib/business-day';
import { formatBusinessDay } from '@/lib/format';
import { dateAsked } from './date-asked';
import { type Found, type Named, SHOWN } from './palette-rules';

/** A day that was typed, with a store or without: its reports, receipts and stock book. */
export function useDates(term: string, stores: readonly Named[]): Found[] {
  const t = useTranslations('palette');
  const locale = useLocale();
  const { days, currentStoreId } = useShellSession();
  const doors = useDoors();
  const asked = dateAsked(term, businessDayOf(new Date(serverNowMs()), days.timeZone, days.dayStartMinute));
  if (!asked) return [];
  // A store's name, and whatever else was typed beside it: 日报, receipts.
  const words = asked.rest.split(' ').filter(Boolean);
  const meant = stores.filter(({ words: held }) => words.some((word) => held.includes(word)));
  const own = stores.filter(({ found }) => currentStoreId === null || found.id === currentStoreId);
  const chosen = (meant.length > 0 ? meant : own).slice(0, SHOWN / 2);
  const day = formatBusinessDay(asked.day, locale);
  const found = chosen.flatMap(({ found: { id, label } }) =>
    doors(id, asked.day).map((door) => ({
      ...door,
      id: `day ${id} ${door.id}`,
      detail: label,
      label: t(`doors.${door.name}`, { day }),
    })),
  );
  // Of several stores first the reports of all: that is what a day is mostly asked for.
  return found.toSorted((a, b) => DOORS.indexOf(a.name) - DOORS.indexOf(b.name)).slice(0, 2 * SHOWN);
}

const DOORS = ['report', 'receipts', 'arrived', 'book'] as const;

/** What there is of a store on a day, as far as the person may see it. */
function useDoors() {
  const [reports, sales, stock] = [useCan('reports.read'), useCan('sales.read'), useCan('stock.read')];
  return (storeId: string, day: string): (Found & { name: (typeof DOORS)[number] })[] => {
    const period = `store=${storeId}&from=${day}&to=${day}`;
    const door = (name: (typeof DOORS)[number], href: string) => ({ id: name, name, label: '', href });
    return [
      ...(reports ? [door('report', `/day-reports/${storeId}/${day}`)] : []),
      ...(sales ? [door('receipts', `/tickets?${period}`)] : []),
      ...(stock
        ? [door('arrived', `/stock/entries?${period}&kind=RECEIVING`), door('book', `/stock?${period}`)]
        : []),
    ];
  };
}

/** A store that was named leads to what one wants of a store: yesterday's report, its stock, its receipts; and to working in it. */
export function useStoreDoors() {
  const t = useTranslations('palette');
  const { days, currentStoreId } = useShellSession();
  const [reports, sales, stock] = [useCan('reports.read'), useCan('sales.read'), useCan('stock.read')];
  return (matched: readonly Found[]): Found[] => {
    const today = businessDayOf(new Date(serverNowMs()), days.timeZone, days.dayStartMinute);
    return matched.flatMap((store): Found[] => {
      const door = (name: string, href: string, chooses?: string): Found => ({
        id: `${name} of ${store.id}`,
        label: `${store.label} · ${t(`storeDoors.${name}`)}`,
        detail: store.detail,
        href,
        chooses,
      });
      const switches = store.id === currentStoreId ? [] : [door('choose', '/', store.id)];
      // Of several names that fit, each leads to itself.
      if (matched.length > 2)
        return switches.length > 0 ? switches : [door('stock', `/stock?store=${store.id}`)];
      return [
        ...switches,
        ...(reports ? [door('report', `/day-reports/${store.id}/${addDays(today, -1)}`)] : []),
        ...(stock ? [door('stock', `/stock?store=${store.id}`)] : []),
        ...(sales ? [door('receipts', `/tickets?store=${store.id}`)] : []),
      ];
    });
  };
}
