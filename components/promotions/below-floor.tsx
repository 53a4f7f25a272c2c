'use client';

import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatMoney } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { BelowFloor } from '@/server/promotions/below-floor';

const SHOWN = 8;

/** Goods it may bring below their floor: for whoever may see floors; the reason, for whoever may allow it. */
export function BelowFloorAsked(props: {
  below: readonly BelowFloor[];
  mayAllow: boolean;
  reason: string;
  error: string | undefined;
  onReason: (reason: string) => void;
}) {
  const t = useTranslations('promotions.floor');
  const { below } = props;
  if (below.length === 0) return null;
  return (
    <>
      <Callout tone="late" title={t('title', { count: below.length })}>
        <ul>
          {below.slice(0, SHOWN).map((one) => (
            <li key={one.productId}>
              {t('one', {
                ...{ goods: `${goodsName(one)} ${one.code}`, lowest: formatMoney(one.lowestFen) },
                floor: formatMoney(one.floorPriceFen),
              })}
            </li>
          ))}
        </ul>
        {below.length > SHOWN ? <p>{t('more', { count: below.length - SHOWN })}</p> : null}
        {props.mayAllow ? null : <p>{t('mayNot')}</p>}
      </Callout>
      {props.mayAllow ? (
        <Field label={t('reason')} hint={t('reasonHint')} error={props.error} required>
          <Input
            maxLength={200}
            value={props.reason}
            onChange={({ target }) => props.onReason(target.value)}
          />
        </Field>
      ) : null}
    </>
  );
}
