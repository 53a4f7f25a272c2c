'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Tour } from '@/components/first-day/tour';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';

/** Keys of the office, each with the words of `palette.keys`. */
const KEYS = [
  ['find', ['Ctrl', 'K']],
  ['findToo', ['/']],
  ['help', ['?']],
  ['rows', ['↑', '↓']],
  ['open', ['Enter']],
  ['leave', ['Esc']],
  ['next', ['Tab']],
] as const;

export function KeysHelp(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('palette');
  const tour = useTranslations('firstDay.tour');
  const [touring, setTouring] = useState(false);
  if (touring) return <Tour onLeave={() => props.onOpenChange(false)} />;
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent title={t('keysTitle')} description={t('keysHint')} width="sm">
        <dl className="flex flex-col divide-y divide-rule text-sm">
          {KEYS.map(([name, keys]) => (
            <div key={name} className="flex min-h-10 items-center justify-between gap-4">
              <dt>{t(`keys.${name}`)}</dt>
              <dd className="flex gap-1">
                {keys.map((key) => (
                  <kbd
                    key={key}
                    className="min-w-7 rounded-sm border border-rule-strong bg-sunken px-1.5 text-center font-sans text-xs leading-6"
                  >
                    {key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Button className="mt-3 w-full" onClick={() => setTouring(true)}>
          {tour('again')}
        </Button>
      </DialogContent>
    </Dialog>
  );
}
