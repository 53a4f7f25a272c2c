'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCounter } from '@/components/sales/counter-context';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { differenceNeedsApproval, needsReason, type TenderCount } from '@/server/tills/rules';
import { useTRPC } from '@/trpc/react';
import type { CountedTill } from './count-till';
import { DifferenceApproval } from './difference-approval';
import { useNoteTill } from './use-note-till';

/** What a count that holds came to, and the end of the session. */
export function CountOutcome(props: {
  sessionId: string;
  counted: CountedTill;
  /** Nobody answered for the count, and the server has it. */
  wasLost: boolean;
  /** Money that was taken for a sale of any window and is in no book yet; asked at the last moment. */
  moneyTaken: () => Promise<boolean>;
  onRecount: (() => void) | undefined;
  /** It was refused: what the server has is to be looked at. */
  onRefused: () => void;
  onClosed: () => void;
}) {
  const t = useTranslations('tills.close');
  const why = useTranslations('common.why');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings } = useCounter();
  const [reason, setReason] = useState('');
  const { counted } = props;
  const note = useNoteTill(props.sessionId);
  const request = useRequestId();
  const close = useMutation(
    trpc.tills.close.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: trpc.tills.list.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.tills.sessions.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.tills.report.queryKey() });
        note('CLOSED');
        props.onClosed();
      },
      // After a lost answer the list tells whether it was handed in.
      onError: () => {
        void queries.invalidateQueries({ queryKey: trpc.tills.list.queryKey() });
        props.onRefused();
      },
    }),
  );
  const { differenceFen } = counted;
  const mustSay = needsReason(differenceFen, counted.tenders);
  const needsManager = differenceNeedsApproval(differenceFen, settings.store.cashDifferenceLimitFen);
  const finish = async (approvalId?: string) => {
    if (await props.moneyTaken()) return;
    const content = {
      storeId: settings.store.id,
      sessionId: props.sessionId,
      reason,
      ...(approvalId ? { approvalId } : {}),
    };
    close.mutate({ ...content, requestId: request.of(content) });
  };
  return (
    <div className="flex flex-col gap-4 lg:flex-row">
      <section className="flex flex-1 flex-col gap-4">
        {props.wasLost ? <Callout tone="warn" title={t('wasCounted')} /> : null}
        <dl className="divide-y divide-rule rounded-md border border-rule bg-paper">
          <Figure name={t('counted')} fen={counted.countedFen} />
          <Figure name={t('expected')} fen={counted.expectedFen} />
          <Figure name={t('difference')} fen={differenceFen} difference />
        </dl>
        <Tenders tenders={counted.tenders} />
        {!mustSay ? null : (
          <Field label={t('reason')} hint={t('reasonHint')} required>
            <Input
              controlSize="lg"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        )}
        {close.isError ? <Callout tone="late" title={errorText(close.error)} /> : null}
        {needsManager ? <Callout tone="warn" title={t('needsManager')} /> : null}
        <p className="text-ink-soft">{t(props.onRecount ? 'recountHint' : 'lastCount')}</p>
        <div className="flex flex-wrap gap-3">
          {props.onRecount ? (
            <Button size="lg" onClick={props.onRecount} disabled={close.isPending}>
              {t('recount')}
            </Button>
          ) : null}
          {needsManager ? null : (
            <Button
              size="lg"
              variant="primary"
              missing={mustSay && reason.trim() === '' ? why('sayWhy') : null}
              loading={close.isPending}
              onClick={() => void finish()}
            >
              {t('finish')}
            </Button>
          )}
        </div>
      </section>
      {needsManager ? (
        <DifferenceApproval
          sessionId={props.sessionId}
          differenceFen={differenceFen}
          first={mustSay && reason.trim() === '' ? t('reasonFirst') : undefined}
          onGranted={(approvalId) => void finish(approvalId)}
        />
      ) : null}
    </div>
  );
}

/** Every tender beside what the tickets say; what nobody counted says so. */
function Tenders({ tenders }: { tenders: readonly TenderCount[] }) {
  const t = useTranslations('tills.close');
  const kinds = useTranslations('sales.pay.kinds');
  if (tenders.length === 0) return null;
  return (
    <dl className="divide-y divide-rule rounded-md border border-rule bg-paper">
      {tenders.map((tender) => (
        <div key={tender.kind} className="flex min-h-14 flex-wrap items-center gap-x-4 px-4">
          <dt className="min-w-28 flex-1">{kinds.has(tender.kind) ? kinds(tender.kind) : tender.kind}</dt>
          <dd className="text-ink-soft">
            {t('tenderExpected')} <Amount fen={tender.expectedFen} />
          </dd>
          <dd className="font-semibold">
            {tender.countedFen === null || tender.differenceFen === null ? (
              t('notCounted')
            ) : (
              <>
                {t('tenderCounted')} <Amount fen={tender.countedFen} />{' '}
                <Amount fen={tender.differenceFen} sign="always" />
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Figure({ name, fen, difference = false }: { name: string; fen: number; difference?: boolean }) {
  return (
    <div className="flex min-h-14 items-center justify-between px-4 text-lg">
      <dt>{name}</dt>
      <dd>
        <Amount
          fen={fen}
          sign={difference ? 'always' : 'negative'}
          className={difference ? 'font-semibold text-2xl' : 'font-semibold'}
        />
      </dd>
    </div>
  );
}
