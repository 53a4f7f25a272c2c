'use client';

import { Minus, Plus, Trash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { BasketLine } from '@/client/basket';
import { approvalHolds } from '@/client/line-approval';
import { isAtMemberPrice, memberSavingFen } from '@/client/member-prices';
import { serverNowMs } from '@/client/server-time';
import { isHandedOver } from '@/client/special-goods';
import { useReasonWords } from '@/components/shell/use-reason-words';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Unit } from '@/components/ui/unit';
import { formatMoney, formatQuantity } from '@/lib/format';
import { goodsCalled } from '@/lib/goods-name';
import { milliToText } from '@/lib/quantity';
import { fixedPriceOf, type PricedLine } from '@/server/sales/rules';
import { CardButton } from './card-sheet';
import { useCounter } from './counter-context';
import { DiscountWords } from './discount-words';
import { GoodsThumb } from './goods-thumb';
import { PromotionWords } from './promotions/promotion-words';
import { SellerButton } from './sellers/seller-button';
import { SoldBy } from './sellers/sold-by';
import { SerialButton, SerialsTaken } from './serials/serial-button';
import type { PadState } from './use-line-pad';
import { SwapButton } from './variants/swap-button';

const ONE = 1000;

/** One line of the basket; the chosen one shows what can be done with it. */
export function BasketRow(props: { line: BasketLine; figures: PricedLine | undefined; pad: PadState }) {
  const t = useTranslations('sales.basket');
  const { state, dispatch } = useCounter();
  const { line, figures } = props;
  const reasonOf = useReasonWords();
  const chosen = state.basket.selectedId === line.id;
  const padOpen = props.pad.open;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen && row.current) showInList(row.current, padOpen);
  }, [chosen, padOpen]);
  const listFen = Math.round((line.product.listPriceFen * line.quantityMilli) / ONE);
  const netFen = figures?.netFen ?? 0;
  const said = [line.product.spec, line.product.code].filter(Boolean).join(' · ');
  return (
    <li ref={row} className={cn(chosen && 'bg-accent-soft')}>
      <button
        type="button"
        aria-pressed={chosen}
        onClick={() => dispatch({ type: 'select', lineId: line.id })}
        className={cn(
          'focus-inset flex min-h-14 w-full items-center gap-3 px-3 text-left',
          padOpen ? 'py-1' : 'py-2',
        )}
      >
        <GoodsThumb picture={line.product.picture} edge={96} className={padOpen ? 'size-10' : 'size-12'} />
        <span className="min-w-0 flex-1">
          {padOpen ? (
            <span className="flex items-baseline gap-2">
              <span className="truncate text-base">{line.product.name}</span>
              <span className="min-w-0 shrink-0 text-ink-soft text-sm">{said}</span>
            </span>
          ) : (
            <>
              <span className="line-clamp-2 text-base leading-snug">{line.product.name}</span>
              <span className="block text-ink-soft text-sm">{said}</span>
            </>
          )}
          <span className="figures flex flex-wrap items-center gap-x-2 text-ink-soft text-sm">
            {formatMoney(line.unitPriceFen)} × {formatQuantity(milliToText(line.quantityMilli))}{' '}
            <Unit of={line.product.unit} quantity={milliToText(line.quantityMilli)} />
            {isAtMemberPrice(line) ? (
              <Badge tone="ok">{t('memberPrice', { amount: formatMoney(memberSavingFen(line)) })}</Badge>
            ) : line.overrideReason ? (
              <Badge>{t('repriced', { reason: reasonOf(line.overrideReason) })}</Badge>
            ) : null}
            {line.discount ? (
              <Badge>
                <DiscountWords discount={line.discount} wholeFen={figures?.grossFen ?? 0} />
              </Badge>
            ) : null}
            <PromotionWords line={line} />
            {state.basket.discount && fixedPriceOf(line.discount, figures?.grossFen ?? 0) !== null ? (
              <span>{t('fixedStaysLine')}</span>
            ) : null}
            <SoldBy line={line} />
            <SerialsTaken line={line} />
            {line.product.kind === 'TEMPORARY' ? <Badge tone="warn">{t('temporary')}</Badge> : null}
            {line.handover === 'LATER' ? <Badge tone="warn">{t('later')}</Badge> : null}
            {approvalHolds(line, netFen, serverNowMs()) ? <Badge tone="ok">{t('approved')}</Badge> : null}
          </span>
        </span>
        <span className="flex flex-col items-end">
          <Amount fen={netFen} className="font-semibold text-lg" tone="plain" />
          {netFen < listFen ? <s className="figures text-ink-soft text-sm">{formatMoney(listFen)}</s> : null}
        </span>
      </button>
      {chosen && !props.pad.open ? <RowTools line={line} /> : null}
    </li>
  );
}

/** Scrolls the list alone: scrollIntoView would push the whole frame, which cannot be pushed back by hand. */
function showInList(row: HTMLElement, atTop: boolean) {
  const list = row.parentElement;
  if (!list) return;
  const top = row.offsetTop - list.offsetTop;
  const below = top + row.offsetHeight - list.clientHeight;
  if (atTop || top < list.scrollTop) list.scrollTop = top;
  else if (below > list.scrollTop) list.scrollTop = below;
}

function RowTools({ line }: { line: BasketLine }) {
  const t = useTranslations('sales.basket');
  const { dispatch } = useCounter();
  const step = (byMilli: number) => dispatch({ type: 'step', lineId: line.id, byMilli });
  const later = line.handover === 'LATER';
  const name = goodsCalled(line.product);
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 pb-2">
      <Button size="lg" square aria-label={t('less', { name })} onClick={() => step(-ONE)}>
        <Minus aria-hidden />
      </Button>
      <Button size="lg" square aria-label={t('moreOf', { name })} onClick={() => step(ONE)}>
        <Plus aria-hidden />
      </Button>
      {isHandedOver(line.product) ? (
        <Button
          size="lg"
          aria-pressed={later}
          className={cn('min-w-20 flex-1 px-2', later && 'border-accent text-accent')}
          onClick={() => dispatch({ type: 'handover', lineId: line.id, handover: later ? 'NOW' : 'LATER' })}
        >
          {t(later ? 'later' : 'now')}
        </Button>
      ) : (
        <span className="flex-1" />
      )}
      {line.product.kind === 'TEMPORARY' ? null : <CardButton product={line.product} />}
      <SwapButton line={line} />
      {line.product.needsSerial ? <SerialButton line={line} /> : null}
      <SellerButton line={line} />
      <Button
        size="lg"
        square
        aria-label={t('remove', { name })}
        onClick={() => dispatch({ type: 'remove', lineId: line.id })}
      >
        <Trash aria-hidden />
      </Button>
    </div>
  );
}
