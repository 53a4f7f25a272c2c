'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useUnit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { milliFromText } from '@/lib/quantity';

export interface AwaitingLine {
  lineId: string;
  number: string;
  productName: string;
  productCode: string;
  spec: string;
  /** What the customer said. */
  note: string;
  unit: string;
  awaiting: string;
}

/** One line that waits: what it is, what the customer said, and how much of it goes now. */
export function PickupRow(props: {
  line: AwaitingLine;
  soldAt: string;
  busy: boolean;
  onHandOut: (quantity: string) => void;
}) {
  const t = useTranslations('sales.pickups');
  const unitOf = useUnit();
  const { line } = props;
  const [text, setText] = useState(line.awaiting);
  const [wrong, setWrong] = useState(false);
  const name = goodsName({ name: line.productName, spec: line.spec });
  function submit() {
    const milli = milliFromText(text.trim()) ?? 0;
    const isWrong = milli <= 0 || milli > (milliFromText(line.awaiting) ?? 0);
    setWrong(isWrong);
    if (!isWrong) props.onHandOut(text.trim());
  }
  return (
    <li className="flex flex-wrap items-start gap-3 px-4 py-3">
      <span className="min-w-0 flex-1 basis-56">
        <span className="font-medium text-base">{name}</span>
        {line.note === '' ? null : <span className="block">{t('note', { note: line.note })}</span>}
        <span className="figures block text-ink-soft text-sm">
          {line.productCode} · {line.number} · {props.soldAt}
        </span>
        <span className="figures block font-semibold">
          {t('all', { quantity: formatQuantity(line.awaiting), unit: unitOf(line.unit, line.awaiting) })}
        </span>
      </span>
      <form
        noValidate
        className="flex items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label={t('quantity', { name })}
          hideLabel
          error={wrong ? t('wrong', { most: formatQuantity(line.awaiting) }) : undefined}
          className="w-36"
        >
          <Input
            controlSize="lg"
            numeric
            suffix={unitOf(line.unit)}
            value={text}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button type="submit" size="lg" variant="primary" loading={props.busy}>
          {t('recordPickup')}
        </Button>
      </form>
    </li>
  );
}
