'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { buttonClass } from './button';
import { cn } from './cn';
import { useEnterGuard } from './enter-guard';

export type DialogProps = Omit<ComponentProps<typeof Base.Root>, 'children'> & { children?: ReactNode };

/** Root of a dialog: controlled with `open` and `onOpenChange`, or with a DialogTrigger inside. */
export function Dialog({ open, defaultOpen = false, onOpenChange, ...rest }: DialogProps) {
  const [inner, setInner] = useState(defaultOpen);
  const isOpen = open ?? inner;
  useEnterGuard(isOpen);
  return (
    <Base.Root
      {...rest}
      open={isOpen}
      onOpenChange={(next, details) => {
        onOpenChange?.(next, details);
        if (!details.isCanceled) setInner(next);
      }}
    />
  );
}

/** `<DialogTrigger render={<Button />}>…</DialogTrigger>` */
export const DialogTrigger = Base.Trigger;

export const backdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 print:hidden';

const WIDTHS = { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-3xl', full: 'sm:max-w-6xl' } as const;

export type DialogContentProps = Omit<ComponentProps<typeof Base.Popup>, 'title' | 'className'> & {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. Stays in view when the body scrolls. */
  footer?: ReactNode;
  width?: keyof typeof WIDTHS | undefined;
  /** false where leaving must be a choice among the buttons. */
  closeButton?: boolean | undefined;
  className?: string | undefined;
};

/** The panel. On a phone it rises from the bottom edge, where the thumb is. */
export function DialogContent({
  title,
  description,
  footer,
  width = 'md',
  closeButton = true,
  className,
  children,
  ...rest
}: DialogContentProps) {
  const t = useTranslations('common');
  return (
    <Base.Portal>
      <Base.Backdrop className={backdropClass} />
      <Base.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
        <Base.Popup data-modal-layer="" {...rest} className={cn(dialogPanelClass, WIDTHS[width], className)}>
          <header className={cn('px-5 pt-5 pb-3', closeButton && 'pr-14')}>
            <Base.Title className="font-semibold text-lg leading-6">{title}</Base.Title>
            {description ? (
              <Base.Description className="mt-1 text-ink-soft text-sm">{description}</Base.Description>
            ) : null}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer ? <DialogFooter>{footer}</DialogFooter> : null}
          {/* Last in the document, so that the focus starts on the first field and not on the way out. */}
          {closeButton ? (
            <Base.Close
              aria-label={t('close')}
              className={buttonClass({
                variant: 'ghost',
                square: true,
                className: 'absolute top-3.5 right-3',
              })}
            >
              <X aria-hidden />
            </Base.Close>
          ) : null}
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  );
}

export const dialogPanelClass = cn(
  'relative flex max-h-[92dvh] w-full flex-col rounded-t-lg border border-rule bg-raised text-ink shadow-float outline-none sm:rounded-lg',
  'pb-[env(safe-area-inset-bottom)] transition-[opacity,transform] duration-150 ease-out',
  'data-[ending-style]:translate-y-4 data-[starting-style]:translate-y-4 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0',
);

/** The row of buttons at the foot of a panel; equal widths on a phone. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex gap-2 border-rule border-t px-5 py-3 max-sm:[&>*]:flex-1 sm:justify-end">
      {children}
    </footer>
  );
}
