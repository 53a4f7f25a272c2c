'use client';

import { useTranslations } from 'next-intl';
import { NumberPad } from '@/components/ui/number-pad';
import { PinDots } from '@/components/ui/pin-dots';
import { PIN_LENGTH } from '@/lib/pin-length';
import { usePinEntry } from './use-pin-entry';

/** One person signs on a phone that several hold: their name, their PIN; the sixth digit asks. */
export function PinOf(props: {
  name: string;
  busy: boolean;
  onPin: (pin: string) => void | Promise<void>;
  /** Deleting where nothing is typed. */
  onBackFromEmpty?: () => void;
}) {
  const t = useTranslations('handovers');
  const pinWords = useTranslations('auth.pin');
  const entry = usePinEntry(props.onPin, {
    enabled: !props.busy,
    ...(props.onBackFromEmpty ? { onBackFromEmpty: props.onBackFromEmpty } : {}),
  });
  return (
    <section aria-label={t('pinOf', { name: props.name })} className="flex flex-col gap-3">
      <p role="status" className="text-center font-medium">
        {props.busy ? t('signing') : entry.isScan ? pinWords('scanned') : t('pinNext', { name: props.name })}
      </p>
      <PinDots
        count={entry.count}
        length={PIN_LENGTH}
        invalid={false}
        label={t('pinTyped', { count: entry.count })}
      />
      <NumberPad aria-label={t('pinPad')} layout="pin" onKey={entry.press} disabled={props.busy} />
    </section>
  );
}
