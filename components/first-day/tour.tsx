'use client';

import {
  ArrowLeftRight,
  CircleHelp,
  LayoutGrid,
  type LucideIcon,
  ScanBarcode,
  TabletSmartphone,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';

/** What somebody new needs to know, in the order of their day; words under `firstDay.tour.cards`. */
const CARDS: readonly (readonly [string, LucideIcon])[] = [
  ['signIn', TabletSmartphone],
  ['sell', ScanBarcode],
  ['back', ArrowLeftRight],
  ['zones', LayoutGrid],
  ['help', CircleHelp],
];

/** Five cards for somebody's first day; left at any of them. */
export function Tour({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('firstDay.tour');
  const [at, setAt] = useState(0);
  const [card, Icon] = CARDS[at] ?? CARDS[0] ?? nothing();
  const isLast = at === CARDS.length - 1;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onLeave())}>
      <DialogContent
        title={t(`cards.${card}.title`)}
        description={t('count', { at: at + 1, of: CARDS.length })}
        footer={
          <>
            <Button size="lg" onClick={() => (at === 0 ? onLeave() : setAt(at - 1))}>
              {at === 0 ? t('skip') : t('before')}
            </Button>
            {isLast ? (
              <ButtonLink size="lg" href="/counter?practice=1" onClick={onLeave}>
                {t('practise')}
              </ButtonLink>
            ) : null}
            <Button size="lg" variant="primary" onClick={() => (isLast ? onLeave() : setAt(at + 1))}>
              {isLast ? t('done') : t('next')}
            </Button>
          </>
        }
      >
        <div className="flex items-start gap-4">
          <Icon aria-hidden className="size-10 shrink-0 text-accent" />
          <p aria-live="polite" className="text-base">
            {t(`cards.${card}.text`)}
          </p>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function nothing(): never {
  throw new Error('a tour has cards');
}
