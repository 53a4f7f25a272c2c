'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { Button } from './button';
import { Checkbox } from './checkbox';
import type { Selection } from './use-selection';

/** The box of a row; with Shift it goes on from the row chosen before. */
export function ChooseRow({ of, row, label }: { of: Selection; row: string; label: string }) {
  // The library presses a box of its own underneath, without the keys that were held.
  const isHeld = useRef(false);
  return (
    <span
      className="relative inline-flex select-none after:absolute after:-inset-2"
      onPointerDownCapture={(event) => {
        isHeld.current = event.shiftKey;
      }}
      onKeyDownCapture={(event) => {
        isHeld.current = event.shiftKey;
      }}
    >
      <Checkbox
        aria-label={label}
        checked={of.has(row)}
        onCheckedChange={(on) => of.choose(row, on, isHeld.current)}
        className="relative z-1"
      />
    </span>
  );
}

/** The box of the heading: all rows that are shown, or none. */
export function ChooseAll({ of, label }: { of: Selection; label?: ReactNode }) {
  const t = useTranslations('common.selection');
  const all = of.count > 0 && of.picked.length === of.count;
  return (
    <Checkbox
      className="-my-1.5"
      {...(label ? { label } : { 'aria-label': t('all') })}
      checked={all}
      indeterminate={of.picked.length > 0 && !all}
      disabled={of.count === 0}
      onCheckedChange={(on) => of.chooseAll(on)}
    />
  );
}

/** What can be done with the rows that are chosen, in view at the foot of the window; nothing while none is. */
export function BulkBar({ of, children }: { of: Selection; children: ReactNode }) {
  const t = useTranslations('common.selection');
  if (of.picked.length === 0) return null;
  return (
    <section
      aria-label={t('bar')}
      className="sticky bottom-3 z-10 flex flex-wrap items-center gap-2 rounded-md border border-rule-strong bg-raised px-3 py-2 shadow-float max-lg:bottom-20 print:hidden"
    >
      <span className="figures mr-auto font-medium text-sm" aria-live="polite">
        {t('count', { count: of.picked.length })}
      </span>
      {of.picked.length < of.count ? (
        <Button variant="ghost" onClick={() => of.chooseAll(true)}>
          {t('allOf', { count: of.count })}
        </Button>
      ) : null}
      <div className="flex flex-wrap gap-2 max-sm:order-last max-sm:basis-full">{children}</div>
      <Button variant="ghost" square aria-label={t('none')} onClick={() => of.chooseAll(false)}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
