'use client';

import { Minus, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { milliFromText, milliToText } from '@/lib/quantity';
import { type PickedProduct, ProductPicker } from './product-picker';
import { useScanGoods } from './use-scan-goods';

/** A line of a stock document while it is written. */
export interface StockLine {
  product: PickedProduct;
  /** As typed. */
  quantity: string;
  /** '': the product's selling zone. */
  zoneId: string;
}

export interface LineEditorProps<Line extends StockLine> {
  lines: readonly Line[];
  onLinesChange: (lines: Line[]) => void;
  /** The line of a product that was not there yet. */
  lineFor: (product: PickedProduct) => Line;
  /** What more scans of the same product do to its line; left out: nothing. */
  scannedAgain?: (line: Line, pieces: number) => Line;
  /** Left out: the goods go nowhere yet. */
  zones?: readonly { id: string; name: string }[];
  description?: ReactNode;
  /** Quantities may be below zero. */
  signed?: boolean;
  /** The store whose goods a scan anywhere on the page adds; left out: scans go into the search box alone. */
  scansOf?: string | undefined;
  /** One more field between quantity and zone. */
  extraField?: (line: Line, change: (part: Partial<Line>) => void) => ReactNode;
}

/** As many as one document takes. */
const MOST_LINES = 500;
/** As many as are drawn after each scan, the newest first, until all are asked for. */
const DRAWN_LINES = 40;

/** The goods of a stock document: found by scan or word, one line a product, each with its quantity and zone. */
export function LineEditor<Line extends StockLine>(props: LineEditorProps<Line>) {
  const { lines, onLinesChange, lineFor, scannedAgain, extraField } = props;
  const t = useTranslations('stock');
  const zoneOptions = [
    { value: '', label: t('sellingZone') },
    ...(props.zones ?? []).map((zone) => ({ value: zone.id, label: zone.name })),
  ];

  const latest = useRef(lines);
  latest.current = lines;
  const [lastId, setLastId] = useState<string | null>(null);
  const [full, setFull] = useState(false);
  const [all, setAll] = useState(false);
  const newestFirst = props.scansOf ? lines.toReversed() : lines;
  const drawn = props.scansOf && !all ? newestFirst.slice(0, DRAWN_LINES) : newestFirst;
  const scans = useScanGoods(props.scansOf ?? null, pick);

  /** Scans may come faster than the screen is drawn: the next one goes on from the last. */
  function set(next: readonly Line[]) {
    latest.current = next;
    onLinesChange([...next]);
  }

  function pick(product: PickedProduct, times = 1) {
    const known = latest.current.find((line) => line.product.id === product.id);
    if (times <= 0) return;
    setFull(!known && latest.current.length >= MOST_LINES);
    if (!known && latest.current.length >= MOST_LINES) return;
    setLastId(product.id);
    // A new line is of one piece already.
    const [begun, more] = known ? [known, times] : [lineFor(product), times - 1];
    const line = scannedAgain && more > 0 ? scannedAgain(begun, more) : begun;
    set(known ? latest.current.map((one) => (one === known ? line : one)) : [...latest.current, line]);
  }

  return (
    <Section paper title={t('lines')} description={props.description}>
      <div className="p-3">
        <ProductPicker onPick={pick} />
      </div>
      {props.scansOf ? (
        <LastScan
          line={lines.find(({ product }) => product.id === lastId)}
          count={lines.length}
          unknown={scans.unknown}
          loading={scans.loading}
          onMore={(line, pieces) =>
            set(
              latest.current.flatMap((one) => {
                if (one.product.id !== line.product.id) return [one];
                const milli = (milliFromText(one.quantity) ?? 0) + pieces * 1000;
                return milli === 0 ? [] : [{ ...one, quantity: milliToText(milli) }];
              }),
            )
          }
        />
      ) : null}
      {full ? (
        <Callout tone="late" className="mx-3 mb-3" title={t('linesFull', { most: MOST_LINES })} />
      ) : null}
      {lines.length === 0 ? <EmptyState title={t('noLines')} description={t('noLinesHint')} /> : null}
      <ul aria-label={t('lines')} className="flex flex-col divide-y divide-rule">
        {drawn.map((line) => {
          const change = (part: Partial<Line>) =>
            onLinesChange(lines.map((one) => (one === line ? { ...one, ...part } : one)));
          return (
            <li
              key={line.product.id}
              className={cn(
                'grid items-end gap-2 p-3',
                props.zones ? 'grid-cols-2' : 'grid-cols-[1fr_1fr_auto]',
                extraField && props.zones
                  ? 'md:grid-cols-[1fr_6rem_9rem_9rem_auto]'
                  : 'md:grid-cols-[1fr_8rem_10rem_auto]',
              )}
            >
              <p className="col-span-full md:col-span-1">
                {line.product.name} {line.product.spec}
                <span className="block text-ink-soft text-xs">{line.product.code}</span>
              </p>
              <Field
                label={`${t('quantity')} (${line.product.unit})`}
                error={isWrong(line.quantity, props.signed) ? t('quantityWrong') : undefined}
              >
                <Input
                  numeric
                  // The decimal keyboard of a phone has no minus.
                  inputMode={props.signed ? 'text' : 'decimal'}
                  value={line.quantity}
                  onChange={(event) => change({ quantity: event.target.value } as Partial<Line>)}
                />
              </Field>
              {extraField?.(line, change)}
              {props.zones ? (
                <Field label={t('zone')}>
                  <Select
                    value={line.zoneId}
                    onChange={(event) => change({ zoneId: event.target.value } as Partial<Line>)}
                    options={zoneOptions}
                  />
                </Field>
              ) : null}
              <Button
                variant="ghost"
                square
                className={cn('justify-self-end', props.zones && 'max-md:col-start-2')}
                aria-label={t('removeLine', { name: line.product.name })}
                onClick={() => onLinesChange(lines.filter((one) => one !== line))}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
      {drawn.length < lines.length ? (
        <Button size="lg" variant="ghost" className="w-full" onClick={() => setAll(true)}>
          {t('showAllLines', { count: lines.length })}
        </Button>
      ) : null}
    </Section>
  );
}

/** Typed, and no quantity a line may have; an empty field waits. */
function isWrong(quantity: string, signed = false): boolean {
  if (quantity.trim() === '') return false;
  const milli = milliFromText(quantity) ?? 0;
  return signed ? milli === 0 : milli <= 0;
}

/** The last thing scanned, large, with one more and one less; a code nobody knows, in words. */
function LastScan(props: {
  line: StockLine | undefined;
  count: number;
  unknown: string | null;
  loading: boolean;
  onMore: (line: StockLine, pieces: number) => void;
}) {
  const t = useTranslations('stock');
  const { line } = props;
  return (
    <div className="flex flex-col gap-2 px-3 pb-3">
      <p aria-live="polite" className="text-ink-soft text-sm">
        {props.loading ? t('goodsLoading') : t('scanAnywhere')}
        {props.count > 0 ? ` · ${t('linesSoFar', { count: props.count, most: MOST_LINES })}` : ''}
      </p>
      {props.unknown ? <Callout tone="late" title={t('codeUnknown', { code: props.unknown })} /> : null}
      {line ? (
        <div className="flex items-center gap-2 rounded-md border border-rule bg-sunken p-2">
          <p aria-live="polite" className="min-w-0 flex-1">
            {line.product.name} {line.product.spec}
            <span className="figures block truncate text-figure">
              {line.quantity} {line.product.unit}
            </span>
          </p>
          {([-1, 1] as const).map((pieces) => (
            <Button
              key={pieces}
              size="lg"
              square
              aria-label={t(pieces < 0 ? 'oneLess' : 'oneMore', { name: line.product.name })}
              onClick={() => props.onMore(line, pieces)}
            >
              {pieces < 0 ? <Minus aria-hidden /> : <Plus aria-hidden />}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** What more scans mean where pieces are counted. */
export function morePieces<Line extends StockLine>(line: Line, pieces: number): Line {
  return { ...line, quantity: milliToText((milliFromText(line.quantity) ?? 0) + pieces * 1000) };
}

/** A line as the commands take it. */
export function lineInput({ product, quantity, zoneId }: StockLine) {
  return { productId: product.id, quantity: quantity.trim(), ...(zoneId ? { zoneId } : {}) };
}

/** A line as this phone kept it. */
export function isLine(value: unknown): value is StockLine {
  const line = value as Partial<StockLine> | null;
  return (
    typeof line?.quantity === 'string' &&
    typeof line.zoneId === 'string' &&
    typeof line.product?.id === 'string'
  );
}
