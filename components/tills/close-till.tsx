'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { type ApproverChoice, ApproverEntry } from '@/components/sales/approver-entry';
import { useCounter } from '@/components/sales/counter-context';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { differenceNeedsApproval, needsReason, type TenderCount } from '@/server/tills/rules';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { type CountedTill, CountTill } from './count-till';

/** Blind count, then what it should have been, one recount, and the end of the session. */
export function CloseTill(props: { sessionId: string; onBack: () => void; onClosed: () => void }) {
  const t = useTranslations('tills.close');
  const { pending } = useCounter();
  const { settings } = useCounter();
  // What nobody takes is no reason to leave the drawer open: it is shown among what waits.
  const unsent = useSyncExternalStore(pending.subscribe, pending.getSnapshot, pending.getSnapshot).filter(
    ({ storeId, stuck }) => storeId === settings.store.id && stuck === null,
  ).length;
  const errorText = useErrorText();
  const trpc = useTRPC();
  // A count that was handed in stays, whoever left the screen in between.
  const report = useQuery({
    ...trpc.tills.report.queryOptions({ storeId: settings.store.id, sessionId: props.sessionId }),
    staleTime: 0,
  });
  const [fresh, setFresh] = useState<CountedTill | null>(null);
  const [recounting, setRecounting] = useState(false);
  const [lost, setLost] = useState(false);
  const last = report.data?.counts.at(-1) ?? null;
  const counted = last && last.attempt > (fresh?.attempt ?? 0) ? last : (fresh ?? last);
  /** The count may be in although its answer was lost: then it is shown as the server has it. */
  async function lookAtCounts() {
    const { data } = await report.refetch();
    const has = data?.counts.at(-1)?.attempt ?? 0;
    if (has <= (counted?.attempt ?? 0)) return;
    setLost(true);
    setRecounting(false);
  }
  if (unsent > 0) {
    return (
      <Callout
        tone="warn"
        title={t('unsent', { count: unsent })}
        actions={
          <Button size="lg" onClick={() => pending.flush()}>
            {t('sendNow')}
          </Button>
        }
      >
        {t('unsentHint')}
      </Callout>
    );
  }
  // What is being typed stays while nobody answers.
  if (report.isError && !report.data) return <Callout tone="late" title={errorText(report.error)} />;
  if (report.isPending) return <p className="text-ink-soft">{t('loading')}</p>;
  if (counted === null || recounting) {
    return (
      <CountTill
        key={recounting ? 'second' : 'first'}
        sessionId={props.sessionId}
        onBack={recounting ? () => setRecounting(false) : props.onBack}
        onFailed={() => void lookAtCounts()}
        onCounted={(result) => {
          setLost(false);
          setFresh(result);
          setRecounting(false);
        }}
      />
    );
  }
  return (
    <Outcome
      key={counted.attempt}
      sessionId={props.sessionId}
      counted={counted}
      wasLost={lost}
      onRecount={counted.attempt < 2 ? () => setRecounting(true) : undefined}
      onClosed={props.onClosed}
    />
  );
}

function Outcome(props: {
  sessionId: string;
  counted: CountedTill;
  /** Nobody answered for the count, and the server has it. */
  wasLost: boolean;
  onRecount: (() => void) | undefined;
  onClosed: () => void;
}) {
  const t = useTranslations('tills.close');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings } = useCounter();
  const [reason, setReason] = useState('');
  const { counted } = props;
  const request = useRequestId();
  const close = useMutation(
    trpc.tills.close.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: trpc.tills.list.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.tills.sessions.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.tills.report.queryKey() });
        props.onClosed();
      },
      // After a lost answer the list tells whether it was handed in.
      onError: () => void queries.invalidateQueries({ queryKey: trpc.tills.list.queryKey() }),
    }),
  );
  // Cash that moved after the second count changes the difference; the refusal names the new one.
  const refusal = close.error ? codedError(close.error) : null;
  const told = refusal?.code === 'DIFFERENCE_NEEDS_APPROVAL' ? refusal.params?.differenceFen : undefined;
  const differenceFen = typeof told === 'number' ? told : counted.differenceFen;
  // The server may know of a difference that came after the count.
  const mustSay =
    refusal?.code === 'TILL_DIFFERENCE_NEEDS_REASON' || needsReason(differenceFen, counted.tenders);
  const needsManager = differenceNeedsApproval(differenceFen, settings.store.cashDifferenceLimitFen);
  const finish = (approvalId?: string) => {
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
          <Figure name={t('expected')} fen={counted.countedFen - differenceFen} />
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
              disabled={mustSay && reason.trim() === ''}
              loading={close.isPending}
              onClick={() => finish()}
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
          onGranted={finish}
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

function DifferenceApproval(props: {
  sessionId: string;
  differenceFen: number;
  /** What is still to be filled in before anybody allows it. */
  first: string | undefined;
  onGranted: (approvalId: string) => void;
}) {
  const t = useTranslations('tills.close');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { settings, person } = useCounter();
  const storeId = settings.store.id;
  const approvers = useQuery(trpc.approvals.approvers.queryOptions({ storeId }));
  const [error, setError] = useState<string | null>(null);
  const request = useRequestId();
  async function grant({ granterId, reason, pin }: ApproverChoice) {
    setError(null);
    try {
      const { approvalId } = await client.approvals.grant.mutate({
        kind: 'CASH_DIFFERENCE',
        requestId: request.of({ granterId, reason, differenceFen: props.differenceFen }),
        storeId,
        granterId,
        reason,
        pin,
        subjectId: props.sessionId,
        netFen: props.differenceFen,
        oldFen: 0,
      });
      props.onGranted(approvalId);
    } catch (failure) {
      setError(errorText(failure));
    }
  }
  return (
    <ApproverEntry
      approvers={(approvers.data ?? []).filter(({ id }) => id !== person.id || settings.store.selfApproval)}
      loading={approvers.isPending}
      reasons={(['wrongChange', 'unknown', 'notBooked', 'other'] as const).map((name) =>
        t(`reasons.${name}`),
      )}
      first={props.first}
      error={error ?? (approvers.isError ? errorText(approvers.error) : null)}
      onGrant={grant}
    />
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
