'use client';

import { useTranslations } from 'next-intl';
import { usePinEntry } from '@/components/staff/use-pin-entry';
import { Button } from '@/components/ui/button';
import { NumberPad } from '@/components/ui/number-pad';
import { PinDots } from '@/components/ui/pin-dots';
import { PIN_LENGTH } from '@/lib/pin-length';

/** One person signs with their PIN; the sixth digit asks. */
export function OnePin(props: {
  name: string;
  busy: boolean;
  onBack: () => void;
  onSigned: (pin: string) => Promise<void>;
}) {
  const t = useTranslations('handovers');
  const pinWords = useTranslations('auth.pin');
  const entry = usePinEntry(props.onSigned, { enabled: !props.busy });
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
      <Button size="lg" disabled={props.busy} onClick={props.onBack}>
        {t('back')}
      </Button>
    </section>
  );
}
