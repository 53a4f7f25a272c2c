'use client';

import { Trash2, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { GoodsThumb } from '@/components/sales/goods-thumb';
import { quantityFault } from '@/components/stock/availability-rules';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { useUnit } from '@/components/ui/unit';
import { formatMoney, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { milliToText } from '@/lib/quantity';
import { overOrShort } from '@/server/purchasing/receiving/receiving-rules';
import {
  amountOf,
  type DraftLine,
  type DraftOrder,
  milliOf,
  orderLineOf,
  tooManyDamaged,
} from './receiving-draft-rules';

interface Props {
  lines: readonly DraftLine[];
  order: DraftOrder | null;
  /** Freight of each line, fen. */
  shares: readonly number[];
  zones: readonly { id: string; name: string }[];
  /** The product last scanned: its line is shown. */
  selectedId: string | null;
  onChange: (line: DraftLine, part: Partial<DraftLine>) => void;
  onRemove: (line: DraftLine) => void;
}

/** What came, line by line: whole and broken, against the order and the supplier's note. */
export function ReceivingLines({ lines, shares, ...rest }: Props) {
  const t = useTranslations('stock');
  if (lines.length === 0) return <EmptyState title={t('noLines')} description={t('noLinesHint')} />;
  return (
    <ul aria-label={t('lines')} className="flex flex-col divide-y divide-rule">
      {lines.map((line, index) => (
        <ReceivingLine key={line.product.id} line={line} shareFen={shares[index] ?? 0} {...rest} />
      ))}
    </ul>
  );
}

/** Parts of the width on a phone; on a desk each field has its column. */
const third = 'col-span-2 md:col-span-1';
const half = 'col-span-3 md:col-span-1';

type LineProps = Omit<Props, 'lines' | 'shares'> & { line: DraftLine; shareFen: number };

function ReceivingLine({ line, shareFen, order, zones, selectedId, onChange, onRemove }: LineProps) {
  const t = useTranslations('purchasing.receiving');
  const unitOf = useUnit();
  const stock = useTranslations('stock');
  const { product } = line;
  const selected = selectedId === product.id;
  const fault = quantityFault(line.quantity, product.decimals);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const text = (part: 'quantity' | 'damaged' | 'noteQuantity') => ({
    numeric: true,
    value: line[part],
    onChange: (event: { target: { value: string } }) => onChange(line, { [part]: event.target.value }),
  });
  return (
    <li ref={row} className={cn('flex scroll-m-24 flex-col gap-2 p-3', selected && 'bg-accent-soft')}>
      <div className="flex items-start justify-between gap-2">
        <GoodsThumb picture={product.picture} edge={96} className="size-10" />
        <div className="min-w-0 flex-1">
          {goodsName(product)}
          <span className="block text-ink-soft text-xs">{product.code}</span>
          <LineMarks line={line} order={order} shareFen={shareFen} />
        </div>
        <Button
          variant="ghost"
          square
          aria-label={stock('removeLine', { name: goodsName(product) })}
          onClick={() => onRemove(line)}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
      <div className="grid grid-cols-6 items-end gap-2 md:grid-cols-[1fr_1fr_1fr_1.6fr_1.8fr]">
        <Field
          className={third}
          label={`${t('arrived')} (${unitOf(product.unit)})`}
          error={fault ? stock(`quantityFaults.${fault}`) : undefined}
          required
        >
          <Input {...text('quantity')} />
        </Field>
        <Field className={third} label={t('damaged')}>
          <Input {...text('damaged')} placeholder="0" aria-invalid={tooManyDamaged(line) || undefined} />
        </Field>
        <Field className={third} label={t('noteQuantity')}>
          <Input {...text('noteQuantity')} />
        </Field>
        <Field
          className={half}
          label={t('unitCost')}
          error={amountOf(line) === null ? stock('tooLarge') : undefined}
          required
        >
          <MoneyInput
            valueFen={line.unitCost === null ? null : Math.round(Number(line.unitCost))}
            onValueChange={(fen) => onChange(line, { unitCost: fen === null ? null : String(fen) })}
          />
        </Field>
        <Field className={half} label={t('toZone')}>
          <Select
            value={line.zoneId}
            onChange={(event) => onChange(line, { zoneId: event.target.value })}
            options={[
              { value: '', label: stock('sellingZone') },
              ...zones.map((zone) => ({ value: zone.id, label: zone.name })),
            ]}
          />
        </Field>
      </div>
    </li>
  );
}

/** Over, short, not ordered, and the line's share of the freight. */
function LineMarks({
  line,
  order,
  shareFen,
}: {
  line: DraftLine;
  order: DraftOrder | null;
  shareFen: number;
}) {
  const t = useTranslations('purchasing.receiving');
  const arrived = milliOf(line.quantity);
  const ordered = orderLineOf(order, line.product.id);
  const amount = (milli: number) => ({ quantity: formatQuantity(milliToText(Math.abs(milli))) });
  const byOrder = ordered ? overOrShort(arrived, milliOf(ordered.open)) : null;
  const byNote = line.noteQuantity.trim() ? overOrShort(arrived, milliOf(line.noteQuantity)) : null;
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {order && !ordered ? <Badge tone="warn">{t('notOrdered')}</Badge> : null}
      {byOrder !== null && byOrder > 0 ? <Badge tone="warn">{t('overOrder', amount(byOrder))}</Badge> : null}
      {byOrder !== null && byOrder < 0 ? <Badge>{t('shortOrder', amount(byOrder))}</Badge> : null}
      {byNote !== null && byNote > 0 ? <Badge tone="warn">{t('overNote', amount(byNote))}</Badge> : null}
      {byNote !== null && byNote < 0 ? (
        <Badge tone="late" icon={TriangleAlert}>
          {t('shortNote', amount(byNote))}
        </Badge>
      ) : null}
      {tooManyDamaged(line) ? (
        <Badge tone="late" icon={TriangleAlert}>
          {t('tooManyDamaged')}
        </Badge>
      ) : null}
      {shareFen > 0 ? <Badge>{t('freightShare', { amount: formatMoney(shareFen) })}</Badge> : null}
    </span>
  );
}
