'use client';

import { CalendarDays } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { calendarDay } from '@/lib/business-day';
import { Button } from './button';
import { Calendar } from './calendar';
import { parseDay, shownDay } from './calendar-rules';
import { cn } from './cn';
import { controlClass, Input, type InputProps } from './input';
import { Popover, PopoverContent, PopoverTrigger } from './popover';

export type DateInputProps = Omit<
  InputProps,
  'value' | 'defaultValue' | 'onChange' | 'type' | 'numeric' | 'suffix'
> & {
  /** 'YYYY-MM-DD', or '' for none. */
  value: string;
  onValueChange: (day: string) => void;
};

/** A date typed as people write it in their language, or picked from the calendar beside it. */
export function DateInput({ value, onValueChange, onBlur, className, ...rest }: DateInputProps) {
  const t = useTranslations('common.calendar');
  const locale = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const today = calendarDay(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const unreadable = typed !== null && typed.trim() !== '' && parseDay(typed, locale, today) === null;
  return (
    <span className={cn('relative flex min-w-0 flex-1 items-center', className)}>
      <Input
        autoComplete="off"
        placeholder={t('placeholder')}
        {...rest}
        {...(unreadable ? { 'aria-invalid': true } : {})}
        className="figures pr-10"
        value={typed ?? shownDay(value, locale)}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          const day = text.trim() === '' ? '' : parseDay(text, locale, today);
          if (day !== null && day !== value) onValueChange(day);
        }}
        onBlur={(event) => {
          if (!unreadable) setTyped(null);
          onBlur?.(event);
        }}
      />
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger
          render={
            <Button
              variant="ghost"
              square
              className="absolute right-0"
              disabled={rest.disabled}
              aria-label={t('open')}
            />
          }
        >
          <CalendarDays aria-hidden />
        </PopoverTrigger>
        <PopoverContent align="end" className="p-3">
          <Calendar
            value={value}
            today={today}
            onPick={(day) => {
              setTyped(null);
              onValueChange(day);
              setOpen(false);
            }}
          />
        </PopoverContent>
      </Popover>
    </span>
  );
}

/** A date and a time of day: 'YYYY-MM-DDTHH:MM', or '' while either is missing. */
export function DateTimeInput({ value, onValueChange, ...rest }: DateInputProps) {
  const t = useTranslations('common.calendar');
  const [day = '', time = ''] = value.split('T');
  const [parts, setParts] = useState({ day, time, said: value });
  const shown = parts.said === value ? parts : { day, time, said: value };
  function say(part: Partial<typeof parts>) {
    const next = { ...shown, ...part };
    const said = next.day && isTime(next.time) ? `${next.day}T${next.time.padStart(5, '0')}` : '';
    setParts({ ...next, said });
    onValueChange(said);
  }
  return (
    <span className="flex min-w-0 gap-2">
      <DateInput {...rest} value={shown.day} onValueChange={(next) => say({ day: next })} />
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        placeholder="09:41"
        aria-label={t('time')}
        aria-invalid={shown.time !== '' && !isTime(shown.time) ? true : undefined}
        disabled={rest.disabled}
        className={controlClass(rest.controlSize, 'figures w-20 shrink-0')}
        value={shown.time}
        onChange={(event) => say({ time: event.target.value.normalize('NFKC') })}
      />
    </span>
  );
}

function isTime(text: string): boolean {
  return /^([01]?\d|2[0-3]):[0-5]\d$/.test(text);
}
