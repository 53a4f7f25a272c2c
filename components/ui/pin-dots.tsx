import { cn } from './cn';

export type PinDotsProps = {
  /** How many digits are in. */
  count: number;
  /** How many it takes. */
  length: number;
  invalid?: boolean | undefined;
  /** What a screen reader hears; it never hears digits. */
  label: string;
};

/** A secret number while it is typed. */
export function PinDots({ count, length, invalid, label }: PinDotsProps) {
  const places = Array.from({ length }, (_, place) => ({ name: `place-${place}`, filled: place < count }));
  return (
    <div
      role="img"
      aria-label={label}
      className={cn('flex justify-center gap-4', invalid && 'animate-shake')}
    >
      {places.map(({ name, filled }) => (
        <span
          key={name}
          className={cn(
            'size-4 rounded-full border-2',
            invalid ? 'border-alarm' : 'border-ink-soft',
            filled && (invalid ? 'bg-alarm' : 'bg-ink'),
          )}
        />
      ))}
    </div>
  );
}
