'use client';

import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { BeyondWords } from './beyond-rules';

/** Goods of which a document takes more than the book has free. Quantities as text. */
export interface BeyondLine {
  id: string;
  name: string;
  spec: string;
  code: string;
  asked: string;
  free: string;
}

const SHOWN = 8;

/** Asks in plain words before more goes than the book has; it is booked then, and stands below zero until somebody explains it. */
export function BeyondDialog(props: {
  open: boolean;
  lines: readonly BeyondLine[];
  words: BeyondWords;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}) {
  const t = useTranslations('stock');
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t('beyondTitle')}
      description={t(`beyondHints.${props.words}`)}
      confirmLabel={t(`beyondConfirms.${props.words}`)}
      cancelLabel={t('beyondBack')}
      onConfirm={props.onConfirm}
    >
      <ul className="flex flex-col gap-1 text-sm">
        {props.lines.slice(0, SHOWN).map((line) => (
          <li key={line.id}>
            {goodsName(line)} <span className="text-ink-soft">{line.code}</span>
            <span className="figures block">
              {t('beyondLine', { asked: formatQuantity(line.asked), free: formatQuantity(line.free) })}
            </span>
          </li>
        ))}
        {props.lines.length > SHOWN ? (
          <li>{t('beyondMore', { count: props.lines.length - SHOWN })}</li>
        ) : null}
      </ul>
    </ConfirmDialog>
  );
}
