'use client';

import { TimeInput } from '@/components/ui/time-input';

/** Minutes after midnight as a time of day. Emptied, it is NaN, which no schema takes. */
export function TimeOfDay({
  minute,
  onMinuteChange,
}: {
  minute: number;
  onMinuteChange: (minute: number) => void;
}) {
  return (
    <TimeInput
      value={timeText(minute)}
      onValueChange={(time) => {
        const [hours = Number.NaN, minutes = Number.NaN] = time === '' ? [] : time.split(':').map(Number);
        onMinuteChange(hours * 60 + minutes);
      }}
    />
  );
}

/** 240 is '04:00'. */
export function timeText(minute: number): string {
  if (!Number.isInteger(minute)) return '';
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
