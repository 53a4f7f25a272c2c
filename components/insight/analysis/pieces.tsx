import { Quantity } from '@/components/ui/quantity';
import type { Pieces as Of } from '@/server/insight/analysis/month-analysis';

/** How many of each unit, each by itself. */
export function Pieces({ of }: { of: readonly Of[] }) {
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-2">
      {of.map(({ unit, quantity }) => (
        <Quantity key={unit} value={quantity} unit={unit} tone="plain" />
      ))}
    </span>
  );
}
