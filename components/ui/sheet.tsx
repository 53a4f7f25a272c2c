'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from './button';
import { cn } from './cn';
import { backdropClass, DialogFooter } from './dialog';

/** The root: a sheet is a dialog at an edge. */
export { Dialog as Sheet } from './dialog';

const SIDES = {
  left: 'inset-y-0 left-0 h-full w-80 max-w-[88vw] border-r data-[ending-style]:-translate-x-full data-[starting-style]:-translate-x-full',
  right:
    'inset-y-0 right-0 h-full w-full max-w-md border-l data-[ending-style]:translate-x-full data-[starting-style]:translate-x-full',
  bottom:
    'inset-x-0 bottom-0 max-h-[88dvh] rounded-t-lg border-t data-[ending-style]:translate-y-full data-[starting-style]:translate-y-full',
} as const;

export type SheetContentProps = {
  title: ReactNode;
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean | undefined;
  side?: keyof typeof SIDES | undefined;
  footer?: ReactNode;
  className?: string | undefined;
  children?: ReactNode;
};

/** A panel from an edge: navigation on a phone, details beside a table, the basket on a small screen. */
export function SheetContent({
  title,
  hideTitle,
  side = 'right',
  footer,
  className,
  children,
}: SheetContentProps) {
  const t = useTranslations('common');
  return (
    <Base.Portal>
      <Base.Backdrop className={backdropClass} />
      <Base.Popup
        data-modal-layer=""
        className={cn(
          'fixed z-50 flex flex-col border-rule bg-raised text-ink shadow-float outline-none transition-transform duration-200 ease-out',
          'pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)]',
          SIDES[side],
          className,
        )}
      >
        <Base.Title
          className={cn(
            'flex min-h-13 items-center pr-14 pl-4 font-semibold text-lg',
            hideTitle && 'sr-only',
          )}
        >
          {title}
        </Base.Title>
        <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
        {footer ? <DialogFooter>{footer}</DialogFooter> : null}
        {/* Last in the document, so that the focus starts on the content and not on the way out. */}
        <Base.Close
          aria-label={t('close')}
          className={buttonClass({
            variant: 'ghost',
            square: true,
            className: 'absolute top-[calc(0.5rem+env(safe-area-inset-top))] right-2',
          })}
        >
          <X aria-hidden />
        </Base.Close>
      </Base.Popup>
    </Base.Portal>
  );
}
