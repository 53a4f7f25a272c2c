'use client';

import { useTranslations } from 'next-intl';
import { Dialog, DialogContent } from '@/components/ui/dialog';

/** F8 is kept free for the customer. */
const KEYS = [
  ['F2', 'search'],
  ['F4', 'hold'],
  ['F6', 'deliveryFee'],
  ['F7', 'temporary'],
  ['F9', 'pay'],
  ['Esc', 'back'],
  ['Enter', 'enter'],
  ['Tab', 'tab'],
  ['← ↑ → ↓', 'arrows'],
  ['0–9', 'digits'],
  ['+  −', 'step'],
  ['5*', 'times'],
] as const;

/** The keys of the counter, to look at. */
export function KeyList(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('sales.keys');
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent title={t('title')} width="sm">
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-3">
          {KEYS.map(([key, name]) => (
            <div key={name} className="contents">
              <dt>
                <kbd className="rounded-sm border border-rule-strong bg-sunken px-2 py-0.5 font-sans text-sm">
                  {key}
                </kbd>
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
