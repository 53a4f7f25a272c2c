'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { DisplayLine, DisplayPayment, Shown } from '@/client/customer-display';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';
import { keyboardScroller } from '@/components/ui/table';
import { Unit } from '@/components/ui/unit';
import { formatMoney, formatQuantity } from '@/lib/format';
import { BigAmount } from './big-amount';

type ShownBasket = Extract<Shown, { kind: 'basket' }>;

/** Lines on one side, what they come to on the other; upright, one over the other. */
export function DisplayBasket({ shown, member }: { shown: ShownBasket; member: string | null }) {
  const t = useTranslations('sales.display');
  return (
    <div className="flex min-h-0 flex-1 flex-col landscape:flex-row">
      <section aria-label={t('lines')} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <h1 className="flex shrink-0 items-baseline justify-between gap-4 px-6 pt-5 pb-3 text-2xl text-ink-soft">
          <span>{t('count', { count: shown.lines.length })}</span>
          {member ? <span>{t('member', { name: member })}</span> : null}
        </h1>
        <Lines lines={shown.lines} selectedId={shown.selectedId} />
      </section>
      <section
        aria-label={t('total')}
        className="@container flex shrink-0 flex-col justify-center gap-5 border-rule bg-paper p-6 pb-16 landscape:w-[42%] landscape:border-l portrait:border-t"
      >
        {shown.paying ? <Paying shown={shown} paying={shown.paying} /> : <Total shown={shown} />}
      </section>
    </div>
  );
}

function Lines({ lines, selectedId }: { lines: readonly DisplayLine[]; selectedId: string | null }) {
  const t = useTranslations('sales.display');
  const list = useRef<HTMLUListElement>(null);
  const last = lines.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changed on the line worked on, it stays in view.
  useEffect(() => {
    const follow = () => {
      const row = [...(list.current?.children ?? [])].find(
        (one) => (one as HTMLElement).dataset.line === (selectedId ?? last),
      );
      row?.scrollIntoView({ block: 'nearest' });
    };
    follow();
    // A screen that is turned, or taken whole, has room for others.
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, [lines, selectedId, last]);
  return (
    <ul
      ref={list}
      {...keyboardScroller}
      aria-label={t('lines')}
      className="focus-inset min-h-0 flex-1 divide-y divide-rule overflow-y-auto border-rule border-t"
    >
      {lines.map((line) => (
        <li
          key={line.id}
          data-line={line.id}
          className={cn('flex items-start gap-5 px-6 py-3.5', line.id === selectedId && 'bg-accent-soft')}
        >
          <div className="min-w-0 flex-1">
            <p className="line-clamp-2 text-[clamp(1.75rem,2.6vw,2.25rem)] leading-snug">
              {line.name}
              {line.spec ? <span className="ml-3 text-[0.75em] text-ink-soft">{line.spec}</span> : null}
            </p>
            <p className="figures text-[clamp(1.375rem,2vw,1.75rem)] text-ink-soft">
              {formatMoney(line.unitPriceFen)} × {formatQuantity(line.quantity)}{' '}
              <Unit of={line.unit} quantity={line.quantity} />
            </p>
            {line.off.map(({ name, fen }) => (
              <p key={name ?? ''} className="font-medium text-[clamp(1.375rem,2vw,1.75rem)] text-accent">
                {name ?? t('off')} <span className="figures">{formatMoney(-fen)}</span>
              </p>
            ))}
          </div>
          <Amount
            fen={line.netFen}
            tone="plain"
            className="shrink-0 font-semibold text-[clamp(1.75rem,2.6vw,2.25rem)]"
          />
        </li>
      ))}
    </ul>
  );
}

function Total({ shown }: { shown: ShownBasket }) {
  const t = useTranslations('sales.display');
  const givesBack = shown.backFen > 0;
  return (
    <>
      <Figure label={t(givesBack ? 'back' : 'total')} fen={givesBack ? shown.backFen : shown.totalFen} />
      <Said label={t('exchange')} fen={-shown.exchangeFen} />
      <Said label={t('saved')} fen={shown.savedFen} isGood />
    </>
  );
}

function Paying({ shown, paying }: { shown: ShownBasket; paying: DisplayPayment }) {
  const t = useTranslations('sales.display');
  const kinds = useTranslations('sales.pay.kinds');
  const { phone, changeFen, leftFen } = paying;
  if (phone) {
    const kind = kinds(phone.kind === 'ALIPAY' ? 'ALIPAY' : 'WECHAT');
    return (
      <>
        <Figure label={kind} fen={phone.amountFen} />
        <p
          role="status"
          className="text-balance font-semibold text-[clamp(1.75rem,3vw,2.75rem)] leading-tight"
        >
          {t(phone.isAsked ? 'confirmOnPhone' : 'showCode', { kind })}
        </p>
      </>
    );
  }
  if (shown.backFen > 0) return <Total shown={shown} />;
  return (
    <>
      {changeFen === null ? (
        <Figure label={t(paying.paidFen > 0 ? 'left' : 'toPay')} fen={leftFen} />
      ) : changeFen > 0 ? (
        <Figure label={t('change')} fen={changeFen} />
      ) : (
        <Figure label={t('paid')} fen={shown.totalFen} />
      )}
      {paying.paidFen > 0 ? (
        <>
          <Said label={t('total')} fen={shown.totalFen} />
          <Said label={t('given')} fen={paying.paidFen} />
        </>
      ) : null}
      <Said label={t('saved')} fen={shown.savedFen} isGood />
    </>
  );
}

function Figure({ label, fen }: { label: string; fen: number }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-3xl text-ink-soft">{label}</p>
      <BigAmount fen={fen} />
    </div>
  );
}

/** Beside the figure; nothing of it is not said. */
function Said({ label, fen, isGood = false }: { label: string; fen: number; isGood?: boolean }) {
  if (fen === 0) return null;
  return (
    <p
      className={cn(
        'flex items-baseline justify-between gap-4 text-[clamp(1.5rem,2.2vw,2rem)]',
        isGood ? 'font-medium text-accent' : 'text-ink-soft',
      )}
    >
      <span>{label}</span>
      <Amount fen={fen} tone="plain" />
    </p>
  );
}
