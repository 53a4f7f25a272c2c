'use client';

import { useQuery } from '@tanstack/react-query';
import { Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { usePinEntry } from '@/components/staff/use-pin-entry';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { NumberPad } from '@/components/ui/number-pad';
import { PinDots } from '@/components/ui/pin-dots';
import { Roving } from '@/components/ui/roving';
import { PIN_LENGTH } from '@/lib/pin-length';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { PhoneWaiting } from './phone-waiting';
import type { PhoneApproval } from './use-phone-approval';

const PANEL =
  'flex shrink-0 flex-col gap-4 border-rule bg-paper p-4 lg:w-[27rem] lg:overflow-y-auto lg:border-l lg:p-6';

export interface ApproverChoice {
  granterId: string;
  reason: string;
  pin: string;
}

/** Whom the counter may ask: not the person at it, unless the store lets one person alone approve their own. */
function useApprovers() {
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings, person } = useCounter();
  const asked = useQuery(trpc.approvals.approvers.queryOptions({ storeId: settings.store.id }));
  return {
    approvers: (asked.data ?? []).filter(({ id }) => id !== person.id || settings.store.selfApproval),
    isPending: asked.isPending,
    problem: asked.isError ? errorText(asked.error) : null,
  };
}

/** Who allows it, why, and their PIN on the spot. The sixth digit asks; what the server says against it stands below. */
export function ApproverEntry(props: {
  /** What is kept of each, and its words. */
  reasons: readonly { value: string; label: string }[];
  /** What to do when nobody is there who may; said of prices unless told. */
  nobody?: string | undefined;
  /** What the one who asks has still to do before a PIN is taken. */
  first?: string | undefined;
  /** The other way: a manager's phone is asked; left out: only who stands here may. */
  phone?: PhoneApproval | undefined;
  /** Puts aside what waits for a phone. */
  onServeNext?: (() => void) | undefined;
  /** @throws what the server refuses with */
  onGrant: (choice: ApproverChoice) => Promise<void>;
}) {
  const t = useTranslations('sales.approval');
  const pinWords = useTranslations('auth.pin');
  const errorText = useErrorText();
  const { approvers, isPending, problem } = useApprovers();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [granterId, setGranterId] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const only = approvers.length === 1 ? (approvers[0]?.id ?? null) : null;
  const chosenId = granterId ?? only;
  const ready = chosenId !== null && reason !== null && props.first === undefined && !busy;

  async function grant(pin: string) {
    if (chosenId === null || reason === null) return;
    setBusy(true);
    setRefusal(null);
    await props
      .onGrant({ granterId: chosenId, reason, pin })
      .catch((failure: unknown) => setRefusal(errorText(failure)));
    setBusy(false);
  }
  const { phone } = props;
  const waits = phone !== undefined && phone.asked !== null;
  const pin = usePinEntry(grant, { enabled: ready && !waits });
  const wrong = pin.isScan ? pinWords('scanned') : (refusal ?? problem);
  if (waits)
    return (
      <section aria-label={t('who')} className={PANEL}>
        <PhoneWaiting phone={phone} onServeNext={props.onServeNext} />
      </section>
    );
  return (
    <section aria-label={t('who')} className={PANEL}>
      <Choice
        label={t('who')}
        options={approvers.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosenId}
        onChoose={setGranterId}
      />
      {approvers.length === 0 && !isPending ? (
        <p className="text-alarm">{props.nobody ?? t('nobody')}</p>
      ) : null}
      <Choice label={t('why')} options={props.reasons} chosen={reason} onChoose={setReason} />
      {phone ? <AskPhone phone={phone} reason={reason} first={props.first} /> : null}
      <PinDots
        count={pin.count}
        length={PIN_LENGTH}
        invalid={(refusal ?? problem) !== null && pin.count === 0}
        label={t('pinTyped', { count: pin.count })}
      />
      <p role="status" className={cn('min-h-6 text-center', wrong ? 'text-alarm' : 'text-ink-soft')}>
        {busy ? t('asking') : (wrong ?? props.first ?? t(ready ? 'pin' : 'chooseFirst'))}
      </p>
      <Roving>
        <NumberPad aria-label={t('pinPad')} layout="pin" size="sm" onKey={pin.press} disabled={!ready} />
      </Roving>
    </section>
  );
}

/** Nobody who may is here: their phones are asked, with the reason that was pressed. */
function AskPhone({
  phone,
  reason,
  first,
}: {
  phone: PhoneApproval;
  reason: string | null;
  first: string | undefined;
}) {
  const t = useTranslations('sales.phone');
  return (
    <div className="flex flex-col gap-1">
      <Button
        size="lg"
        loading={phone.busy}
        missing={first ?? (reason === null ? t('reasonFirst') : null)}
        onClick={() => reason !== null && void phone.ask(reason)}
      >
        <Smartphone aria-hidden />
        {t('ask')}
      </Button>
      {phone.problem ? (
        <p role="alert" className="text-alarm">
          {phone.problem}
        </p>
      ) : null}
    </div>
  );
}

function Choice(props: {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: string | null;
  onChoose: (value: string) => void;
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-ink-soft text-sm">{props.label}</legend>
      <Roving className="grid grid-cols-2 gap-2">
        {props.options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={props.chosen === value}
            onClick={() => props.onChoose(value)}
            className={cn(
              'focus-inset min-h-12 rounded-md border px-2 text-base',
              props.chosen === value
                ? 'border-transparent bg-accent-fill font-medium text-on-accent'
                : 'border-rule-strong bg-paper',
            )}
          >
            {label}
          </button>
        ))}
      </Roving>
    </fieldset>
  );
}
