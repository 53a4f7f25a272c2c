'use client';

import { Check, CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Toaster as Sonner } from 'sonner';
import { useIsPhone } from './use-media-query';

/** `toast.success('…')`, `toast.error('…', { description })`: short news that needs no answer. */
export { toast } from 'sonner';

/**
 * Stands once, in the root layout. Nobody waits for it to go: what lies under it is pressed through it, and on a phone, whose buttons are at the
 * bottom, it stands at the top.
 */
export function Toaster() {
  const t = useTranslations('common');
  const isPhone = useIsPhone();
  return (
    <Sonner
      position={isPhone ? 'top-center' : 'bottom-center'}
      containerAriaLabel={t('notifications')}
      duration={5000}
      closeButton
      icons={{
        success: <Check aria-hidden className="size-4 text-accent" />,
        info: <Info aria-hidden className="size-4 text-accent" />,
        warning: <TriangleAlert aria-hidden className="size-4" />,
        error: <CircleAlert aria-hidden className="size-4 text-alarm" />,
        close: <X aria-hidden className="size-4" />,
      }}
      toastOptions={{
        closeButtonAriaLabel: t('close'),
        unstyled: true,
        classNames: {
          toast:
            'pointer-events-none flex w-full items-start gap-3 rounded-md border border-rule bg-raised px-4 py-3 pr-11 text-ink text-sm shadow-float print:hidden [&>[data-icon]]:mt-0.5 [&_button]:pointer-events-auto',
          title: 'font-medium',
          description: 'text-ink-soft',
          error: 'border-alarm',
          actionButton:
            'ml-auto h-8 shrink-0 rounded-md border border-rule-strong px-3 font-medium pointer-coarse:h-11',
          closeButton:
            'absolute top-1.5 right-1.5 inline-flex size-8 pointer-coarse:size-11 items-center justify-center rounded-md text-ink-soft hover:bg-sunken',
        },
      }}
    />
  );
}
