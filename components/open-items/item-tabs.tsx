'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs';
import { useUrlParams } from '@/components/ui/use-url-params';
import { ITEM_KINDS, type ItemKind, MATTERS_SHOWN } from './item-kinds';

/** The kinds of open items with their counts; the first that has any is open, or what the address says. */
export function ItemTabs(props: {
  /** Left out: not for this person. */
  counts: Record<ItemKind, number | undefined>;
  parts: Record<ItemKind, ReactNode>;
}) {
  const t = useTranslations('openItems');
  const { get, set } = useUrlParams();
  const kinds = ITEM_KINDS.filter((kind) => props.counts[kind] !== undefined);
  const first = kinds.find((kind) => props.counts[kind]) ?? kinds[0];
  const open = kinds.find((kind) => kind === get('tab')) ?? first;
  return (
    <Tabs value={open} onValueChange={(tab) => set({ tab: String(tab) })}>
      <TabsList>
        {kinds.map((kind) => (
          <Tab key={kind} value={kind}>
            {t(`tabs.${kind}`)}
            <span
              className={cn(
                'figures rounded-sm px-1.5 text-xs leading-5',
                props.counts[kind] && kind !== 'pickups'
                  ? 'bg-alarm-soft text-alarm'
                  : 'bg-sunken text-ink-soft',
              )}
            >
              {(props.counts[kind] ?? 0) >= MATTERS_SHOWN ? `${MATTERS_SHOWN}+` : props.counts[kind]}
            </span>
          </Tab>
        ))}
      </TabsList>
      {kinds.map((kind) => (
        <TabPanel key={kind} value={kind}>
          {props.parts[kind]}
        </TabPanel>
      ))}
    </Tabs>
  );
}
