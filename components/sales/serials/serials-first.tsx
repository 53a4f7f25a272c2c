'use client';

import { useTranslations } from 'next-intl';
import { lacksSerials } from '@/client/serials-of-line';
import { Card } from '@/components/ui/card';
import { goodsName } from '@/lib/goods-name';
import { useCounter } from '../counter-context';
import { ScreenFrame } from '../screen-frame';
import { SerialEntry } from './serial-entry';

/** Before any money is taken: which pieces they are. With the last number the paying goes on by itself. */
export function SerialsFirst() {
  const t = useTranslations('sales.serials');
  const { lines } = useCounter().state.basket;
  const wanting = lines.filter(({ product }) => product.needsSerial);
  const first = wanting.find(lacksSerials);
  return (
    <ScreenFrame title={t('title')}>
      <p className="text-ink-soft">{t('hint')}</p>
      {wanting.map((line) => (
        <Card key={line.id}>
          <h3 className="font-semibold text-lg">
            {goodsName(line.product)}
            <span className="ml-2 font-normal text-ink-soft text-sm">{line.product.code}</span>
          </h3>
          {line.id === first?.id || lacksSerials(line) ? (
            line.id === first?.id ? (
              <SerialEntry key={line.id} line={line} />
            ) : (
              <p className="text-ink-soft">{t('next')}</p>
            )
          ) : (
            <p className="figures text-ok">{line.serials?.join(' · ')}</p>
          )}
        </Card>
      ))}
    </ScreenFrame>
  );
}
