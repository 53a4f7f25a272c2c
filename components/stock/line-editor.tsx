'use client';

import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Unit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import { plainQuantity, withPieces } from './availability-rules';
import type { StockLine } from './document-line';
import { DocumentLine } from './document-line';
import { type PickedProduct, ProductPicker } from './product-picker';
import { useAvailability } from './use-availability';
import { useScanGoods } from './use-scan-goods';

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
  /** The store whose stock stands beside each quantity; left out: none does. */
  stockOf?: string | undefined;
  /** The goods leave that store: more than is free is marked. */
  leaves?: boolean;
  /** One more field between quantity and zone. */
  extraField?: (line: Line, change: (part: Partial<Line>) => void) => ReactNode;
}

/** As many as one document takes. */
const MOST_LINES = 500;
/** As many as are drawn after each scan, the newest first, until all are asked for. */
const DRAWN_LINES = 40;

/** The goods of a stock document: found by scan or word, one line a product, each with its quantity and zone. */
export function LineEditor<Line extends StockLine>(props: LineEditorProps<Line>) {
  const { lines, onLinesChange, lineFor, scannedAgain, extraField, leaves = false } = props;
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
  const availabilityOf = useAvailability(
    props.stockOf ?? '',
    props.stockOf ? drawn.map(({ product }) => product.id) : [],
  );
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
                const quantity = withPieces(one.quantity, pieces);
                return quantity === '0' ? [] : [{ ...one, quantity }];
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
            <DocumentLine
              key={line.product.id}
              line={line}
              availability={
                props.stockOf ? availabilityOf({ productId: line.product.id, zoneId: line.zoneId }) : null
              }
              leaves={leaves}
              signed={props.signed ?? false}
              zoneOptions={props.zones ? zoneOptions : undefined}
              extra={extraField?.(line, change)}
              onChange={change}
              onRemove={() => onLinesChange(lines.filter((one) => one !== line))}
            />
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
            {goodsName(line.product)}
            <span className="figures block truncate text-figure">
              {line.quantity} <Unit of={line.product.unit} quantity={line.quantity} />
            </span>
          </p>
          {([-1, 1] as const).map((pieces) => (
            <Button
              key={pieces}
              size="lg"
              square
              aria-label={t(pieces < 0 ? 'oneLess' : 'oneMore', { name: goodsName(line.product) })}
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
  return { ...line, quantity: withPieces(line.quantity, pieces) };
}

/** A line as the commands take it. */
export function lineInput({ product, quantity, zoneId }: StockLine) {
  return { productId: product.id, quantity: plainQuantity(quantity), ...(zoneId ? { zoneId } : {}) };
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
