import { Quantity } from '@/components/ui/quantity';
import { useUnitsApart } from '@/components/ui/unit';
import type { Pieces as Of } from '@/server/insight/analysis/month-analysis';

/** How many of each unit, each by itself. */
export function Pieces({ of }: { of: readonly Of[] }) {
  const unitOf = useUnitsApart(of.map(({ unit }) => unit));
  return (
    <span className="inline-flex flex-wrap justify-end gap-x-2">
      {of.map(({ unit, quantity }) => (
        <Quantity key={unit} value={quantity} unit={unitOf(unit, quantity)} tone="plain" />
      ))}
    </span>
  );
}
