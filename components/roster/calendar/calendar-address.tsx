'use client';

import { CalendarPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Copyable } from '@/components/ui/copyable';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { QrCode } from '@/components/ui/qr-code';

/** An address as it was just made, this once: to copy, to open on this device, to scan with another. */
export function CalendarAddress({ address, onClose }: { address: string; onClose: () => void }) {
  const t = useTranslations('roster.calendar');
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={t('newTitle')}
        description={t('once')}
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('done')}
          </Button>
        }
      >
        <div className="flex min-w-0 flex-col gap-4">
          <Callout tone="warn" title={t('secret')} />
          <div className="flex min-w-0 flex-col items-center gap-4 sm:flex-row sm:items-start">
            <QrCode text={address} label={t('qr')} />
            <div className="flex w-full min-w-0 flex-col items-start gap-3">
              <Copyable text={address} label={t('copy')}>
                <span className="block whitespace-normal break-all text-sm">{address}</span>
              </Copyable>
              <ButtonLink href={address.replace(/^https?:/, 'webcal:')}>
                <CalendarPlus aria-hidden />
                {t('open')}
              </ButtonLink>
            </div>
          </div>
          <p className="text-ink-soft text-sm">{t('how')}</p>
        </div>
      </DialogContent>
    </Dialog>
  );
}
