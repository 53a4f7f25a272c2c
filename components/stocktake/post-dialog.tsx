'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DetailList } from '@/components/ui/detail-list';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Progress } from '@/components/ui/progress';
import { toast } from '@/components/ui/toast';
import type { FigureTotals } from '@/server/stocktake/count-lines';
import { useTRPCClient } from '@/trpc/react';

type Totals = Omit<FigureTotals, 'shortCostFen' | 'overCostFen'> & {
  shortCostFen: number | null;
  overCostFen: number | null;
};

/** The approval: totals at cost and at list, what still stands in the way, then everything at once. */
export function PostDialog(props: { storeId: string; stocktakeId: string; totals: Totals }) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const client = useTRPCClient();
  const { storeId, stocktakeId, totals } = props;
  const { act, busy, problem, clear } = useAct(client.stocktake.post.mutate);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button
        variant="primary"
        missing={totals.undecided > 0 ? why('decideFirst') : null}
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {t('approve')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title={t('approveTitle')}
        description={t('approveHint')}
        submitLabel={t('postNow', { count: totals.lines })}
        busy={busy}
        problem={problem}
        onSubmit={async (event) => {
          event.preventDefault();
          const done = await act({
            storeId,
            stocktakeId,
            seenVariances: totals.variances,
            skipRecountReason: totals.toRecount > 0 ? reason.trim() : '',
          });
          if (!done) return;
          toast.success(t('postedNow', { count: done.variances }));
          setOpen(false);
        }}
      >
        <DetailList
          columns={2}
          items={[
            { label: t('linesTotal'), value: totals.lines },
            { label: t('differences'), value: totals.variances },
            { label: `${t('short')} · ${t('atCost')}`, value: money(totals.shortCostFen) },
            { label: `${t('over')} · ${t('atCost')}`, value: money(totals.overCostFen) },
            { label: `${t('short')} · ${t('atListShort')}`, value: money(totals.shortListFen) },
            { label: `${t('over')} · ${t('atListShort')}`, value: money(totals.overListFen) },
          ]}
        />
        {totals.near > 0 ? <Callout tone="warn" title={t('nearLines', { count: totals.near })} /> : null}
        {totals.toRecount > 0 ? (
          <>
            <Callout tone="warn" title={t('notRecounted', { count: totals.toRecount })} />
            <Field label={t('skipReason')} required>
              <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
            </Field>
          </>
        ) : null}
        {busy ? <Progress label={t('posting', { count: totals.lines })} value={null} /> : null}
      </FormDialog>
    </>
  );
}

function money(fen: number | null) {
  return fen === null ? '–' : <Amount fen={fen} sign="always" />;
}
