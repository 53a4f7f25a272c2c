'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { NumberPad } from '@/components/ui/number-pad';
import { formatMoney } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { fenFromText } from '@/lib/money';
import { applyPadKey, type PadKey } from '@/lib/number-pad';
import type { SpecialLines } from './use-special-lines';

/** What bringing goods home costs this customer, within what the store takes. */
export function FeeDialog({ special }: { special: SpecialLines }) {
  const t = useTranslations('sales.special');
  const { fee, feeFen } = special;
  if (!fee) return null;
  const known = { amount: formatMoney(feeFen ?? 0) };
  return (
    <Dialog
      open={special.opened === 'fee'}
      onOpenChange={(open) => (open ? special.open('fee') : special.close())}
    >
      <DialogContent
        width="sm"
        title={goodsName(fee.product)}
        description={feeFen === null ? t('feeHint') : t('feeAgain', known)}
      >
        <FeeEntry key={special.opened} fee={fee} onTake={special.addFee} />
      </DialogContent>
    </Dialog>
  );
}

function FeeEntry({
  fee,
  onTake,
}: {
  fee: NonNullable<SpecialLines['fee']>;
  onTake: (amountFen: number) => void;
}) {
  const t = useTranslations('sales.special');
  const { leastFen, mostFen } = fee;
  const usualFen = fee.product.listPriceFen;
  const [text, setText] = useState('');
  const typedFen = text === '' ? (usualFen > 0 ? usualFen : null) : fenFromText(text);
  const fits = typedFen !== null && typedFen > 0 && typedFen >= leastFen && typedFen <= mostFen;
  const limits = t('feeLimits', { least: formatMoney(leastFen), most: formatMoney(mostFen) });
  function press(key: PadKey) {
    if (key === 'enter') return fits ? onTake(typedFen) : undefined;
    setText(applyPadKey(text, key, { decimals: 2, wholeDigits: 6 }));
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        press('enter');
      }}
    >
      <Input
        numeric
        controlSize="lg"
        inputMode="none"
        autoComplete="off"
        autoFocus
        aria-label={t('feeAmount')}
        placeholder={usualFen > 0 ? formatMoney(usualFen) : undefined}
        value={text}
        onChange={({ target }) => /^\d{0,6}(\.\d{0,2})?$/.test(target.value) && setText(target.value)}
      />
      <p className={fits || text === '' ? 'text-ink-soft text-sm' : 'text-alarm text-sm'}>{limits}</p>
      <NumberPad aria-label={t('feePad')} size="sm" onKey={press} />
      <Button type="submit" size="xl" variant="primary" missing={fits ? null : limits}>
        {t('feeAdd', { amount: formatMoney(typedFen ?? 0) })}
      </Button>
    </form>
  );
}
