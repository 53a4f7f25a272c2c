'use client';

import { Volume2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { changePreferences } from '@/client/counter-preferences';
import { play, SOUNDS } from '@/client/sound';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Switch } from '@/components/ui/switch';
import { usePreferences } from '../use-preferences';

/** Which sounds are heard on this counter, and how loud. */
export function SoundSettings() {
  const t = useTranslations('sales.settings');
  const { silenced, volume } = usePreferences();
  return (
    <div className="flex flex-col gap-4">
      <ul className="divide-y divide-rule border-rule border-y">
        {SOUNDS.map((sound) => (
          <li key={sound} className="flex min-h-14 items-center gap-4 py-1">
            <Switch
              className="flex-1 [&_label]:min-h-12 [&_label]:text-base"
              label={t(`kinds.${sound}`)}
              checked={!silenced.includes(sound)}
              onCheckedChange={(on) => {
                const rest = silenced.filter((one) => one !== sound);
                void changePreferences({ silenced: on ? rest : [...rest, sound] });
              }}
            />
            <Button
              size="lg"
              aria-label={t('listenTo', { sound: t(`kinds.${sound}`) })}
              onClick={() => play(sound, volume)}
            >
              <Volume2 aria-hidden />
              {t('listen')}
            </Button>
          </li>
        ))}
      </ul>
      <Field label={t('volume')}>
        <Segmented
          size="lg"
          aria-label={t('volume')}
          value={volume}
          onValueChange={(next) => {
            void changePreferences({ volume: next });
            play('found', next);
          }}
          segments={(['low', 'normal', 'high'] as const).map((value) => ({
            value,
            label: t(`volumes.${value}`),
          }))}
        />
      </Field>
    </div>
  );
}
