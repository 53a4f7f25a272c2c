import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { formatMonth } from '@/lib/format';
import { type figureParts, NONE } from '@/server/insight/schema';
import { serverApi } from '@/trpc/server';
import { hourWords, weekdayWords } from './time-words';

/** What a figure is about, in words: the month, and what of it. */
export async function figureWords(parts: z.output<typeof figureParts>, locale: string): Promise<string> {
  const [t, api] = await Promise.all([getTranslations('insight.analysis'), serverApi()]);
  const { month, category, band, brand, person, hour, weekday } = parts;
  const said = [formatMonth(month, locale)];
  if (category === NONE) said.push(t('noCategory'));
  else if (category) {
    const categories = await api.catalog.categories();
    said.push(categories.find(({ id }) => id === category)?.name ?? '');
  }
  if (band !== undefined) said.push(t(`bands.${band}`));
  if (brand) said.push(brand === NONE ? t('noBrand') : brand);
  if (person) said.push(t('onePerson'));
  if (hour !== undefined) said.push(hourWords(hour));
  if (weekday) said.push(weekdayWords(weekday, locale));
  return said.filter(Boolean).join(' · ');
}
