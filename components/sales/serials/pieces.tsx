import { useTranslations } from 'next-intl';
import { Quantity } from '@/components/ui/quantity';
import { goodsName } from '@/lib/goods-name';

interface Part {
  productId: string;
  name: string;
  spec: string;
  unit: string;
  quantity: string;
}

/** What a line is about, beyond its goods: pieces by their numbers, and what a kit was made of when it was sold. */
export function Pieces({
  serials,
  parts,
}: {
  serials: readonly { serial: string; returned: boolean }[];
  parts: readonly Part[];
}) {
  const t = useTranslations('sales.tickets');
  const said = serials.map(({ serial, returned }) => (returned ? t('serialBack', { serial }) : serial));
  return (
    <>
      {said.length > 0 ? (
        <span className="figures block text-xs">
          {t('serials')} {said.join(' · ')}
        </span>
      ) : null}
      {parts.map((part) => (
        <span key={part.productId} className="block text-ink-soft text-xs">
          {goodsName(part)} <Quantity value={part.quantity} unit={part.unit} />
        </span>
      ))}
    </>
  );
}
