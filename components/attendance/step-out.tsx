'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';

const REASONS = ['meal', 'goods', 'toilet', 'bank', 'other'] as const;

/** Leaves the post for a moment: a tap, and a tap for why. */
export function StepOut({ onStep }: { onStep: (reason: string) => void }) {
  const t = useTranslations('attendance.counter');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="lg" onClick={() => setOpen(true)}>
        {t('stepOut')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t('why')}>
          <div className="grid grid-cols-2 gap-3">
            {REASONS.map((reason) => (
              <Button
                key={reason}
                size="lg"
                onClick={() => {
                  setOpen(false);
                  onStep(t(`reasons.${reason}`));
                }}
              >
                {t(`reasons.${reason}`)}
              </Button>
            ))}
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}
