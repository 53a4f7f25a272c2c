'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { useReasonWords } from '@/components/shell/use-reason-words';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { Unit } from '@/components/ui/unit';
import { formatMoney, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { WaitingRequest } from '@/server/sales/waiting-approvals';
import { useTRPCClient } from '@/trpc/react';

const PERCENT_BP = 100;

/** What one counter asks for: of what, by whom, why, at what price; a tap allows or declines it. */
export function WaitingApproval({
  request,
  onAnswered,
}: {
  request: WaitingRequest;
  onAnswered: () => void;
}) {
  const t = useTranslations('approvals');
  const acts = useTranslations('reports.approvalKinds');
  const kinds = useTranslations('reports.tenderKinds');
  const returns = useTranslations('approvals.elsewhere');
  const reasonWords = useReasonWords();
  const { storeId, id: askedId, requestedBy: name, netFen } = request;
  const { answer, busy, problem } = useAnswer(request, onAnswered);
  const amount = formatMoney(netFen);
  return (
    <article className="flex flex-col gap-2 rounded-lg border border-rule-strong bg-paper p-4 shadow-lg">
      <h2 className="font-semibold">{t('asks', { name, kind: acts(request.kind) })}</h2>
      <p className="text-ink-soft text-sm">
        {[request.storeName, reasonWords(request.reason), request.customer].filter(Boolean).join(' · ')}
      </p>
      <ul className="flex flex-col gap-1">
        {request.lines.map((line) => (
          <AskedGoods key={`${line.name} ${line.quantity} ${line.netFen}`} line={line} />
        ))}
        {request.lines.length === 0 ? (
          <li className="font-semibold">
            <Amount fen={netFen} tone="plain" />
          </li>
        ) : null}
      </ul>
      {request.elsewhere ? (
        <p className="flex items-baseline justify-between gap-3 font-medium">
          <span>{returns('backAs', { kind: kinds(request.elsewhere.kind) })}</span>
          <Amount fen={request.elsewhere.fen} tone="plain" />
        </p>
      ) : null}
      {problem ? <Callout tone="late" title={problem} /> : null}
      <div className="flex gap-2">
        <Button
          size="lg"
          aria-label={t('declineOf', { name, amount })}
          disabled={busy}
          onClick={() => void answer({ storeId, askedId, verdict: 'DECLINED' })}
        >
          {t('decline')}
        </Button>
        <Button
          size="lg"
          variant="primary"
          className="flex-1"
          aria-label={t('approveOf', { name, amount })}
          loading={busy}
          onClick={() => void answer({ storeId, askedId, verdict: 'APPROVED' })}
        >
          {t('approve', { amount })}
        </Button>
      </div>
    </article>
  );
}

/** Declining takes nothing but the tap; so does a price. */
function useAnswer({ wantsProof, requestedBy: name }: WaitingRequest, onAnswered: () => void) {
  const t = useTranslations('approvals');
  const client = useTRPCClient();
  const deed = useAct(
    (input: Parameters<typeof client.approvals.answer.mutate>[0]) =>
      wantsProof && input.verdict === 'APPROVED'
        ? client.approvals.answerWithProof.mutate(input)
        : client.approvals.answer.mutate(input),
    { quiet: true },
  );
  return {
    ...deed,
    async answer(said: Parameters<typeof deed.act>[0]) {
      if (!(await deed.act(said))) return;
      toast.success(t(`said.${said.verdict}`, { name }));
      onAnswered();
    },
  };
}

function AskedGoods({ line }: { line: WaitingRequest['lines'][number] }) {
  const t = useTranslations('approvals');
  return (
    <li className="flex items-start gap-3">
      <span className="min-w-0 flex-1">
        {goodsName(line)}
        <span className="block text-ink-soft text-sm">
          {formatQuantity(line.quantity)} <Unit of={line.unit} quantity={line.quantity} />
          {line.marginBp === null ? null : ` · ${t('margin', { percent: line.marginBp / PERCENT_BP })}`}
        </span>
      </span>
      <span className="flex flex-col items-end">
        {line.listFen === null || line.listFen === line.netFen ? null : (
          <s className="text-ink-soft text-sm">
            <Amount fen={line.listFen} tone="plain" />
          </s>
        )}
        <Amount fen={line.netFen} tone="plain" className="font-semibold" />
      </span>
    </li>
  );
}
