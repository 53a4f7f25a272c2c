'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { newId } from '@/client/new-id';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Roving } from '@/components/ui/roving';
import { sumFen } from '@/lib/money';
import { type RepayTender, takesReference } from './repay-rules';

/** What the money comes as: one tender, or several with an amount each. */
export function RepayTenders(props: {
  kinds: readonly string[];
  tenders: readonly RepayTender[];
  /** What is asked for, fen. */
  restFen: number;
  onChange: (tenders: RepayTender[]) => void;
}) {
  const t = useTranslations('sales.repay');
  const { kinds, tenders, onChange } = props;
  const change = (id: string, part: Partial<RepayTender>) =>
    onChange(tenders.map((tender) => (tender.id === id ? { ...tender, ...part } : tender)));
  function another() {
    const restFen = props.restFen - sumFen(tenders.map(({ amountFen }) => amountFen ?? 0));
    const kind = kinds.find((one) => !tenders.some((tender) => tender.kind === one)) ?? kinds[0] ?? 'CASH';
    onChange([...tenders, { id: newId(), kind, amountFen: restFen > 0 ? restFen : null }]);
  }
  return (
    <div className="flex flex-col gap-4">
      {tenders.map((tender, index) => (
        <fieldset key={tender.id} className="flex flex-col gap-2">
          <legend className={cn('mb-1 text-ink-soft text-sm', tenders.length === 1 && 'sr-only')}>
            {t('tender', { place: index + 1 })}
          </legend>
          <Kinds kinds={kinds} chosen={tender.kind} onChoose={(kind) => change(tender.id, { kind })} />
          <div className="flex items-end gap-2">
            <Field
              label={tenders.length === 1 ? t('amount') : t('amountOf', { place: index + 1 })}
              className="flex-1"
              required
            >
              <MoneyInput
                controlSize="lg"
                leastFen={1}
                valueFen={tender.amountFen}
                onValueChange={(amountFen) => change(tender.id, { amountFen })}
              />
            </Field>
            {tenders.length === 1 ? null : (
              <Button
                size="lg"
                square
                variant="ghost"
                aria-label={t('without', { place: index + 1 })}
                onClick={() => onChange(tenders.filter(({ id }) => id !== tender.id))}
              >
                <X aria-hidden />
              </Button>
            )}
          </div>
          {takesReference(tender.kind) ? (
            <Field
              label={tenders.length === 1 ? t('reference') : t('referenceOf', { place: index + 1 })}
              hint={t('referenceHint')}
            >
              <Input
                controlSize="lg"
                value={tender.reference ?? ''}
                maxLength={200}
                autoComplete="off"
                onChange={({ target }) => change(tender.id, { reference: target.value })}
              />
            </Field>
          ) : null}
        </fieldset>
      ))}
      {tenders.length < kinds.length ? (
        <Button size="lg" variant="ghost" className="self-start" onClick={another}>
          <Plus aria-hidden />
          {t('another')}
        </Button>
      ) : null}
    </div>
  );
}

function Kinds(props: { kinds: readonly string[]; chosen: string; onChoose: (kind: string) => void }) {
  const words = useTranslations('sales.pay.kinds');
  return (
    <Roving className="grid grid-cols-3 gap-2">
      {props.kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={props.chosen === kind}
          onClick={() => props.onChoose(kind)}
          className={cn(
            'focus-inset min-h-12 rounded-md border px-2 text-base',
            props.chosen === kind
              ? 'border-transparent bg-accent-fill font-medium text-on-accent'
              : 'border-rule-strong bg-paper',
          )}
        >
          {words(kind)}
        </button>
      ))}
    </Roving>
  );
}
