'use client';

import { HardDrive } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { StorageState } from '@/client/storage-check';
import { Button } from '@/components/ui/button';

/** Why no sale is made here; null: one is. With little room left what was begun is finished, and nothing else begins. */
export function whyNotKept(storage: StorageState, begun: boolean): 'refused' | 'full' | 'tight' | null {
  if (storage === 'refused' || storage === 'full') return storage;
  return storage === 'tight' && !begun ? storage : null;
}

/** In place of selling: this tablet cannot keep a sale, so none begins. */
export function StorageProblem({
  state,
  onAgain,
}: {
  state: 'refused' | 'full' | 'tight';
  onAgain: () => void;
}) {
  const t = useTranslations('sales.storage');
  return (
    <section role="alert" className="m-auto flex w-full max-w-xl flex-col gap-4 p-6">
      <HardDrive aria-hidden className="size-10 text-alarm" />
      <h2 className="font-semibold text-2xl">{t(`${state}Title`)}</h2>
      <p>{t(`${state}Hint`)}</p>
      <p className="text-ink-soft">{t('kept')}</p>
      <Button size="lg" variant="primary" className="self-start" onClick={onAgain}>
        {t('again')}
      </Button>
    </section>
  );
}
