'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { formatMoney } from '@/lib/format';
import { fenToText, MAX_FEN, readAmount } from '@/lib/money';
import { FieldError, useIsFieldSound } from './field';
import { Input, type InputProps } from './input';

export type MoneyInputProps = Omit<
  InputProps,
  'value' | 'defaultValue' | 'onChange' | 'numeric' | 'prefix' | 'type' | 'ref'
> & {
  /** Integer fen; null: empty. */
  valueFen: number | null;
  /** What it must be at least and at most, fen. */
  leastFen?: number | undefined;
  mostFen?: number | undefined;
  /** Called with null when it is empty or not such an amount; then the field itself says what is wrong. */
  onValueChange: (fen: number | null) => void;
};

/** An amount typed in yuan, handed over in fen. What was typed stays as it is until the field is left. */
export function MoneyInput({
  valueFen,
  leastFen = -MAX_FEN,
  mostFen = MAX_FEN,
  onValueChange,
  onBlur,
  ...rest
}: MoneyInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (valueFen === null ? '' : fenToText(valueFen));
  const bounds = { leastFen, mostFen };
  const { fault } = readAmount(shown, bounds);
  const t = useTranslations('common');
  const saysSo = useIsFieldSound() && fault !== null && !isBegun(shown);
  const errorId = useId();
  const words = () => {
    if (fault === 'tooLittle') return t('amountTooLittle', { least: formatMoney(leastFen) });
    return fault === 'tooMuch' ? t('amountTooMuch', { most: formatMoney(mostFen) }) : t('notAnAmount');
  };
  const field = useRef<HTMLInputElement>(null);
  const wrong = fault === null ? '' : words();
  // Known to its form, which is not sent meanwhile: see unreadable-field.ts.
  useEffect(() => field.current?.setCustomValidity(wrong), [wrong]);
  const input = (
    <Input
      {...rest}
      ref={field}
      {...(fault ? { 'aria-invalid': true } : {})}
      {...(saysSo ? { 'aria-describedby': errorId } : {})}
      numeric
      prefix="¥"
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onValueChange(readAmount(event.target.value, bounds).fen);
      }}
      onBlur={(event) => {
        if (fault === null) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
  return (
    <>
      {input}
      {saysSo ? <FieldError id={errorId}>{wrong}</FieldError> : null}
    </>
  );
}

/** A sign or a point alone: the rest of the amount is still to come. */
function isBegun(text: string): boolean {
  return /^[-¥.\s]+$/.test(text);
}
