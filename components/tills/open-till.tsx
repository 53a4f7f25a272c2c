'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Banknote, GraduationCap } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { hasBegun } from '@/client/basket';
import { useCounter } from '@/components/sales/counter-context';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { formatBusinessDay, formatMoney } from '@/lib/format';
import { sumFen } from '@/lib/money';
import { MAX_DRAWER_FEN } from '@/server/tills/rules';
import { useTRPC } from '@/trpc/react';
import { useOpeningDay } from './use-opening-day';

/** No sale without an open drawer: its float first. */
export function OpenTill() {
  const t = useTranslations('tills.open');
  const why = useTranslations('common.why');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings, can, practise } = useCounter();
  const [floatFen, setFloatFen] = useState<number | null>(null);
  const locale = useLocale();
  const day = useOpeningDay();
  const request = useRequestId();
  const open = useMutation(
    trpc.tills.open.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.tills.list.queryKey() }),
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (floatFen === null || open.isPending) return;
    const content = { storeId: settings.store.id, floatFen };
    open.mutate({ ...content, requestId: request.of(content) });
  }
  return (
    <form onSubmit={submit} className="m-auto flex w-full max-w-md flex-col gap-5 p-6">
      <div className="flex items-center gap-3">
        <Banknote aria-hidden className="size-8 text-accent" />
        <h2 className="font-semibold text-2xl">{t('title', { till: settings.till.code })}</h2>
      </div>
      <BasketWaits />
      <p className="text-ink-soft">{t('description')}</p>
      {day === undefined ? null : (
        <p>{t('bookedOn', { day: formatBusinessDay(day, locale, { year: true }) })}</p>
      )}
      {can('tills.open') ? (
        <>
          <Field label={t('float')} hint={t('floatHint')} required>
            <MoneyInput
              controlSize="xl"
              leastFen={0}
              mostFen={MAX_DRAWER_FEN}
              valueFen={floatFen}
              onValueChange={(fen) => {
                setFloatFen(fen);
                // What was refused is not what stands there now.
                if (open.isError) open.reset();
              }}
            />
          </Field>
          {open.isError ? <Callout tone="late" title={errorText(open.error)} /> : null}
          <Button
            type="submit"
            size="xl"
            variant="primary"
            missing={floatFen === null ? why('typeAmount') : null}
            loading={open.isPending}
          >
            {t('action')}
          </Button>
        </>
      ) : (
        <Callout tone="warn" title={t('notAllowed')} />
      )}
      <Button size="lg" variant="ghost" className="self-center" onClick={practise}>
        <GraduationCap aria-hidden />
        {t('practise')}
      </Button>
    </form>
  );
}

/** The till was closed under a sale: its basket, and what was taken for it, stay. */
function BasketWaits() {
  const t = useTranslations('tills.open');
  const { state, tillClosedBy, windowId } = useCounter();
  if (!hasBegun(state.basket)) return null;
  const takenFen = sumFen(state.basket.payment.tenders.map(({ amountFen }) => amountFen));
  const elsewhere = tillClosedBy !== null && tillClosedBy !== windowId;
  return (
    <Callout tone="warn" title={t(elsewhere ? 'closedElsewhere' : 'closedMeanwhile')}>
      {takenFen > 0
        ? t('takenStays', { count: state.basket.lines.length, amount: formatMoney(takenFen) })
        : t('basketStays', { count: state.basket.lines.length })}
    </Callout>
  );
}
