'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { newId } from '@/client/new-id';
import { useCounter } from '@/components/sales/counter-context';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { formatMoney } from '@/lib/format';
import { SLIP_KINDS, slipsToCount, type TenderKindName, tendersOfStore } from '@/server/tills/payment-rules';
import { countedCash, DENOMINATIONS_FEN, type TenderCount } from '@/server/tills/rules';
import { useTRPC } from '@/trpc/react';
import { MAX_PIECES, type PieceFault, readPieces } from './piece-rules';

type Slip = TenderKindName;
/** Below a yuan money is coins; a yuan is either. */
const kindOf = (fen: number) => (fen < 100 ? 'coin' : fen === 100 ? 'either' : 'note');
/** Fen are in no drawer of today: they are asked for only where somebody has some. */
const LEAST_FEN = 10;

export interface CountedTill {
  attempt: number;
  /** No recount follows while nothing moves. */
  isLast: boolean;
  countedFen: number;
  expectedFen: number;
  differenceFen: number;
  tenders: readonly TenderCount[];
}

/** The blind count: pieces of each note and coin, and the slips. What it should be is told afterwards. */
export function CountTill(props: {
  sessionId: string;
  /** A recount: no other follows. */
  isLast: boolean;
  /** Money that was taken for a sale of any window and is in no book yet; asked at the last moment. */
  moneyTaken: () => Promise<boolean>;
  onBack: () => void;
  onCounted: (result: CountedTill) => void;
  /** It was refused or its answer was lost: what the server has is to be looked at. */
  onFailed: () => void;
}) {
  const t = useTranslations('tills.count');
  const kinds = useTranslations('sales.pay.kinds');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const [pieces, setPieces] = useState<Record<string, string>>({});
  const [slips, setSlips] = useState<Partial<Record<Slip, number | null>>>({});
  const [skipped, setSkipped] = useState<ReadonlySet<Slip>>(new Set());
  const [withFen, setWithFen] = useState(false);
  const [noCash, setNoCash] = useState(false);
  const [asked, setAsked] = useState(false);
  const [requestId] = useState(newId);
  const slipKinds = useSlipKinds(props.sessionId);
  const count = useMutation(
    trpc.tills.count.mutationOptions({ onSuccess: props.onCounted, onError: props.onFailed }),
  );
  const read = Object.entries(pieces).map(([fen, text]) => ({ fen, ...readPieces(text) }));
  const denominations = Object.fromEntries(
    read.flatMap((one) => (one.pieces === null ? [] : [[one.fen, one.pieces]])),
  );
  const unreadable = read.some(({ fault }) => fault !== null);
  const cashCounted = noCash || Object.keys(denominations).length > 0;
  const uncounted = slipKinds.filter((kind) => !skipped.has(kind) && (slips[kind] ?? null) === null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setAsked(true);
    // The field says what is wrong; it may be out of sight.
    if (unreadable) event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    if (unreadable || count.isPending || !cashCounted || uncounted.length > 0) return;
    if (await props.moneyTaken()) return;
    const tenderCounts = Object.fromEntries(
      slipKinds.map((kind) => [kind, skipped.has(kind) ? null : (slips[kind] ?? null)]),
    );
    count.mutate({
      requestId,
      storeId: settings.store.id,
      sessionId: props.sessionId,
      denominations: noCash ? { [DENOMINATIONS_FEN[0]]: 0 } : denominations,
      tenderCounts,
    });
  }
  const pieceError = (fault: PieceFault | null | undefined) =>
    fault ? t(`pieceFaults.${fault}`, { most: MAX_PIECES }) : undefined;
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <Callout title={t('blind')}>{t('blindHint')}</Callout>
      {props.isLast ? <Callout tone="warn" title={t('last')} /> : null}
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-2 font-semibold text-base">{t('cash')}</legend>
        {DENOMINATIONS_FEN.filter((fen) => withFen || fen >= LEAST_FEN).map((fen) => (
          <div key={fen} className="grid grid-cols-[1fr_7rem_7rem] items-center gap-3">
            <span className="figures text-right text-lg">{formatMoney(fen)}</span>
            <Field
              label={t('pieces', { note: formatMoney(fen), kind: kindOf(fen) })}
              hideLabel
              error={pieceError(read.find((one) => one.fen === String(fen))?.fault)}
            >
              <Input
                controlSize="lg"
                numeric
                inputMode="numeric"
                suffix={t('piece', { kind: kindOf(fen) })}
                value={pieces[fen] ?? ''}
                onChange={(event) => setPieces({ ...pieces, [fen]: event.target.value })}
              />
            </Field>
            <Amount fen={fen * (denominations[fen] ?? 0)} className="text-right text-ink-soft" />
          </div>
        ))}
      </fieldset>
      <p aria-live="polite" className="flex items-baseline justify-end gap-3 border-rule border-t pt-3">
        <span>{t('cashTotal')}</span>
        <Amount fen={countedCash(denominations)} size="figure" />
      </p>
      <div className="flex flex-wrap justify-end gap-3">
        {withFen ? null : (
          <Button size="lg" variant="ghost" onClick={() => setWithFen(true)}>
            {t('withFen')}
          </Button>
        )}
        <Button
          size="lg"
          aria-pressed={noCash}
          className={cn(noCash && 'border-accent text-accent')}
          onClick={() => setNoCash(!noCash)}
        >
          {t('noCash')}
        </Button>
      </div>
      {asked && !cashCounted ? <Callout tone="late" title={t('cashMissing')} /> : null}
      <fieldset className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <legend className="mb-2 font-semibold text-base">{t('slips')}</legend>
        {slipKinds.map((kind) => (
          <div key={kind} className="flex flex-col gap-2">
            <Field
              label={kinds(kind)}
              error={asked && uncounted.includes(kind) ? t('slipMissing') : undefined}
            >
              <MoneyInput
                controlSize="lg"
                disabled={skipped.has(kind)}
                valueFen={slips[kind] ?? null}
                onValueChange={(fen) => setSlips({ ...slips, [kind]: fen })}
              />
            </Field>
            <Button
              size="lg"
              aria-pressed={skipped.has(kind)}
              aria-label={t('notCountedOf', { kind: kinds(kind) })}
              className={cn(skipped.has(kind) && 'border-accent text-accent')}
              onClick={() => setSkipped(toggled(skipped, kind))}
            >
              {t('notCounted')}
            </Button>
          </div>
        ))}
      </fieldset>
      {count.isError ? <Callout tone="late" title={errorText(count.error)} /> : null}
      <div className="flex gap-3">
        <Button size="xl" onClick={props.onBack}>
          {t('back')}
        </Button>
        <Button type="submit" size="xl" variant="primary" className="flex-1" loading={count.isPending}>
          {t('action')}
        </Button>
      </div>
    </form>
  );
}

/**
 * The tenders whose slips are asked for: those the store takes, and those of which this session took something before they were
 * switched off. Until the server says what it took, all of them.
 */
function useSlipKinds(sessionId: string): readonly Slip[] {
  const trpc = useTRPC();
  const { store } = useCounter().settings;
  const report = useQuery(trpc.tills.report.queryOptions({ storeId: store.id, sessionId }));
  if (!report.data) return SLIP_KINDS;
  const used = report.data.tenders.flatMap(({ kind, sales, refunds }) =>
    sales.count + refunds.count > 0 ? kind : [],
  );
  return slipsToCount(tendersOfStore(store.tenders), used);
}

function toggled(set: ReadonlySet<Slip>, kind: Slip): ReadonlySet<Slip> {
  const next = new Set(set);
  if (!next.delete(kind)) next.add(kind);
  return next;
}
