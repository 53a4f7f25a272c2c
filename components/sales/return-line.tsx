'use client';

import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useUnit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { milliToText } from '@/lib/quantity';
import {
  leftMilli,
  type ReturnableLine,
  type ReturnFault,
  readReturning,
  serialsLeft,
  stepped,
} from './return-rules';

export type GoodsLine = ReturnableLine & {
  productName: string;
  productCode: string;
  spec: string;
  unit: string;
};

/** How much of one line comes back, and in what state: stepped in pieces, or typed, of what is measured any part. */
export function ReturnLine(props: {
  line: GoodsLine;
  /** What is typed. */
  text: string;
  onText: (text: string) => void;
  damaged: boolean;
  onDamaged: () => void;
  /** Which pieces come back, where they have numbers: said instead of how many. */
  serials?: readonly string[];
  onSerials?: (serials: readonly string[]) => void;
  /** Its place on the ticket, where another line is of the same goods. */
  place?: number | undefined;
}) {
  const t = useTranslations('sales.return');
  const why = useTranslations('common.why');
  const unitOf = useUnit();
  const { line, text } = props;
  const left = leftMilli(line);
  const name = goodsName({ name: line.productName, spec: line.spec });
  const plainCall = `${name} ${line.productCode}`;
  const call =
    props.place === undefined ? plainCall : t('samePlace', { name: plainCall, place: props.place });
  const state = t(props.damaged ? 'damaged' : 'restock');
  const { milli, fault } = readReturning(line, text);
  return (
    <li className={cn('flex flex-wrap items-start gap-3 px-4 py-3', left === 0 && 'opacity-60')}>
      <span className="min-w-60 flex-1">
        <span className="text-base">
          {name}
          <span className="ml-2 text-ink-soft text-sm">{line.productCode}</span>
        </span>
        <span className="figures block text-ink-soft text-sm">
          {t('left', {
            left: formatQuantity(milliToText(left)),
            sold: formatQuantity(line.quantity),
            unit: unitOf(line.unit, line.quantity),
          })}
        </span>
      </span>
      <span className="flex items-start gap-2">
        <Button
          size="lg"
          square
          aria-label={t('less', { name: call })}
          missing={milli === 0 ? why('noneReturned') : null}
          onClick={() => props.onText(stepped(line, text, -1))}
        >
          <Minus aria-hidden />
        </Button>
        <Field
          label={t('returning', { name: call })}
          hideLabel
          error={faultText(t, fault, line)}
          className="w-28"
        >
          <Input
            controlSize="lg"
            numeric
            inputMode={line.inParts ? 'decimal' : 'numeric'}
            disabled={left === 0}
            placeholder="0"
            value={text}
            onFocus={(event) => event.target.select()}
            onChange={(event) => props.onText(event.target.value)}
          />
        </Field>
        <Button
          size="lg"
          square
          aria-label={t('more', { name: call })}
          missing={milli === left ? why('allReturned') : null}
          onClick={() => props.onText(stepped(line, text, 1))}
        >
          <Plus aria-hidden />
        </Button>
        <Button
          size="lg"
          aria-label={t('all', { name: call })}
          missing={milli === left ? why('allReturned') : null}
          onClick={() => props.onText(milliToText(left))}
        >
          {t('allShort')}
        </Button>
      </span>
      <SerialsBack {...props} />
      {milli > 0 ? (
        <Button
          size="lg"
          aria-pressed={props.damaged}
          aria-label={`${state}, ${call}`}
          onClick={props.onDamaged}
        >
          {state}
        </Button>
      ) : null}
    </li>
  );
}

/** The pieces that may come back, each to be pressed: as many come back as are chosen. */
function SerialsBack({
  line,
  serials = [],
  onSerials,
  onText,
}: Pick<Parameters<typeof ReturnLine>[0], 'line' | 'serials' | 'onSerials' | 'onText'>) {
  const t = useTranslations('sales.serials');
  const left = serialsLeft(line);
  if (left.length === 0 || !onSerials) return null;
  return (
    <fieldset
      className="flex w-full flex-wrap gap-2"
      aria-label={t('back', { name: goodsName({ name: line.productName, spec: line.spec }) })}
    >
      {left.map((serial) => {
        const chosen = serials.includes(serial);
        return (
          <Button
            key={serial}
            size="lg"
            aria-pressed={chosen}
            className={cn('figures', chosen && 'border-accent text-accent')}
            onClick={() => {
              const next = chosen ? serials.filter((one) => one !== serial) : [...serials, serial];
              onSerials(next);
              onText(next.length === 0 ? '' : String(next.length));
            }}
          >
            {serial}
          </Button>
        );
      })}
    </fieldset>
  );
}

function faultText(
  t: ReturnType<typeof useTranslations<'sales.return'>>,
  fault: ReturnFault | null,
  line: GoodsLine,
): string | undefined {
  if (fault === null) return undefined;
  const left = formatQuantity(milliToText(leftMilli(line)));
  return t(line.inParts ? 'wrongQuantity' : 'wholeOnly', { left });
}
