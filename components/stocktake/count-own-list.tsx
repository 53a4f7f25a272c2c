'use client';

import { Plus, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Unit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import { milliToText } from '@/lib/quantity';
import type { OwnLine } from './own-counts-rules';

export interface NamedLine extends OwnLine {
  name: string;
  spec: string;
  code: string;
  unit: string;
  decimals: number;
}

/** What this person counted, the last touched first and large. */
export function CountOwnList(props: {
  lines: readonly NamedLine[];
  onOne: (productId: string) => void;
  onUndo: (line: OwnLine) => void;
  onType: (line: NamedLine) => void;
}) {
  const t = useTranslations('stocktake');
  if (props.lines.length === 0) return <EmptyState title={t('ownEmpty')} description={t('ownEmptyHint')} />;
  return (
    <ul aria-label={t('own')} className="divide-y divide-rule rounded-md border border-rule bg-paper">
      {props.lines.map((line, index) => (
        <li
          key={line.productId}
          className={cn(
            'grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-2 p-3',
            index === 0 && 'bg-accent-soft',
          )}
        >
          <p className="min-w-0">
            <span className="font-medium">{goodsName(line)}</span>
            <span className="block text-ink-soft text-xs">{line.code}</span>
          </p>
          <button
            type="button"
            aria-label={t('typeOf', { name: goodsName(line), quantity: milliToText(line.milli) })}
            onClick={() => props.onType(line)}
            className="figures min-h-12 min-w-16 rounded-md border border-rule-strong bg-paper px-3 text-right text-figure"
          >
            {milliToText(line.milli)}{' '}
            <span className="text-ink-soft text-sm">
              <Unit of={line.unit} quantity={milliToText(line.milli)} />
            </span>
          </button>
          <div className="col-span-2 flex justify-end gap-2">
            <Button
              size="lg"
              onClick={() => props.onUndo(line)}
              aria-label={t('undoOf', { name: goodsName(line) })}
            >
              <Undo2 aria-hidden />
              {t('undo')}
            </Button>
            <Button
              size="lg"
              variant="primary"
              onClick={() => props.onOne(line.productId)}
              aria-label={t('oneMoreOf', { name: goodsName(line) })}
            >
              <Plus aria-hidden />1
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
