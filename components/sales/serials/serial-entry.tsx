'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { BasketLine } from '@/client/basket';
import { isTaken, serialsMissing } from '@/client/serials-of-line';
import { beep } from '@/client/sound';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { goodsCalled } from '@/lib/goods-name';
import { serialNumber } from '@/lib/serial-number';
import { useCounter } from '../counter-context';
import { useScans } from '../use-scan-desk';

/** The numbers of a line's pieces, one each: scanned anywhere on the screen, or typed. What stands twice on this tablet is refused here. */
export function SerialEntry({ line, autoFocus = true }: { line: BasketLine; autoFocus?: boolean }) {
  const t = useTranslations('sales.serials');
  const { dispatch } = useCounter();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const refuses = useRefusal(line);
  const box = useRef<HTMLInputElement>(null);
  const { serials = [] } = line;
  const missing = serialsMissing(line);
  const name = goodsCalled(line.product);
  useEffect(() => {
    if (autoFocus) box.current?.focus();
  }, [autoFocus]);
  function take(typed: string) {
    const serial = serialNumber(typed);
    const wrong = serial === null ? t('malformed', { serial: typed.trim() }) : refuses(serial);
    beep(wrong === null ? 'found' : 'unknown');
    setProblem(wrong);
    if (wrong !== null || serial === null) return;
    dispatch({ type: 'serials', lineId: line.id, serials: [...serials, serial] });
    setText('');
  }
  useScans({ onScan: take });
  return (
    <section aria-label={name} className="flex flex-col gap-3">
      <p className={missing === 0 ? 'text-ok' : 'text-ink-soft'} role="status">
        {missing < 0
          ? t('tooMany', { count: -missing })
          : t('progress', { have: serials.length, of: serials.length + missing })}
      </p>
      <ul className="flex flex-wrap gap-2">
        {serials.map((serial) => (
          <li key={serial}>
            <Button
              size="lg"
              className="figures"
              aria-label={t('drop', { serial })}
              onClick={() =>
                dispatch({
                  type: 'serials',
                  lineId: line.id,
                  serials: serials.filter((one) => one !== serial),
                })
              }
            >
              {serial}
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      {missing > 0 ? (
        <form
          className="flex items-end gap-2"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (text.trim() !== '') take(text);
          }}
        >
          <Field label={t('label')} error={problem ?? undefined} className="min-w-0 flex-1">
            <Input
              ref={box}
              controlSize="lg"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={60}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </Field>
          <Button type="submit" size="lg">
            {t('take')}
          </Button>
        </form>
      ) : null}
    </section>
  );
}

/** Why a number cannot be one of this line's; null: it can. */
function useRefusal({ product }: BasketLine): (serial: string) => string | null {
  const t = useTranslations('sales.serials');
  const { state, pending } = useCounter();
  const known = useSyncExternalStore(pending.subscribe, pending.getSnapshot, pending.getSnapshot);
  return (serial) => {
    const waiting = known.flatMap((one) => (one.kind === 'SALE' ? one : []));
    return isTaken(product.id, serial, { basket: state.basket, waiting }) ? t('twice', { serial }) : null;
  };
}
