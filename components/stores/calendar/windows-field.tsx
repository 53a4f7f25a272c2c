'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { TimeInput } from '@/components/ui/time-input';
import type { OpenWindow } from '@/lib/business-time';
import { MOST_WINDOWS } from '@/server/stores/calendars/window-rules';
import { minuteText, typedWindow } from './window-text';

interface Props {
  /** Whose hours they are, for who hears the page. */
  of: string;
  windows: readonly OpenWindow[];
  onChange: (windows: OpenWindow[]) => void;
  disabled?: boolean;
}

const USUAL = { fromMinute: 540, toMinute: 1260 };

/** The windows of a day, one after another; none is a closed day. */
export function WindowsField({ of, windows, onChange, disabled = false }: Props) {
  const t = useTranslations('stores.calendar');
  const change = (at: number, window: OpenWindow) =>
    onChange(windows.map((one, index) => (index === at ? window : one)));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {windows.length === 0 ? <span className="text-ink-soft text-sm">{t('closed')}</span> : null}
      {windows.map((window, at) => (
        <WindowRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a window has no name but its place in the day
          key={at}
          of={`${of} ${at + 1}`}
          window={window}
          disabled={disabled}
          onChange={(next) => change(at, next)}
          onRemove={() => onChange(windows.filter((_, index) => index !== at))}
        />
      ))}
      {disabled || windows.length >= MOST_WINDOWS ? null : (
        <Button
          variant="ghost"
          aria-label={t('addWindowOf', { of })}
          onClick={() => {
            const last = windows.at(-1);
            const from = last ? Math.min(last.toMinute + 60, 1380) : USUAL.fromMinute;
            onChange([...windows, last ? { fromMinute: from, toMinute: from + 60 } : USUAL]);
          }}
        >
          <Plus aria-hidden />
          {t('addWindow')}
        </Button>
      )}
    </div>
  );
}

function WindowRow({
  of,
  window,
  disabled,
  onChange,
  onRemove,
}: {
  of: string;
  window: OpenWindow;
  disabled: boolean;
  onChange: (window: OpenWindow) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('stores.calendar');
  const typed = (from: string, to: string) => {
    const next = typedWindow(from, to);
    if (next) onChange(next);
  };
  const from = minuteText(window.fromMinute);
  const to = minuteText(window.toMinute);
  return (
    <span className="flex items-center gap-1.5">
      <TimeInput
        aria-label={t('fromOf', { of })}
        disabled={disabled}
        value={from}
        onValueChange={(time) => typed(time, to)}
        style={{ width: '5.5rem' }}
      />
      <span aria-hidden>–</span>
      <TimeInput
        aria-label={t('toOf', { of })}
        disabled={disabled}
        value={to}
        onValueChange={(time) => typed(from, time)}
        style={{ width: '5.5rem' }}
      />
      {window.toMinute > 1440 ? <span className="text-ink-soft text-xs">{t('nextDay')}</span> : null}
      {disabled ? null : (
        <Button variant="ghost" square aria-label={t('removeWindowOf', { of })} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      )}
    </span>
  );
}
