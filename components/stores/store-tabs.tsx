'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs';
import { useUrlParams } from '@/components/ui/use-url-params';

const TABS = ['zones', 'checks', 'tills', 'hours', 'settings'] as const;

/** The parts of a store; which one is open stands in the address. */
export function StoreTabs(parts: Record<(typeof TABS)[number], ReactNode>) {
  const t = useTranslations('stores.tabs');
  const { get, set } = useUrlParams();
  const open = TABS.find((tab) => tab === get('tab')) ?? 'zones';
  return (
    <Tabs value={open} onValueChange={(tab) => set({ tab: tab === 'zones' ? '' : String(tab) })}>
      <TabsList>
        {TABS.map((tab) => (
          <Tab key={tab} value={tab}>
            {t(tab)}
          </Tab>
        ))}
      </TabsList>
      {TABS.map((tab) => (
        <TabPanel key={tab} value={tab}>
          {parts[tab]}
        </TabPanel>
      ))}
    </Tabs>
  );
}
