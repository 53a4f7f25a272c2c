'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Input, type InputProps } from './input';
import { parseTime } from './time-rules';

export type TimeInputProps = Omit<InputProps, 'value' | 'defaultValue' | 'onChange' | 'type' | 'numeric'> & {
  /** 'HH:MM', or '' for none. */
  value: string;
  /** What was typed as a time, '' while it is none. */
  onValueChange: (time: string) => void;
};

/** A time of day typed as people write it: 9:41, 0941, 9.41. Leaving the field writes it out. */
export function TimeInput({ value, onValueChange, onBlur, ...rest }: TimeInputProps) {
  const t = useTranslations('common.calendar');
  const [typed, setTyped] = useState<string | null>(null);
  const unreadable = typed !== null && typed.trim() !== '' && parseTime(typed) === null;
  return (
    <Input
      autoComplete="off"
      inputMode="numeric"
      maxLength={8}
      placeholder={t('timePlaceholder')}
      {...rest}
      {...(unreadable ? { 'aria-invalid': true } : {})}
      className="figures"
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value);
        onValueChange(parseTime(target.value) ?? '');
      }}
      onBlur={(event) => {
        if (!unreadable) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
