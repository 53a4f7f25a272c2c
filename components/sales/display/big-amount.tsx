import { cn } from '@/components/ui/cn';
import { formatMoney } from '@/lib/format';

/** A figure's width, in parts of its height, in the widest of our faces. */
const DIGIT = 0.7;

/** An amount as large as its place allows: the place is a container for it. */
export function BigAmount({
  fen,
  mostRem = 8,
  className,
}: {
  fen: number;
  mostRem?: number;
  className?: string | undefined;
}) {
  const said = formatMoney(fen);
  const cqw = Math.floor(100 / (said.length * DIGIT));
  return (
    <span
      className={cn('figures block whitespace-nowrap font-semibold leading-none', className)}
      style={{ fontSize: `min(${mostRem}rem, ${cqw}cqw)` }}
    >
      {said}
    </span>
  );
}
