'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { NumberPad } from '@/components/ui/number-pad';
import { useUnit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import { applyPadKey, type PadKey } from '@/lib/number-pad';
import { milliFromText, milliToText } from '@/lib/quantity';
import type { NamedLine } from './count-own-list';

/** A number for a product: added to what is there, or instead of this person's own count. */
export function CountPad(props: {
  line: NamedLine | null;
  onClose: () => void;
  onAdd: (line: NamedLine, quantity: string) => void;
  onCorrect: (line: NamedLine, quantity: string) => void;
}) {
  const { line } = props;
  return (
    <Dialog open={line !== null} onOpenChange={props.onClose}>
      {line ? <Pad key={line.productId} {...props} line={line} /> : null}
    </Dialog>
  );
}

function Pad({ line, onClose, onAdd, onCorrect }: Parameters<typeof CountPad>[0] & { line: NamedLine }) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const unitOf = useUnit();
  const [entry, setEntry] = useState('');
  const milli = milliFromText(entry);
  const done = (act: (line: NamedLine, quantity: string) => void) => {
    if (milli === null) return;
    act(line, milliToText(milli));
    onClose();
  };
  const key = (pressed: PadKey) => {
    if (pressed === 'enter') done(onAdd);
    else setEntry((now) => applyPadKey(now, pressed, { decimals: line.decimals, wholeDigits: 6 }));
  };
  return (
    <DialogContent
      width="sm"
      title={goodsName(line)}
      description={
        line.notUndone.length > 0
          ? t('ownSoFar', {
              quantity: milliToText(line.milli),
              unit: unitOf(line.unit, milliToText(line.milli)),
            })
          : line.code
      }
      footer={
        line.notUndone.length > 0 ? (
          <Button
            size="lg"
            missing={milli === null ? why('typeNumber') : null}
            onClick={() => done(onCorrect)}
          >
            {t('correctTo')}
          </Button>
        ) : null
      }
    >
      <form
        className="pb-3"
        onSubmit={(event) => {
          event.preventDefault();
          done(onAdd);
        }}
      >
        <Input
          autoFocus
          controlSize="xl"
          numeric
          inputMode="none"
          autoComplete="off"
          aria-label={t('quantity')}
          suffix={unitOf(line.unit)}
          value={entry}
          maxLength={11}
          onChange={(event) => setEntry(event.target.value)}
        />
      </form>
      <NumberPad
        aria-label={t('pad')}
        size="lg"
        layout={line.decimals > 0 ? 'decimal' : 'whole'}
        enterLabel={t('addCount')}
        enterDisabled={milli === null}
        onKey={key}
      />
    </DialogContent>
  );
}
