'use client';

import { useTranslations } from 'next-intl';
import type { Shown } from '@/client/customer-display';
import { QrCode } from '@/components/ui/qr-code';
import { BigAmount } from './big-amount';

/** It is paid: the change in the largest figure, thanks, and the receipt for the customer's phone. */
export function DisplayThanks({
  shown,
  store,
}: {
  shown: Extract<Shown, { kind: 'thanks' }>;
  store: string;
}) {
  const t = useTranslations('sales.display');
  const { changeFen, backFen, totalFen, link } = shown;
  const label = changeFen > 0 ? 'change' : backFen > 0 ? 'gaveBack' : 'paid';
  return (
    <div className="flex min-h-0 flex-1 items-center gap-8 p-8 pb-16 landscape:flex-row portrait:flex-col portrait:justify-center">
      <div
        role="status"
        className="@container flex min-w-0 flex-1 flex-col justify-center gap-5 portrait:w-full portrait:flex-none"
      >
        <h1 className="text-balance font-semibold text-[clamp(2.5rem,5vw,4.5rem)] leading-tight">
          {t('thanks')}
        </h1>
        <div className="flex flex-col gap-3">
          <p className="text-3xl text-ink-soft">{t(label)}</p>
          <BigAmount fen={changeFen || backFen || totalFen} />
        </div>
        <p className="text-2xl text-ink-soft">{t('seeYou', { store })}</p>
      </div>
      {link ? (
        <div className="flex shrink-0 flex-col items-center gap-4 [&_svg]:size-[min(20rem,38vh,38vw)]">
          <QrCode text={link} label={t('receiptCode')} />
          <p className="max-w-80 text-balance text-center text-2xl">{t('receiptHint')}</p>
        </div>
      ) : null}
    </div>
  );
}
