'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PinPanel, type PinPanelProps } from './pin-panel';

/**
 * A locked counter: covers the whole screen, keeps what is behind it (the basket) as it was, and leaves only by a PIN. Whoever
 * opens it also calls `auth.lock`, which ends the session on the server.
 */
export function LockScreen({
  open,
  connection,
  banner,
  ...panel
}: PinPanelProps & {
  open: boolean;
  /** Whether anybody answers: without that a PIN is checked on the tablet. */
  connection: ReactNode;
  /** What is true of what is behind it. */
  banner?: ReactNode;
}) {
  const t = useTranslations('auth.lock');
  return (
    <Dialog.Root open={open} disablePointerDismissal onOpenChange={(_next, details) => details.cancel()}>
      <Dialog.Portal>
        <Dialog.Popup
          data-modal-layer=""
          className="fixed inset-x-0 top-(--ribbon) bottom-0 z-50 flex flex-col bg-page text-base text-ink outline-none print:hidden"
        >
          {banner}
          <header className="flex min-h-12 flex-wrap items-center gap-x-3 border-rule border-b bg-paper px-5 py-2">
            <Lock aria-hidden className="size-5 text-ink-soft" />
            <Dialog.Title className="font-semibold text-base">{t('title')}</Dialog.Title>
            <Dialog.Description className="text-ink-soft text-sm">{t('description')}</Dialog.Description>
            <span className="flex-1" />
            <div className="text-sm">{connection}</div>
          </header>
          <PinPanel {...panel} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
