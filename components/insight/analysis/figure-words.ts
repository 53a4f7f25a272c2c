import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { formatMonth, formatPeriod } from '@/lib/format';
import { hourWords, weekdayWords } from '@/lib/time-words';
import { type figureParts, NONE } from '@/server/insight/schema';
import { serverApi } from '@/trpc/server';

/** What a figure is about, in words: the month, and what of it. */
export async function figureWords(
  parts: z.output<typeof figureParts>,
  { storeIds, locale }: { storeIds: string[]; locale: string },
): Promise<string> {
  const [t, api] = await Promise.all([getTranslations('insight.analysis'), serverApi()]);
  const { month, category, band, brand, person, product, hour, weekday } = parts;
  const names = person || product ? await api.insight.figureNames({ storeIds, ...parts }) : null;
  const said = [
    parts.from && parts.to ? formatPeriod(parts.from, parts.to, locale) : formatMonth(month, locale),
  ];
  if (category === NONE) said.push(t('noCategory'));
  else if (category) {
    const categories = await api.catalog.categories();
    said.push(categories.find(({ id }) => id === category)?.name ?? '');
  }
  if (band !== undefined) said.push(t(`bands.${band}`));
  if (brand) said.push(brand === NONE ? t('noBrand') : brand);
  if (product) said.push(names?.product ?? '');
  if (person) said.push(names?.person ?? t('onePerson'));
  if (hour !== undefined) said.push(hourWords(hour));
  if (weekday) said.push(weekdayWords(weekday, locale));
  return said.filter(Boolean).join(' · ');
}
