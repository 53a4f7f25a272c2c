'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { hasBegun, priceOf } from '@/client/basket';
import { isPaidFor } from '@/client/basket-payment';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatTime } from '@/lib/format';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { ScreenFrame } from './screen-frame';
import { type Hold, useHold } from './use-hold';
import { useKeptHeld } from './use-kept-held';
import { useResume } from './use-resume';

/** Baskets on hold: put the one at hand aside, take one up again. */
export function HeldScreen() {
  const t = useTranslations('sales.held');
  const errorText = useErrorText();
  const locale = useLocale();
  const trpc = useTRPC();
  const { settings, state } = useCounter();
  const hold = useHold();
  const storeId = settings.store.id;
  // Asked anew each time it opens: a basket put on hold a moment ago must be there.
  const held = useQuery({
    ...trpc.sales.held.queryOptions({ storeId }),
    staleTime: 0,
    refetchInterval: 15_000,
  });
  const asOf = useKeptHeld(storeId, held.data, held.isError);
  const rows = held.data ?? asOf;
  const [dropping, setDropping] = useState<string | null>(null);
  const request = useRequestId();
  const requestFor = (heldSaleId: string) => {
    const content = { storeId, heldSaleId };
    return { ...content, requestId: request.of(content) };
  };
  const settled = { onSettled: () => void held.refetch() };
  const taking = useResume(settled.onSettled);
  const discard = useMutation(
    trpc.sales.discardHeld.mutationOptions({
      ...settled,
      onSuccess: ({ heldSaleId }) => taking.forget(heldSaleId),
      onError: (failure, { heldSaleId }) => {
        if (codedError(failure).code === 'HELD_SALE_GONE') taking.forget(heldSaleId);
      },
    }),
  );
  const basketWords = useTranslations('sales.basket');
  const exchangeWords = useTranslations('sales.exchange');
  const isEmpty = !hasBegun(state.basket);
  const isTaken = isPaidFor(state.basket);
  const { exchange } = state.basket;
  const error = taking.error ?? discard.error ?? held.error;
  // Once it was given out it is on no list: then only this tablet knows of it.
  const lost = taking.open.filter(({ heldSaleId }) => !rows?.some(({ id }) => id === heldSaleId));
  return (
    <ScreenFrame title={t('title')}>
      {isEmpty ? null : isTaken || exchange ? (
        <Callout tone="warn" title={exchange ? exchangeWords('notHeld') : basketWords('takenFirst')} />
      ) : (
        <HoldForm {...hold} />
      )}
      {error ? <Callout tone="late" title={errorText(error)} /> : null}
      {held.data?.length === 0 && lost.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : null}
      {asOf ? <Callout title={t('asOf')} /> : null}
      {isEmpty || !(rows?.length || lost.length) ? null : <Callout title={t('finishFirst')} />}
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper empty:hidden">
        {lost.map((sale) => (
          <HeldRow
            key={sale.heldSaleId}
            sale={sale}
            note={t('notKnown')}
            take={t('askAgain')}
            disabled={!isEmpty}
            loading={taking.busyWith === sale.heldSaleId}
            onTake={() => void taking.resume(sale)}
            onDiscard={() => setDropping(sale.heldSaleId)}
          />
        ))}
        {rows?.map(({ id: heldSaleId, ...sale }) => (
          <HeldRow
            key={heldSaleId}
            sale={sale}
            note={`${formatTime(sale.heldAt, { locale, timeZone: settings.store.timeZone })} · ${sale.heldBy}`}
            take={t('resume')}
            disabled={!isEmpty || asOf !== undefined}
            loading={taking.busyWith === heldSaleId}
            onTake={() => void taking.resume({ heldSaleId, label: sale.label, totalFen: sale.totalFen })}
            onDiscard={() => setDropping(heldSaleId)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={dropping !== null}
        onOpenChange={(open) => (open ? undefined : setDropping(null))}
        title={t('discardTitle')}
        description={t('discardHint')}
        confirmLabel={t('discard')}
        tone="danger"
        onConfirm={async () => {
          if (dropping !== null)
            await discard
              .mutateAsync(requestFor(dropping))
              // The callout over the list says it.
              .catch(() => undefined);
          setDropping(null);
        }}
      />
    </ScreenFrame>
  );
}

/** One basket that waits, to be taken up or thrown away. */
export function HeldRow(props: {
  sale: { label: string; totalFen: number };
  /** Who put it away and when, or that nobody knows where it is. */
  note: string;
  take: string;
  disabled: boolean;
  loading: boolean;
  onTake: () => void;
  onDiscard: () => void;
}) {
  const t = useTranslations('sales.held');
  const { label, totalFen } = props.sale;
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <span className="min-w-40 flex-1">
        <span className="font-medium text-base">{label || t('unnamed')}</span>
        <span className="block text-ink-soft text-sm">{props.note}</span>
      </span>
      <Amount fen={totalFen} className="font-semibold text-lg" />
      <Button size="lg" variant="ghost" onClick={props.onDiscard}>
        {t('discard')}
      </Button>
      <Button
        size="lg"
        variant="primary"
        disabled={props.disabled}
        loading={props.loading}
        onClick={props.onTake}
      >
        {props.take}
      </Button>
    </li>
  );
}

/** Puts the basket at hand aside, by a name people know it by. */
export function HoldForm({ hold, busy, error }: Hold) {
  const t = useTranslations('sales.held');
  const errorText = useErrorText();
  const { state, show } = useCounter();
  const [label, setLabel] = useState('');
  const { basket } = state;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    void hold(label).then(
      () => show({ name: 'sell' }),
      // Said below.
      () => undefined,
    );
  }
  return (
    <form
      onSubmit={submit}
      className="flex flex-wrap items-end gap-3 rounded-md border border-rule bg-paper p-4"
    >
      <Field label={t('label')} hint={t('labelHint')} className="min-w-52 flex-1">
        <Input
          data-first-field=""
          controlSize="lg"
          value={label}
          inputMode="text"
          maxLength={60}
          onChange={(event) => setLabel(event.target.value)}
        />
      </Field>
      <Button type="submit" size="lg" variant="primary" loading={busy}>
        {t('hold')} <Amount fen={priceOf(basket).netFen} />
      </Button>
      {error ? <Callout tone="late" title={errorText(error)} className="w-full" /> : null}
    </form>
  );
}
