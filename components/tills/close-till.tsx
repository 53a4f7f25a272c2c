'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { useCounter } from '@/components/sales/counter-context';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateTime } from '@/components/ui/date-time';
import { useTRPC } from '@/trpc/react';
import { CountOutcome } from './count-outcome';
import { type CountedTill, CountTill } from './count-till';
import { MoneyTaken } from './money-taken';
import { useNoteTill } from './use-note-till';
import { useOpenPayments } from './use-open-payments';

interface Props {
  sessionId: string;
  onBack: () => void;
  onClosed: () => void;
}

/**
 * Blind count, then what it should have been, one recount, and the end of the session. It waits for what this tablet has not sent,
 * and for money that was taken for a sale nobody finished: both lie in the drawer and in no book.
 */
export function CloseTill(props: Props) {
  const t = useTranslations('tills.close');
  const { pending, settings } = useCounter();
  // What nobody takes is no reason to leave the drawer open: it is shown among what waits.
  const unsent = useSyncExternalStore(pending.subscribe, pending.getSnapshot, pending.getSnapshot).filter(
    ({ storeId, stuck }) => storeId === settings.store.id && stuck === null,
  ).length;
  const { payments, isTaken } = useOpenPayments();
  return (
    <>
      {unsent > 0 ? (
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
      ) : null}
      <MoneyTaken payments={payments} />
      {/* What was counted already stays filled in. */}
      <div hidden={unsent > 0 || payments.length > 0}>
        <Counting {...props} moneyTaken={isTaken} />
      </div>
    </>
  );
}

function Counting(props: Props & { moneyTaken: () => Promise<boolean> }) {
  const t = useTranslations('tills.close');
  const { settings } = useCounter();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  // A count that was handed in stays, whoever left the screen in between.
  const report = useQuery({
    ...trpc.tills.report.queryOptions({ storeId: settings.store.id, sessionId: props.sessionId }),
    staleTime: 0,
    refetchInterval: 20_000,
  });
  const [fresh, setFresh] = useState<CountedTill | null>(null);
  const note = useNoteTill(props.sessionId);
  const [again, setAgain] = useState(false);
  const [lost, setLost] = useState(false);
  const last = report.data?.counts.at(-1) ?? null;
  const counted = last && last.attempt >= (fresh?.attempt ?? 0) ? last : (fresh ?? last);
  /** The count may be in although its answer was lost: then it is shown as the server has it. */
  async function lookAtCounts() {
    const { data } = await report.refetch();
    const has = data?.counts.at(-1)?.attempt ?? 0;
    if (has <= (counted?.attempt ?? 0)) return;
    setLost(true);
    setAgain(false);
  }
  function onCounted(result: CountedTill) {
    setLost(false);
    setFresh(result);
    setAgain(false);
    note('COUNTED');
    void queries.invalidateQueries({ queryKey: trpc.tills.list.queryKey() });
    void report.refetch();
  }
  // What is being typed stays while nobody answers.
  if (report.isError && !report.data) return <Callout tone="late" title={errorText(report.error)} />;
  // What was known on an earlier visit may hold no more.
  if (!report.isFetchedAfterMount) return <p className="text-ink-soft">{t('loading')}</p>;
  if (counted === null || again) {
    return (
      <CountTill
        key={counted?.attempt ?? 0}
        sessionId={props.sessionId}
        isLast={again && last?.movedAfter === false}
        moneyTaken={props.moneyTaken}
        onBack={again ? () => setAgain(false) : props.onBack}
        onFailed={() => void lookAtCounts()}
        onCounted={onCounted}
      />
    );
  }
  if (last?.movedAfter && last.attempt === counted.attempt)
    return <Stale at={last.countedAt} onCount={() => setAgain(true)} />;
  return (
    <CountOutcome
      key={counted.attempt}
      sessionId={props.sessionId}
      counted={counted}
      wasLost={lost}
      moneyTaken={props.moneyTaken}
      onRecount={counted.isLast ? undefined : () => setAgain(true)}
      onRefused={() => void report.refetch()}
      onClosed={props.onClosed}
    />
  );
}

/** Money moved since the count: its figures say nothing any more. */
function Stale({ at, onCount }: { at: Date; onCount: () => void }): ReactNode {
  const t = useTranslations('tills.close');
  const { settings } = useCounter();
  return (
    <Callout
      tone="warn"
      title={t.rich('stale', { time: () => <DateTime at={at} timeZone={settings.store.timeZone} /> })}
      actions={
        <Button size="lg" variant="primary" onClick={onCount}>
          {t('countAnew')}
        </Button>
      }
    >
      {t('staleHint')}
    </Callout>
  );
}
