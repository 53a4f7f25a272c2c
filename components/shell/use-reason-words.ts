import { useTranslations } from 'next-intl';
import { reasonWords } from '@/lib/preset-reason';

/** Kept reasons in the reader's words. */
export function useReasonWords(): (kept: string) => string {
  const t = useTranslations('common.reasons');
  return (kept) => reasonWords(kept, t);
}
