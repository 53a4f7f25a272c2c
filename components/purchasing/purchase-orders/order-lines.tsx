import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { Unit } from '@/components/ui/unit';
import { documentNumber } from '@/lib/document-number';
import { formatMoney, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';

interface Line {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  ordered: string;
  received: string;
  open: string;
  over: string;
  unitCost: string | null;
  arrivals: readonly { id: string; receivingId: string; quantity: string; damaged: string }[];
}

interface Props {
  lines: readonly Line[];
  receivings: readonly { id: string; number: number }[];
}

/** What was ordered, what came of it by which delivery, and what is still to come. */
export function OrderLines({ lines, receivings }: Props) {
  const t = useTranslations('purchasing.orders');
  const r = useTranslations('purchasing.receiving');
  const stock = useTranslations('stock');
  const numberOf = new Map(receivings.map(({ id, number }) => [id, documentNumber('RECEIVING', number)]));
  return (
    <Section paper title={stock('lines')}>
      <Table aria-label={stock('lines')}>
        <TableHeadings
          of={[
            stock('product'),
            { numeric: t('ordered') },
            { numeric: t('received') },
            { numeric: t('open') },
          ]}
        />
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.id}>
              <TableCell>
                {goodsName(line)}
                <span className="block text-ink-soft text-xs">
                  {line.code}
                  {line.unitCost === null
                    ? ''
                    : ` · ${r('eachAt', { amount: formatMoney(Math.round(Number(line.unitCost))) })}`}
                </span>
                {line.arrivals.map((arrival) => (
                  <span key={arrival.id} className="block text-ink-soft text-xs">
                    {t(arrival.damaged === '0' ? 'arrival' : 'arrivalDamaged', {
                      number: numberOf.get(arrival.receivingId) ?? '',
                      quantity: formatQuantity(arrival.quantity),
                      damaged: formatQuantity(arrival.damaged),
                    })}
                  </span>
                ))}
                {line.over === '0' ? null : (
                  <Badge tone="warn">{t('over', { quantity: formatQuantity(line.over) })}</Badge>
                )}
              </TableCell>
              <TableCell numeric>
                {formatQuantity(line.ordered)} <Unit of={line.unit} quantity={line.ordered} />
              </TableCell>
              <TableCell numeric>{formatQuantity(line.received)}</TableCell>
              <TableCell numeric>{formatQuantity(line.open)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
