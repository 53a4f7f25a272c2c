'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { fenFromText, fenToText } from '@/lib/money';
import { FieldError, useIsFieldSound } from './field';
import { Input, type InputProps } from './input';

export type MoneyInputProps = Omit<
  InputProps,
  'value' | 'defaultValue' | 'onChange' | 'numeric' | 'prefix' | 'type'
> & {
  /** Integer fen; null: empty. */
  valueFen: number | null;
  /** Called with null when it is empty or not an amount; then the field itself says what is wrong. */
  onValueChange: (fen: number | null) => void;
};

/** An amount typed in yuan, handed over in fen. What was typed stays as it is until the field is left. */
export function MoneyInput({ valueFen, onValueChange, onBlur, ...rest }: MoneyInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (valueFen === null ? '' : fenToText(valueFen));
  const unreadable = shown.trim() !== '' && fenFromText(shown) === null;
  const t = useTranslations('common');
  const saysSo = useIsFieldSound() && unreadable && !isBegun(shown);
  const errorId = useId();
  const input = (
    <Input
      {...rest}
      {...(unreadable ? { 'aria-invalid': true } : {})}
      {...(saysSo ? { 'aria-describedby': errorId } : {})}
      numeric
      prefix="¥"
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onValueChange(fenFromText(event.target.value));
      }}
      onBlur={(event) => {
        if (!unreadable) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
  return (
    <>
      {input}
      {saysSo ? <FieldError id={errorId}>{t('notAnAmount')}</FieldError> : null}
    </>
  );
}

/** A sign or a point alone: the rest of the amount is still to come. */
function isBegun(text: string): boolean {
  return /^[-¥.\s]+$/.test(text);
}
