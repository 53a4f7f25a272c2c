import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { GoodsThumb } from '@/components/sales/goods-thumb';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableFoot, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { formatMoney, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { sumFen } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import { overOrShort } from '@/server/purchasing/receiving/receiving-rules';
import { milliOf } from './receiving-draft-rules';

interface Line {
  id: string;
  productId: string;
  code: string;
  name: string;
  spec: string;
  picture: string | null;
  unit: string;
  zone: string;
  ordered: boolean;
  noteQuantity: string | null;
  quantity: string;
  damaged: string;
  /** Of it taken back as booked wrongly. */
  reversed: string;
  unitCost: string | null;
  amountFen: number | null;
  freightFen: number | null;
}

interface Props {
  storeId: string;
  ofOrder: boolean;
  /** Null: booked before freight was kept, or not to be seen. */
  freightFen: number | null;
  lines: readonly Line[];
}

/** The lines of a delivery that was booked. */
export function ReceivedLines({ storeId, ofOrder, freightFen, lines }: Props) {
  const t = useTranslations('purchasing.receiving');
  const stock = useTranslations('stock');
  const goodsFen = sumFen(lines.map((line) => line.amountFen ?? 0));
  const seesCost = lines.some((line) => line.amountFen !== null);
  return (
    <Card padding="none">
      <Table aria-label={stock('lines')}>
        <TableHeadings of={[stock('product'), { numeric: t('arrived') }, { numeric: stock('amount') }]} />
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.id}>
              <TableCell>
                <div className="flex gap-3 max-sm:flex-col max-sm:gap-1">
                  <GoodsThumb picture={line.picture} edge={96} className="size-10 print:hidden" />
                  <div className="min-w-0">
                    {goodsName(line)}
                    <span className="block text-ink-soft text-xs">
                      {line.code} · {line.zone}
                    </span>
                    <Marks line={line} ofOrder={ofOrder} />
                  </div>
                </div>
              </TableCell>
              <TableCell numeric>
                {formatQuantity(line.quantity)} <Unit of={line.unit} quantity={line.quantity} />
                {line.noteQuantity === null ? null : (
                  <span className="block text-ink-soft text-xs">
                    {t('onNote', { quantity: formatQuantity(line.noteQuantity) })}
                  </span>
                )}
              </TableCell>
              <TableCell numeric>
                {line.amountFen === null ? '–' : <Amount fen={line.amountFen} tone="plain" />}
                {line.unitCost === null ? null : (
                  <TextLink
                    className="block text-xs"
                    href={`/stock/costs?store=${storeId}&product=${line.productId}`}
                  >
                    {t('eachAt', { amount: formatMoney(Math.round(Number(line.unitCost))) })}
                  </TextLink>
                )}
                {line.freightFen ? (
                  <span className="block text-ink-soft text-xs">
                    {t('freightShare', { amount: formatMoney(line.freightFen) })}
                  </span>
                ) : null}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        {seesCost ? (
          <TableFoot>
            {freightFen ? (
              <>
                <Sum label={t('goods')} fen={goodsFen} />
                <Sum label={t('freight')} fen={freightFen} />
              </>
            ) : null}
            <Sum label={t('total')} fen={goodsFen + (freightFen ?? 0)} />
          </TableFoot>
        ) : null}
      </Table>
    </Card>
  );
}

function Sum({ label, fen }: { label: string; fen: number }) {
  return (
    <TableRow>
      <TableCell colSpan={2}>{label}</TableCell>
      <AmountCell fen={fen} />
    </TableRow>
  );
}

function Marks({ line, ofOrder }: { line: Line; ofOrder: boolean }) {
  const t = useTranslations('purchasing.receiving');
  const said = line.noteQuantity === null ? null : milliOf(line.noteQuantity);
  const byNote = overOrShort(milliOf(line.quantity), said);
  const amount = { quantity: formatQuantity(milliToText(Math.abs(byNote ?? 0))) };
  return (
    <span className="flex flex-wrap gap-1">
      {ofOrder && !line.ordered ? <Badge tone="warn">{t('notOrdered')}</Badge> : null}
      {milliOf(line.damaged) > 0 ? (
        <Badge tone="warn">{t('damagedOf', { quantity: formatQuantity(line.damaged) })}</Badge>
      ) : null}
      {milliOf(line.reversed) > 0 ? (
        <Badge tone="late">{t('reversed', { quantity: formatQuantity(line.reversed) })}</Badge>
      ) : null}
      {byNote === null ? null : (
        <Badge tone={byNote > 0 ? 'warn' : 'late'} icon={TriangleAlert}>
          {t(byNote > 0 ? 'overNote' : 'shortNote', amount)}
        </Badge>
      )}
    </span>
  );
}
