'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, type ButtonSize } from './button';
import { cn } from './cn';
import { backdropClass, DialogFooter, dialogPanelClass } from './dialog';
import { useEnterGuard } from './enter-guard';

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, naming what is lost. */
  description: ReactNode;
  /** The act as a verb, never "yes" or "OK". */
  confirmLabel: ReactNode;
  cancelLabel?: ReactNode;
  /** danger: vermilion button, and the focus starts on the way out. */
  tone?: 'plain' | 'danger' | undefined;
  /** Runs once, however often it is pressed; the dialog closes when it is done and stays open when it throws. */
  onConfirm: () => void | Promise<void>;
  /** lg on the counter. */
  size?: ButtonSize | undefined;
  /** More to read or to fill in, above the buttons. */
  children?: ReactNode;
};

/** Nobody has read a question sooner, ms: a second Enter, or a scanner's second line ending. */
const UNREAD_MS = 500;

/** Asks before an act that cannot simply be undone. Enter acts once and is not heard by what lies behind. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, tone = 'plain', size = 'md', onConfirm } = props;
  const t = useTranslations('common');
  const cancelRef = useRef<HTMLButtonElement>(null);
  const confirmRef = useRef<HTMLButtonElement>(null);
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  useEnterGuard(open);
  const shownAt = useRef(0);
  useEffect(() => {
    if (open) shownAt.current = performance.now();
  }, [open]);

  async function act() {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch {
      // It stays open; whoever threw shows why.
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  /** An Enter meant for what was there before answers nothing. */
  function unread(event: KeyboardEvent) {
    if (event.key !== 'Enter' || performance.now() - shownAt.current > UNREAD_MS) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <Base.Root open={open} onOpenChange={(next) => (busy ? undefined : onOpenChange(next))}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <Base.Popup
            data-modal-layer=""
            onKeyDownCapture={unread}
            initialFocus={tone === 'danger' ? cancelRef : confirmRef}
            className={cn(dialogPanelClass, 'sm:max-w-md')}
          >
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-5 pb-5">
              <Base.Title className="font-semibold text-lg leading-6">{props.title}</Base.Title>
              <Base.Description className="mt-2 text-ink-soft text-sm">{props.description}</Base.Description>
              {props.children ? <div className="mt-4">{props.children}</div> : null}
            </div>
            <DialogFooter>
              <Button ref={cancelRef} size={size} disabled={busy} onClick={() => onOpenChange(false)}>
                {props.cancelLabel ?? t('cancel')}
              </Button>
              <Button
                ref={confirmRef}
                size={size}
                variant={tone === 'danger' ? 'danger' : 'primary'}
                loading={busy}
                onClick={() => void act()}
              >
                {props.confirmLabel}
              </Button>
            </DialogFooter>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
