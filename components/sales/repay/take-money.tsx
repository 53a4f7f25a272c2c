'use client';

import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

/** Whose money it is, and the way to somebody else. */
export function WhoseMoney(props: { name: string; maskedNumber: string | null; onOther: () => void }) {
  const t = useTranslations('sales.repay');
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <p className="font-semibold text-xl">{props.name}</p>
      <p className="figures text-ink-soft">{props.maskedNumber}</p>
      <Button size="lg" variant="ghost" className="ml-auto" onClick={props.onOther}>
        {t('other')}
      </Button>
    </div>
  );
}

/** The one button that takes it, with what was refused above and what is wanting below. */
export function TakeButton(props: {
  label: string;
  amountFen: number;
  wanting: string | null;
  busy: boolean;
  problem: string | null;
  onTake: () => void;
}) {
  return (
    <>
      {props.problem ? <Callout tone="late" title={props.problem} /> : null}
      <Button
        size="xl"
        variant="primary"
        missing={props.wanting}
        loading={props.busy}
        onClick={(event) => {
          // A double tap is one tap.
          if (event.detail <= 1) props.onTake();
        }}
      >
        {props.label} <Amount fen={props.amountFen} tone="plain" />
      </Button>
      {props.wanting ? <p className="text-center text-ink-soft text-sm">{props.wanting}</p> : null}
    </>
  );
}
