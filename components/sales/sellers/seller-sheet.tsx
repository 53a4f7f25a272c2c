'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BasketLine } from '@/client/basket';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { MOST_SHARERS } from '@/server/sales/rules';
import { useCounter } from '../counter-context';
import { equalPercents, typedShares } from './share-rules';

type Scope = 'basket' | 'line';

/** Who sold it: one person, or several by percent; of the whole basket or of one line. */
export function SellerSheet({ line, onClose }: { line: BasketLine; onClose: () => void }) {
  const t = useTranslations('sales.sellers');
  const { settings, person, state, dispatch } = useCounter();
  const now = line.sellers ?? state.basket.sellers ?? [];
  const [scope, setScope] = useState<Scope>(line.sellers ? 'line' : 'basket');
  const [chosen, setChosen] = useState(() =>
    now.length > 0
      ? now.map(({ personId, shareBp }) => ({ personId, percent: String(shareBp / 100) }))
      : [{ personId: person.id, percent: '100' }],
  );
  const shares = typedShares(chosen);
  const choose = (personId: string, on: boolean) => {
    const ids = on
      ? [...chosen.map((one) => one.personId), personId]
      : chosen.map((one) => one.personId).filter((id) => id !== personId);
    const percents = equalPercents(Math.max(1, ids.length));
    setChosen(ids.map((id, at) => ({ personId: id, percent: String(percents[at]) })));
  };
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent
        title={t('title')}
        footer={
          <Button
            size="lg"
            variant="primary"
            missing={chosen.length === 0 ? t('nobody') : shares ? null : t('notWhole')}
            onClick={() => {
              if (!shares) return;
              dispatch({ type: 'sellers', lineId: scope === 'line' ? line.id : null, sellers: shares });
              onClose();
            }}
          >
            {t('save')}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <Segmented
            size="lg"
            aria-label={t('scope')}
            value={scope}
            onValueChange={setScope}
            segments={[
              { value: 'basket', label: t('wholeBasket') },
              { value: 'line', label: t('thisLine') },
            ]}
          />
          <ul aria-label={t('title')} className="divide-y divide-rule">
            {settings.sellers.map(({ id, name }) => {
              const one = chosen.find(({ personId }) => personId === id);
              return (
                <li key={id} className="flex min-h-14 items-center justify-between gap-3">
                  <Checkbox
                    className="flex-1"
                    label={name}
                    checked={one !== undefined}
                    disabled={one === undefined && chosen.length >= MOST_SHARERS}
                    onCheckedChange={(on) => choose(id, on)}
                  />
                  {one && chosen.length > 1 ? (
                    <Input
                      controlSize="lg"
                      numeric
                      suffix="%"
                      className="w-24"
                      aria-label={t('percentOf', { name })}
                      value={one.percent}
                      onChange={({ target }) =>
                        setChosen(
                          chosen.map((each) =>
                            each.personId === id ? { ...each, percent: target.value } : each,
                          ),
                        )
                      }
                    />
                  ) : null}
                </li>
              );
            })}
          </ul>
          {chosen.length > 1 && !shares ? <p className="text-alarm text-sm">{t('notWhole')}</p> : null}
        </div>
      </SheetContent>
    </Sheet>
  );
}
