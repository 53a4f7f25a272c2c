'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import type { SpecialLines } from './use-special-lines';

/** Goods the catalogue does not know yet: a name, a price and a rate of tax, and the customer need not wait. */
export function TemporaryDialog({ special }: { special: SpecialLines }) {
  const t = useTranslations('sales.special');
  return (
    <Dialog
      open={special.opened === 'temporary'}
      onOpenChange={(open) => (open ? special.open('temporary') : special.close())}
    >
      <DialogContent width="sm" title={t('temporaryTitle')} description={t('temporaryHint')}>
        <TemporaryForm key={special.opened} special={special} />
      </DialogContent>
    </Dialog>
  );
}

function TemporaryForm({ special }: { special: SpecialLines }) {
  const t = useTranslations('sales.special');
  const common = useTranslations('common');
  const [rates] = useState(special.taxRates);
  const [name, setName] = useState('');
  const [priceFen, setPriceFen] = useState<number | null>(null);
  const [taxRateBp, setTaxRateBp] = useState(rates.includes(1300) ? 1300 : (rates[0] ?? 1300));
  const unfilled = name.trim() === '' ? t('name') : priceFen === null || priceFen === 0 ? t('price') : null;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (unfilled !== null || priceFen === null) return;
        special.addTemporary({ name: name.trim(), priceFen, taxRateBp });
      }}
    >
      <Field label={t('name')} required>
        <Input
          controlSize="lg"
          autoFocus
          value={name}
          maxLength={100}
          placeholder={t('nameExample')}
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <Field label={t('price')} required>
        <MoneyInput controlSize="lg" valueFen={priceFen} onValueChange={setPriceFen} />
      </Field>
      <Field label={t('taxRate')}>
        <Select
          controlSize="lg"
          value={String(taxRateBp)}
          onChange={({ target }) => setTaxRateBp(Number(target.value))}
          options={rates.map((rate) => ({ value: String(rate), label: `${rate / 100}%` }))}
        />
      </Field>
      <Button
        type="submit"
        size="xl"
        variant="primary"
        missing={unfilled === null ? null : common('fillIn', { field: unfilled })}
      >
        {t('temporaryAdd')}
      </Button>
    </form>
  );
}
