'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button, ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** What can be done about a difference of a handover: count again, open a case for what is missing, or say why. */
export function DifferenceActions(props: {
  storeId: string;
  zone: string;
  countId: string;
  handoverId: string;
  productId: string;
  /** Named as a whole. */
  goods: string;
  /** Missing, and somebody answered for it. */
  missing: boolean;
  mayPlan: boolean;
  mayOpen: boolean;
  mayAnswer: boolean;
}) {
  const t = useTranslations('handovers');
  const client = useTRPCClient();
  const router = useRouter();
  const plan = useAct(client.stocktake.plan.mutate);
  const [answering, setAnswering] = useState(false);
  const { storeId, productId, goods } = props;
  const caseOf = new URLSearchParams({
    store: storeId,
    source: 'HANDOVER',
    sourceId: props.handoverId,
    product: productId,
  });
  return (
    <div className="flex flex-wrap gap-2">
      {props.mayPlan ? (
        <Button
          loading={plan.busy}
          onClick={async () => {
            const title = t('spotCheckTitle', { zone: props.zone });
            const input = { storeId, kind: 'PRODUCT' as const, title, productIds: [productId] };
            const done = await plan.act(input);
            if (done) router.push(`/stocktakes/${done.stocktakeId}?store=${storeId}`);
          }}
        >
          {t('spotCheck')}
        </Button>
      ) : null}
      {props.mayOpen && props.missing ? (
        <ButtonLink href={`/stock/shortages/new?${caseOf}`}>{t('openCase')}</ButtonLink>
      ) : null}
      {props.mayAnswer ? <Button onClick={() => setAnswering(true)}>{t('answer')}</Button> : null}
      {plan.problem ? <p className="text-alarm text-sm">{plan.problem}</p> : null}
      {answering ? (
        <AnswerForm
          storeId={storeId}
          countId={props.countId}
          name={goods}
          onClose={() => setAnswering(false)}
        />
      ) : null}
    </div>
  );
}

function AnswerForm(props: { storeId: string; countId: string; name: string; onClose: () => void }) {
  const t = useTranslations('handovers');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.handovers.answer.mutate);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const words = reason.trim();
  return (
    <FormDialog
      open
      onOpenChange={props.onClose}
      width="sm"
      title={t('answerTitle', { name: props.name })}
      description={t('answerHint')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (words === '') return;
        if (!(await act({ storeId: props.storeId, countId: props.countId, reason: words }))) return;
        toast.success(t('answered'));
        props.onClose();
      }}
    >
      <Field label={t('reason')} required error={tried && words === '' ? common('required') : undefined}>
        <Textarea value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </FormDialog>
  );
}
