'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Stat, StatGrid } from '@/components/ui/stat';
import { formatMoney } from '@/lib/format';
import type { StocktakeState } from '@/server/stocktake/rules';
import { REVIEW_FILTERS } from '@/server/stocktake/schema';
import { useTRPC } from '@/trpc/react';
import { DecideDialog } from './decide-dialog';
import type { PickedLine } from './picked-line';
import { PostDialog } from './post-dialog';
import { ReviewTable } from './review-table';
import { StartRecount } from './start-recount';

interface Props {
  storeId: string;
  stocktakeId: string;
  state: StocktakeState;
  timeZone: string;
  mayPlan: boolean;
  mayApprove: boolean;
}

/** Counted against the book at each count's moment: totals, lines a page at a time, what is decided of them, the approval. */
export function ReviewPanel({ storeId, stocktakeId, state, timeZone, mayPlan, mayApprove }: Props) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [filter, setFilter] = useState<(typeof REVIEW_FILTERS)[number]>('differs');
  const [offset, setOffset] = useState(0);
  const [picked, setPicked] = useState<readonly PickedLine[]>([]);
  const review = useQuery({
    ...trpc.stocktake.review.queryOptions({ storeId, stocktakeId, filter, offset }),
    placeholderData: (before) => before,
  });
  const totals = review.data?.totals;
  const reviewing = state === 'review' || state === 'recount';
  const of = { storeId, stocktakeId };
  return (
    <Section title={t('review')} description={t('reviewHint')}>
      <div className="flex flex-col gap-3 p-3">
        {review.error ? <Callout tone="late" title={errorText(review.error)} /> : null}
        {totals ? (
          <StatGrid>
            <Stat
              label={t('counted')}
              value={totals.counted}
              detail={t('ofLines', { count: totals.lines })}
            />
            <Stat
              label={t('undecided')}
              value={totals.undecided}
              tone={totals.undecided > 0 ? 'late' : 'plain'}
              detail={t('uncountedOf', { count: totals.uncounted })}
            />
            <Stat
              label={t('differences')}
              value={totals.variances}
              detail={t('beyondOf', { count: totals.beyond })}
            />
            <Stat
              label={t('short')}
              value={<Amount fen={totals.shortCostFen ?? totals.shortListFen} />}
              detail={t('listAmount', { amount: formatMoney(totals.shortListFen) })}
              tone={totals.shortListFen < 0 ? 'late' : 'plain'}
            />
            <Stat label={t('over')} value={<Amount fen={totals.overCostFen ?? totals.overListFen} />} />
          </StatGrid>
        ) : (
          <SkeletonRows label={t('loading')} />
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Select
            aria-label={t('filter')}
            value={filter}
            options={REVIEW_FILTERS.map((one) => ({ value: one, label: t(`filters.${one}`) }))}
            onChange={(event) => {
              setFilter(REVIEW_FILTERS.find((one) => one === event.target.value) ?? 'differs');
              setOffset(0);
              setPicked([]);
            }}
          />
          <span className="flex-1" />
          {mayApprove ? (
            <DecideDialog
              {...of}
              picked={picked}
              undecided={totals?.undecided ?? 0}
              onDone={() => setPicked([])}
            />
          ) : null}
          {mayPlan && reviewing ? (
            <StartRecount
              {...of}
              picked={picked}
              toRecount={totals?.toRecount ?? 0}
              onDone={() => setPicked([])}
            />
          ) : null}
          {mayApprove && state === 'review' && totals ? <PostDialog {...of} totals={totals} /> : null}
        </div>
        <ReviewTable
          rows={review.data?.rows ?? []}
          storeId={storeId}
          timeZone={timeZone}
          picked={picked}
          onPick={mayApprove ? setPicked : undefined}
        />
        <div className="flex justify-between gap-2">
          <Button
            missing={offset === 0 ? why('firstPage') : null}
            onClick={() => setOffset(Math.max(0, offset - 100))}
          >
            {t('previous')}
          </Button>
          <Button
            missing={review.data?.nextOffset ? null : why('lastPage')}
            onClick={() => setOffset(review.data?.nextOffset ?? 0)}
          >
            {t('next')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
