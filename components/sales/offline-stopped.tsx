'use client';

import { WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { OfflineStop } from '@/client/offline-rules';
import { Button } from '@/components/ui/button';
import { formatMoney } from '@/lib/format';

/** In place of the tenders: the store does not let this be sold while nobody answers. */
export function OfflineStopped({ stop, onBack }: { stop: OfflineStop; onBack: () => void }) {
  const t = useTranslations('sales.offline');
  const values = {
    amount: formatMoney(stop.why === 'tooMuch' ? stop.mostFen : 0),
    hours: stop.why === 'tooLong' ? stop.hours : 0,
  };
  return (
    <section role="alert" className="m-auto flex w-full max-w-xl flex-col gap-4 p-6">
      <WifiOff aria-hidden className="size-10 text-ink-soft" />
      <h2 className="font-semibold text-2xl">{t(`${stop.why}.title`, values)}</h2>
      <p>{t(`${stop.why}.hint`, values)}</p>
      <Button size="lg" variant="primary" className="self-start" onClick={onBack}>
        {t('back')}
      </Button>
    </section>
  );
}
