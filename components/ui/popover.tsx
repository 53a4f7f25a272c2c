'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export const Popover = Base.Root;

/** `<PopoverTrigger render={<Button />}>…</PopoverTrigger>` */
export const PopoverTrigger = Base.Trigger;

/** What floats: border, shadow, a short fade. Shared by popovers and menus. */
export const floatingClass =
  'rounded-md border border-rule bg-raised text-ink shadow-float outline-none transition-[opacity,transform] duration-100 data-[ending-style]:-translate-y-1 data-[ending-style]:opacity-0 data-[starting-style]:-translate-y-1 data-[starting-style]:opacity-0';

export type PopoverContentProps = {
  title?: ReactNode;
  align?: ComponentProps<typeof Base.Positioner>['align'];
  side?: ComponentProps<typeof Base.Positioner>['side'];
  className?: string | undefined;
  children?: ReactNode;
};

/** A small panel beside its trigger; opens on press, never on hover. */
export function PopoverContent({ title, align = 'start', side, className, children }: PopoverContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8} className="z-50">
        <Base.Popup className={cn(floatingClass, 'max-w-[calc(100vw-1rem)] p-4', className)}>
          {title ? <Base.Title className="mb-2 font-semibold text-sm">{title}</Base.Title> : null}
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
