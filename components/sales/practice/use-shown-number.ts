'use client';

import { useTranslations } from 'next-intl';
import { isPracticeNumber, SAMPLE_NUMBER } from '@/lib/practice-number';

/** How a receipt's number is said: one that is none by its word in the reader's language, any other as it is. */
export function useShownNumber(): (number: string) => string {
  const t = useTranslations('sales.practice');
  return (number) => {
    if (number === SAMPLE_NUMBER) return t('sample');
    return isPracticeNumber(number) ? t('number', { seq: number.replace(/^\D+/, '') }) : number;
  };
}
