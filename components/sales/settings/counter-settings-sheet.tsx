'use client';

import { useTranslations } from 'next-intl';
import { Segmented } from '@/components/ui/segmented';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { KeySettings } from './key-settings';
import { type SettingsSection, showCounterSettings } from './shown-section';
import { SoundSettings } from './sound-settings';

/** What is set for this counter alone: its keys and its sounds. */
export function CounterSettingsSheet({ section }: { section: SettingsSection }) {
  const t = useTranslations('sales.settings');
  const keys = useTranslations('sales.keys');
  return (
    <Sheet open onOpenChange={(open) => open || showCounterSettings(null)}>
      <SheetContent title={keys('title')} className="max-w-lg">
        <p className="mb-3 text-ink-soft">{t('hint')}</p>
        <Segmented
          size="lg"
          aria-label={t('of')}
          value={section}
          onValueChange={showCounterSettings}
          segments={[
            { value: 'keys', label: t('sections.keys') },
            { value: 'sounds', label: t('sections.sounds') },
          ]}
          className="mb-4"
        />
        {section === 'keys' ? <KeySettings /> : <SoundSettings />}
      </SheetContent>
    </Sheet>
  );
}
