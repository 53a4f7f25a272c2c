'use client';

import { useTranslations } from 'next-intl';
import { toast } from '@/components/ui/toast';
import { openDisplay } from './open-display';

/** Opens what customers see, and says where it is and what is left to do. */
export function useOpenDisplay(): () => Promise<void> {
  const t = useTranslations('sales.display');
  return async () => {
    const opened = await openDisplay();
    if (opened === 'blocked') toast.error(t('blocked'), { description: t('blockedHint') });
    else toast.message(t('opened'), { description: t(opened === 'placed' ? 'openedThere' : 'openedHere') });
  };
}
