'use client';

import { useQuery } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/format';
import { presetReason } from '@/lib/preset-reason';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { type ApproverChoice, ApproverEntry } from '../approver-entry';
import { useCounter } from '../counter-context';
import { useOnline } from '../use-online';
import { useAskedHere, usePhoneApproval } from '../use-phone-approval';
import { useVoid } from './use-void';

const REASONS = ['priceError', 'wrongItem', 'unwanted', 'other'] as const;

/** The last sale of this counter as far as it may be voided; null: this one is not it, or it is not for this person. */
export function useVoidable(ticketId: string) {
  const trpc = useTRPC();
  const { settings, practice, session } = useCounter();
  const { data } = useQuery({
    ...trpc.sales.voidable.queryOptions({ storeId: settings.store.id }),
    enabled: practice === null && session !== null,
    staleTime: 0,
  });
  return data?.ticketId === ticketId ? data : null;
}

interface Props {
  ticketId: string;
  voidable: { totalFen: number; needsApproval: boolean; why: string | null };
  onBack: () => void;
  onDone: (number: string) => void;
}

/** Takes the last sale back as a whole: why, and who allows it where that is needed. */
export function VoidSale({ ticketId, voidable, onBack, onDone }: Props) {
  const t = useTranslations('sales.void');
  const errorText = useErrorText();
  const [reason, setReason] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const stop = useWhatStops(voidable.why);
  const own = useVoid(ticketId, ({ number, refundFen }) => {
    toast.success(t('done', { number, amount: formatMoney(refundFen) }), { position: 'top-center' });
    onDone(number);
  });
  const { totalFen } = voidable;
  if (own.open)
    return (
      <section aria-label={t('title')} className="flex flex-col gap-4">
        <Callout tone="warn" title={t('open', { number: own.open.number })}>
          {own.error ? <p>{errorText(own.error)}</p> : null}
          <p>{t('openHint')}</p>
        </Callout>
        <Button size="xl" variant="primary" loading={own.busy} onClick={() => void own.askAgain()}>
          {t('askAgain')}
        </Button>
      </section>
    );
  if (asking && reason !== null)
    return (
      <VoidApproval
        {...{ ticketId, totalFen, requestId: own.requestId }}
        onBack={() => setAsking(false)}
        onGranted={(approvalId) => {
          setAsking(false);
          void own.run({ reason, totalFen, approvalId });
        }}
      />
    );
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <h3 className="font-semibold text-xl">{t('title')}</h3>
      <p className="text-ink-soft">{t('description')}</p>
      <p className="flex items-baseline justify-between rounded-md border border-rule bg-paper p-4">
        <span>{t('goesBack')}</span>
        <Amount fen={totalFen} size="figure" />
      </p>
      {stop ? <Callout tone="warn" title={stop} /> : <Reasons chosen={reason} onChoose={setReason} />}
      {own.error ? <Callout tone="late" title={errorText(own.error)} /> : null}
      <div className="flex flex-wrap gap-3">
        <Button size="xl" onClick={onBack}>
          {t('back')}
        </Button>
        <Button
          size="xl"
          variant="danger"
          className="flex-1"
          loading={own.busy}
          missing={stop ?? (reason === null ? t('reasonFirst') : null)}
          onClick={() =>
            voidable.needsApproval ? setAsking(true) : void own.run({ reason: reason ?? '', totalFen })
          }
        >
          {t(voidable.needsApproval ? 'askManager' : 'act')}
        </Button>
      </div>
    </section>
  );
}

/** Why it cannot be done now, in words; null: it can. */
function useWhatStops(why: string | null): string | null {
  const t = useTranslations('sales.void');
  const { pending } = useCounter();
  const isOnline = useOnline();
  const waiting = useSyncExternalStore(pending.subscribe, pending.getSnapshot, pending.getSnapshot);
  if (!isOnline) return t('offline');
  if (waiting.length > 0) return t('unsent');
  return why === null ? null : t('why', { why });
}

function Reasons(props: { chosen: string | null; onChoose: (reason: string) => void }) {
  const t = useTranslations('sales.return');
  return (
    <fieldset className="grid grid-cols-2 gap-2" aria-label={t('reason')}>
      {REASONS.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={props.chosen === presetReason(name)}
          onClick={() => props.onChoose(presetReason(name))}
          className={cn(
            'focus-inset min-h-12 rounded-md border px-2 text-base',
            props.chosen === presetReason(name)
              ? 'border-transparent bg-accent-fill font-medium text-on-accent'
              : 'border-rule-strong bg-paper',
          )}
        >
          {t(`reasons.${name}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** Somebody else allows exactly this void: here with their PIN, or on their phone. */
function VoidApproval(props: {
  ticketId: string;
  totalFen: number;
  requestId: string;
  onBack: () => void;
  onGranted: (approvalId: string) => void;
}) {
  const t = useTranslations('sales.void');
  const words = useTranslations('sales.return.approval');
  const client = useTRPCClient();
  const storeId = useCounter().settings.store.id;
  const request = useRequestId();
  const act = {
    kind: 'VOID_LAST' as const,
    subjectId: props.requestId,
    ticketId: props.ticketId,
    netFen: props.totalFen,
    oldFen: 0 as const,
  };
  async function grant({ granterId, reason, pin }: ApproverChoice) {
    const content = { ...act, storeId, granterId, reason };
    const { approvalId } = await client.approvals.grant.mutate({
      ...content,
      requestId: request.of(content),
      pin,
    });
    props.onGranted(approvalId);
  }
  const phone = usePhoneApproval({
    acts: [act],
    kept: useAskedHere(),
    onApproved: ([word]) => word && props.onGranted(word.id),
  });
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <h3 className="font-semibold text-xl">{t('needsManager')}</h3>
        <p className="text-ink-soft">{t('approvalHint')}</p>
        <Amount fen={props.totalFen} size="figure" />
        <Button
          size="lg"
          className="self-start"
          onClick={() => {
            phone.withdraw();
            props.onBack();
          }}
        >
          {t('back')}
        </Button>
      </div>
      <ApproverEntry
        reasons={(['agreed', 'regular', 'other'] as const).map((name) => ({
          value: presetReason(name),
          label: words(`reasons.${name}`),
        }))}
        nobody={words('nobody')}
        phone={phone}
        onGrant={grant}
      />
    </section>
  );
}

/** The way to it, beside the receipt. */
export function VoidButton({ onPress }: { onPress: () => void }) {
  const t = useTranslations('sales.void');
  return (
    <Button size="lg" onClick={onPress}>
      <Ban aria-hidden />
      {t('act')}
    </Button>
  );
}
