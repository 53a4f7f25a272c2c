'use client';

import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { MoneyInput } from '@/components/ui/money-input';
import { toast } from '@/components/ui/toast';
import { hasUnreadable } from '@/components/ui/unreadable-field';
import { formatMoney } from '@/lib/format';
import { useTRPCClient } from '@/trpc/react';

/** As much as a price may be: what the product form takes. Given away is said there alone, where it is no slip of a key. */
const MOST_FEN = 100_000_000_000;

interface Priced {
  id: string;
  /** What it is called, with what tells it from its neighbours. */
  called: string;
  listPriceFen: number;
}

/**
 * A list price that is changed where it stands: press it, Enter or F2; Enter keeps, Esc leaves it as it was.
 * @param per what it is the price of one of
 */
export function PriceCell({ product, per }: { product: Priced; per: ReactNode }) {
  const t = useTranslations('catalog.price');
  const [isEditing, setIsEditing] = useState(false);
  const face = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (isEditing || !returns.current) return;
    returns.current = false;
    face.current?.focus();
  }, [isEditing]);
  if (isEditing) {
    return (
      <PriceField
        product={product}
        close={() => {
          returns.current = true;
          setIsEditing(false);
        }}
      />
    );
  }
  return (
    <>
      <button
        ref={face}
        type="button"
        aria-label={t('change', { name: product.called, price: formatMoney(product.listPriceFen) })}
        title={t('hint')}
        onClick={() => setIsEditing(true)}
        onKeyDown={(event) => {
          if (event.key !== 'F2') return;
          event.preventDefault();
          setIsEditing(true);
        }}
        className="-mx-1.5 min-h-8 rounded-sm px-1.5 underline decoration-rule-strong decoration-dotted underline-offset-4 hover:bg-sunken pointer-coarse:min-h-11"
      >
        <Amount fen={product.listPriceFen} tone="plain" />
      </button>{' '}
      {per}
    </>
  );
}

function PriceField({ product, close }: { product: Priced; close: () => void }) {
  const t = useTranslations('catalog.price');
  const { fen, setFen, form, busy, problem, save } = usePriceChange(product, close);
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col items-end gap-1 max-sm:items-start"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <span className="flex items-center gap-1 max-sm:flex-wrap">
        <MoneyInput
          aria-label={t('field', { name: product.called })}
          autoFocus
          leastFen={1}
          mostFen={MOST_FEN}
          valueFen={fen}
          onValueChange={setFen}
          onFocus={(event) => event.target.select()}
          className="w-28"
        />
        <Button
          type="submit"
          size="sm"
          square
          variant="primary"
          loading={busy}
          aria-label={t('keep', { name: product.called })}
        >
          <Check aria-hidden />
        </Button>
        <Button
          size="sm"
          square
          variant="ghost"
          aria-label={t('leave', { name: product.called })}
          onClick={close}
        >
          <X aria-hidden />
        </Button>
      </span>
      {problem ? (
        <span role="alert" className="max-w-56 whitespace-normal text-alarm text-xs">
          {problem}
        </span>
      ) : null}
    </form>
  );
}

function usePriceChange(product: Priced, close: () => void) {
  const t = useTranslations('catalog.price');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.catalog.setPrice.mutate);
  const undo = useAct(client.catalog.setPrice.mutate);
  const [fen, setFen] = useState<number | null>(product.listPriceFen);
  const [isEmpty, setIsEmpty] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { id: productId, listPriceFen: seenFen } = product;

  async function takeBack(now: number) {
    if (await undo.act({ productId, seenFen: now, listPriceFen: seenFen }))
      toast.success(t('takenBack', { name: product.called, price: formatMoney(seenFen) }));
    else toast.error(t('notTakenBack', { name: product.called }));
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (form.current && hasUnreadable(form.current)) return;
    setIsEmpty(fen === null);
    if (fen === null) return;
    if (fen === seenFen) return close();
    const done = await act({ productId, seenFen, listPriceFen: fen });
    if (!done) return;
    close();
    const said = t('changed', {
      name: product.called,
      before: formatMoney(seenFen),
      price: formatMoney(fen),
    });
    const action = { label: common('undo'), onClick: () => void takeBack(fen) };
    if (done.belowFloorFen === null) toast.success(said, { action });
    else
      toast.warning(said, {
        action,
        description: t('belowFloor', { floor: formatMoney(done.belowFloorFen) }),
      });
  }

  return {
    fen,
    setFen,
    form,
    busy,
    save,
    problem: isEmpty ? common('fillIn', { field: t('title') }) : problem,
  };
}
