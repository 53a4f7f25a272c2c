'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { floatingClass } from './popover';

export const Menu = Base.Root;

/** `<MenuTrigger render={<Button />}>…</MenuTrigger>` */
export const MenuTrigger = Base.Trigger;

export type MenuContentProps = {
  align?: ComponentProps<typeof Base.Positioner>['align'];
  side?: ComponentProps<typeof Base.Positioner>['side'];
  className?: string | undefined;
  children?: ReactNode;
};

/** The list of a menu. */
export function MenuContent({ align = 'start', side, className, children }: MenuContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8} className="z-50">
        <Base.Popup
          className={cn(
            floatingClass,
            'max-h-(--available-height) min-w-48 max-w-[calc(100vw-1rem)] overflow-y-auto p-1',
            className,
          )}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

const itemClass = cn(
  'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm outline-none pointer-coarse:min-h-12',
  'data-[highlighted]:bg-sunken data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-faint [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-soft',
);

export type MenuItemProps = Omit<ComponentProps<typeof Base.Item>, 'className'> & {
  /** Vermilion words for what destroys. */
  tone?: 'plain' | 'danger' | undefined;
  className?: string | undefined;
};

/** Something to do. An icon may stand first. */
export function MenuItem({ tone = 'plain', className, ...rest }: MenuItemProps) {
  return (
    <Base.Item
      {...rest}
      className={cn(itemClass, tone === 'danger' && 'text-alarm [&>svg]:text-alarm', className)}
    />
  );
}

/** Somewhere to go. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.LinkItem closeOnClick render={<Link href={href} />} className={itemClass}>
      {children}
    </Base.LinkItem>
  );
}

/** A file to keep: the browser stays where it is. */
export function MenuDownload({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.LinkItem closeOnClick render={<a href={href} download />} className={itemClass}>
      {children}
    </Base.LinkItem>
  );
}

/** A thing to show or hide; the menu stays open. */
export function MenuCheckbox({
  checked,
  onCheckedChange,
  disabled,
  children,
}: {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      disabled={disabled ?? false}
      closeOnClick={false}
      className={itemClass}
    >
      <span className="flex size-4 shrink-0 items-center justify-center">
        <Base.CheckboxItemIndicator>
          <Check aria-hidden className="size-4 text-accent" />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  );
}

export type MenuChoice<Value extends string> = { value: Value; label: ReactNode };

/** One of several, under a heading. */
export function MenuChoices<Value extends string>({
  label,
  value,
  onValueChange,
  choices,
}: {
  label: ReactNode;
  value: Value | null;
  onValueChange: (value: Value) => void;
  choices: readonly MenuChoice<Value>[];
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-2 pb-1 text-ink-soft text-xs">{label}</Base.GroupLabel>
      <Base.RadioGroup
        value={value}
        onValueChange={(next: unknown) => {
          const chosen = choices.find((choice) => choice.value === next);
          if (chosen) onValueChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} closeOnClick className={itemClass}>
            <span className="flex size-4 shrink-0 items-center justify-center">
              <Base.RadioItemIndicator>
                <Check aria-hidden className="size-4 text-accent" />
              </Base.RadioItemIndicator>
            </span>
            {choice.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

/** Words that cannot be chosen: who is signed in, what the list is about. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return <div className="px-2.5 py-2 text-sm">{children}</div>;
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-rule" />;
}
