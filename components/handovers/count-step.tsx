'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ProductPicker } from '@/components/stock/product-picker';
import { useScanGoods } from '@/components/stock/use-scan-goods';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Unit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import { MOST_COUNTED, PROPOSED } from '@/server/handovers/handover-schema';
import { type CountedGoods, type CountLine, counted, isCounted, oneMore } from './count-lines-rules';

/** The most valuable of the zone, counted by both without the book; others by scan or search. */
export function CountStep(props: {
  storeId: string;
  candidates: readonly CountedGoods[];
  lines: readonly CountLine[];
  onLines: (change: (lines: readonly CountLine[]) => readonly CountLine[]) => void;
  note: string;
  onNote: (note: string) => void;
  onBack: () => void;
  onNext: () => void;
}) {
  const t = useTranslations('handovers');
  const why = useTranslations('common.why');
  const zones = useTranslations('zones.plan');
  const { lines, onLines, candidates } = props;
  const add = (product: CountedGoods) =>
    onLines((now) =>
      now.some((line) => line.product.id === product.id) || now.length >= MOST_COUNTED
        ? now
        : [{ product, quantity: '', countedAt: null }, ...now],
    );
  const scans = useScanGoods(props.storeId, (product, times) =>
    onLines((now) => (now.length >= MOST_COUNTED ? now : oneMore(now, product, times, new Date()))),
  );
  const left = candidates.filter(({ id }) => !lines.some((line) => line.product.id === id));
  const open = lines.filter((line) => !isCounted(line));
  const ready = open.length === 0 && (lines.length > 0 || candidates.length === 0);
  return (
    <div className="flex flex-1 flex-col gap-4">
      <p>
        {t('countHint')}
        <span className="block text-ink-soft text-sm">
          {candidates.length === 0
            ? t('nothingStands')
            : t('proposed', { count: Math.min(PROPOSED, candidates.length) })}
        </span>
      </p>
      <ProductPicker onPick={add} />
      {scans.unknown ? (
        <p role="status" className="text-alarm text-sm">
          {zones('unknownCode', { code: scans.unknown })}
        </p>
      ) : null}
      <ul aria-label={t('lines')} className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {lines.map((line) => (
          <CountRow
            key={line.product.id}
            line={line}
            onQuantity={(quantity) => onLines((now) => counted(now, line.product.id, quantity, new Date()))}
            onOneMore={() => onLines((now) => oneMore(now, line.product, 1, new Date()))}
            onRemove={() => onLines((now) => now.filter((one) => one.product.id !== line.product.id))}
          />
        ))}
      </ul>
      {left.length > 0 ? (
        <Button
          size="lg"
          onClick={() =>
            onLines((now) => [
              ...now,
              ...left.slice(0, PROPOSED).map((product) => ({ product, quantity: '', countedAt: null })),
            ])
          }
        >
          {t('moreProducts', { count: Math.min(PROPOSED, left.length) })}
        </Button>
      ) : null}
      <Field label={t('note')} hint={t('noteHint')}>
        <Input
          controlSize="lg"
          value={props.note}
          maxLength={200}
          onChange={({ target }) => props.onNote(target.value)}
        />
      </Field>
      <p role="status" className="text-ink-soft text-sm">
        {open.length > 0 ? t('notCounted', { count: open.length }) : t('counting', { count: lines.length })}
      </p>
      <div className="mt-auto grid grid-cols-[auto_1fr] gap-2">
        <Button size="xl" onClick={props.onBack}>
          {t('back')}
        </Button>
        <Button size="xl" variant="primary" missing={ready ? null : why('count')} onClick={props.onNext}>
          {t('toSign')}
        </Button>
      </div>
    </div>
  );
}

function CountRow(props: {
  line: CountLine;
  onQuantity: (quantity: string) => void;
  onOneMore: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations('handovers');
  const { product, quantity } = props.line;
  const { name } = product;
  const wrong = quantity.trim() !== '' && !isCounted(props.line);
  return (
    <li className="flex flex-col gap-2 p-3">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1">
          <span className="font-medium">{goodsName(product)}</span>
          <span className="block text-ink-soft text-xs">{product.code}</span>
        </p>
        <Button
          size="lg"
          variant="ghost"
          square
          aria-label={t('removeOf', { name })}
          onClick={props.onRemove}
        >
          <X aria-hidden />
        </Button>
      </div>
      <div className="grid grid-cols-[1fr_auto] items-start gap-2">
        <Field label={t('quantityOf', { name })} hideLabel error={wrong ? t('quantityWrong') : undefined}>
          <Input
            controlSize="lg"
            numeric
            inputMode="decimal"
            autoComplete="off"
            suffix={<Unit of={product.unit} />}
            value={quantity}
            maxLength={11}
            onChange={({ target }) => props.onQuantity(target.value)}
          />
        </Field>
        <Button size="lg" aria-label={t('oneMoreOf', { name })} onClick={props.onOneMore}>
          <Plus aria-hidden />1
        </Button>
      </div>
    </li>
  );
}
