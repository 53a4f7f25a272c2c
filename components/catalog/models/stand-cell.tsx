import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { TableCell } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatQuantity } from '@/lib/format';
import { milliToText } from '@/lib/quantity';
import type { Stand } from './matrix-rules';

/** How many stand there, opening to the entries behind; below it what of them is promised. */
export function StandCell(props: { stand: Stand; href: string | null; name: string; strong?: boolean }) {
  const t = useTranslations('catalog.models');
  const { onHandMilli, reservedMilli } = props.stand;
  const figure = formatQuantity(milliToText(onHandMilli));
  return (
    <TableCell
      numeric
      className={cn(
        onHandMilli < 0 && 'text-alarm',
        onHandMilli === 0 && 'text-ink-soft',
        props.strong && 'font-semibold',
      )}
    >
      {props.href ? (
        <TextLink href={props.href} aria-label={t('entriesOf', { name: props.name, quantity: figure })}>
          {figure}
        </TextLink>
      ) : (
        figure
      )}
      {reservedMilli === 0 ? null : (
        <span className="block text-ink-soft text-xs">
          {t('reserved', { quantity: formatQuantity(milliToText(reservedMilli)) })}
        </span>
      )}
    </TableCell>
  );
}
