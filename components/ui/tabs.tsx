'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export const Tabs = Base.Root;

/** The row of tabs; scrolls sideways by itself when it is too narrow. A phone shows all of them, in as many rows as that takes. */
export function TabsList({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <div className={cn('overflow-x-auto border-rule border-b', className)}>
      <Base.List className="relative flex w-max min-w-full gap-1 max-sm:w-full max-sm:flex-wrap">
        {children}
        <Base.Indicator className="absolute bottom-(--active-tab-bottom) left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width] duration-150" />
      </Base.List>
    </div>
  );
}

export type TabProps = Omit<ComponentProps<typeof Base.Tab>, 'className'>;

export function Tab(props: TabProps) {
  return (
    <Base.Tab
      {...props}
      className="focus-inset flex h-10 items-center gap-2 whitespace-nowrap rounded-sm px-3 text-ink-soft text-sm hover:text-ink data-[active]:font-medium data-[active]:text-ink data-[disabled]:text-ink-faint pointer-coarse:h-12"
    />
  );
}

export type TabPanelProps = Omit<ComponentProps<typeof Base.Panel>, 'className'> & {
  className?: string | undefined;
};

export function TabPanel({ className, ...rest }: TabPanelProps) {
  return <Base.Panel {...rest} className={cn('pt-4', className)} />;
}
