'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CodedError } from '@/components/shell/use-error-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { INVOICE_BUYERS } from '@/server/invoices/schema';

export interface Buyer {
  buyer: (typeof INVOICE_BUYERS)[number];
  title: string;
  taxNumber: string;
  mail: string;
}

/** Whom an invoice is made out to, as it is typed. */
export function useBuyer() {
  const [buyer, set] = useState<Buyer>({ buyer: 'COMPANY', title: '', taxNumber: '', mail: '' });
  const [tried, setTried] = useState(false);
  const value: Buyer = {
    ...buyer,
    title: buyer.title.trim(),
    taxNumber: buyer.buyer === 'PERSON' ? '' : buyer.taxNumber.replace(/\s/g, '').toUpperCase(),
    mail: buyer.mail.trim(),
  };
  const wrong = {
    title: value.title === '',
    taxNumber: value.buyer === 'COMPANY' && !/^[0-9A-Z]{15,20}$/.test(value.taxNumber),
    mail: !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value.mail),
  };
  return {
    buyer,
    set,
    wrong: tried ? wrong : { title: false, taxNumber: false, mail: false },
    /** What is typed, or null with what is wrong said at its field. */
    take(): Buyer | null {
      setTried(true);
      return wrong.title || wrong.taxNumber || wrong.mail ? null : value;
    },
  };
}

/** The fields of it; `refusal`: what the server said of one. */
export function BuyerFields({
  of,
  refusal,
}: {
  of: ReturnType<typeof useBuyer>;
  refusal: CodedError | null;
}) {
  const t = useTranslations('invoices');
  const { buyer, set, wrong } = of;
  const refused = (field: string) =>
    refusal?.code === 'INVALID_INPUT' && refusal.params?.field === field ? t(`wrong.${field}`) : undefined;
  return (
    <>
      <Field label={t('buyer')}>
        <RadioGroup
          framed
          value={buyer.buyer}
          onValueChange={(next) => set({ ...buyer, buyer: next })}
          options={INVOICE_BUYERS.map((value) => ({ value, label: t(`buyers.${value}`) }))}
        />
      </Field>
      <Field label={t('title')} required error={wrong.title ? t('wrong.title') : refused('title')}>
        <Input
          controlSize="lg"
          maxLength={100}
          autoComplete={buyer.buyer === 'COMPANY' ? 'organization' : 'name'}
          value={buyer.title}
          onChange={({ target }) => set({ ...buyer, title: target.value })}
        />
      </Field>
      {buyer.buyer === 'COMPANY' ? (
        <Field
          label={t('taxNumber')}
          hint={t('taxNumberHint')}
          required
          error={wrong.taxNumber ? t('wrong.taxNumber') : refused('taxNumber')}
        >
          <Input
            controlSize="lg"
            maxLength={24}
            autoComplete="off"
            autoCapitalize="characters"
            value={buyer.taxNumber}
            onChange={({ target }) => set({ ...buyer, taxNumber: target.value })}
          />
        </Field>
      ) : null}
      <Field
        label={t('mail')}
        hint={t('mailHint')}
        required
        error={wrong.mail ? t('wrong.mail') : refused('mail')}
      >
        <Input
          controlSize="lg"
          type="email"
          inputMode="email"
          maxLength={200}
          autoComplete="email"
          value={buyer.mail}
          onChange={({ target }) => set({ ...buyer, mail: target.value })}
        />
      </Field>
    </>
  );
}
