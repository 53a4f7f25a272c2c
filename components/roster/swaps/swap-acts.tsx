'use client';

import { Check, Undo2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { WordDialog } from '@/components/shell/word-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Finding } from '@/server/roster/planning-facts-rules';
import { subjectOf } from '@/server/roster/planning-rules';
import { useTRPCClient } from '@/trpc/react';
import { FindingNames, useFindingWords } from '../use-finding-words';

interface Swap {
  storeId: string;
  swapId: string;
  /** Whose shift of which day, for whoever does not see the line. */
  name: string;
}

/** Takes what a colleague offers. */
export function TakeShift({ storeId, swapId, name }: Swap) {
  const t = useTranslations('roster.swaps');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.takeShift.mutate);
  return (
    <>
      <Button
        variant="primary"
        aria-label={t('takeNamed', { name })}
        loading={busy}
        onClick={async () => {
          if (await act({ storeId, swapId })) toast.success(t('taken'));
        }}
      >
        <Check aria-hidden />
        {t('take')}
      </Button>
      {problem ? <Callout tone="late" title={problem} className="w-full" /> : null}
    </>
  );
}

/** The giver keeps the shift, or the taker steps back, once they were asked. */
export function WithdrawSwap({ storeId, swapId, name, isGiver }: Swap & { isGiver: boolean }) {
  const t = useTranslations('roster.swaps');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.withdrawSwap.mutate);
  const [asking, setAsking] = useState(false);
  const what = isGiver ? 'withdraw' : 'stepBack';
  return (
    <>
      <Button
        variant="ghost"
        aria-label={t(isGiver ? 'withdrawNamed' : 'stepBackNamed', { name })}
        loading={busy}
        onClick={() => setAsking(true)}
      >
        <Undo2 aria-hidden />
        {t(what)}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t(`ask.${what}.title`)}
        description={t(`ask.${what}.hint`, { name })}
        confirmLabel={t(`ask.${what}.do`)}
        onConfirm={async () => void (await act({ storeId, swapId }))}
      />
      {problem ? <Callout tone="late" title={problem} className="w-full" /> : null}
    </>
  );
}

/** A yes that was wrong is taken back, for a reason both sides are told. */
export function UndoSwap({ storeId, swapId, name }: Swap) {
  const t = useTranslations('roster.swaps');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('undo')}
      buttonName={t('undoNamed', { name })}
      title={t('undoTitle', { name })}
      hint={t('undoHint')}
      fieldLabel={t('undoReason')}
      required
      variant="secondary"
      run={(reason, requestId) => client.roster.undoSwap.mutate({ storeId, swapId, reason, requestId })}
      done={t('undone')}
    />
  );
}

/** A manager's yes or no; what it breaks wants a reason. */
export function DecideSwap({
  findings,
  names,
  timeZone,
  missing,
  ...swap
}: Swap & {
  findings: readonly Finding[];
  names: ReadonlyMap<string, string>;
  timeZone: string;
  /** Why it cannot be approved yet. */
  missing: string | null;
}) {
  const t = useTranslations('roster.swaps');
  const client = useTRPCClient();
  const approve = useAct(client.roster.approveSwap.mutate);
  const refuse = useAct(client.roster.refuseSwap.mutate);
  const [form, setForm] = useState<'APPROVE' | 'REFUSE' | null>(null);
  const { storeId, swapId, name } = swap;
  const yes = async (reason?: string) => {
    const done = await approve.act({ storeId, swapId, ...(reason ? { reason } : {}) });
    if (done) toast.success(t('approved'));
    return Boolean(done);
  };
  const no = async (note: string) => {
    const done = await refuse.act({ storeId, swapId, note });
    if (done) toast.success(t('refused'));
    return Boolean(done);
  };
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button aria-label={t('refuseNamed', { name })} loading={refuse.busy} onClick={() => setForm('REFUSE')}>
        <X aria-hidden />
        {t('refuse')}
      </Button>
      <Button
        variant="primary"
        aria-label={t('approveNamed', { name })}
        loading={approve.busy}
        missing={missing}
        onClick={() => (findings.length > 0 ? setForm('APPROVE') : void yes())}
      >
        <Check aria-hidden />
        {t('approve')}
      </Button>
      {approve.problem && form === null ? (
        <Callout tone="late" title={approve.problem} className="w-full" />
      ) : null}
      {form === 'APPROVE' ? (
        <FindingNames value={{ names, timeZone }}>
          <ReasonForm
            title={t('approveNamed', { name })}
            label={t('reason')}
            required
            problem={approve.problem}
            busy={approve.busy}
            onSend={yes}
            onClose={() => setForm(null)}
          >
            <FindingWords findings={findings} />
          </ReasonForm>
        </FindingNames>
      ) : null}
      {form === 'REFUSE' ? (
        <ReasonForm
          title={t('refuseNamed', { name })}
          label={t('refuseNote')}
          problem={refuse.problem}
          busy={refuse.busy}
          onSend={no}
          onClose={() => setForm(null)}
        />
      ) : null}
    </span>
  );
}

function FindingWords({ findings }: { findings: readonly Finding[] }) {
  const words = useFindingWords();
  return (
    <ul className="list-disc ps-5 text-sm">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${subjectOf(finding)}`}>{words(finding)}</li>
      ))}
    </ul>
  );
}

function ReasonForm(props: {
  title: string;
  label: string;
  required?: boolean;
  problem: string | null;
  busy: boolean;
  onSend: (text: string) => Promise<boolean>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations('roster.swaps');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = props.required === true && text.trim() === '';
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : props.onClose())}
      title={props.title}
      submitLabel={t('confirm')}
      busy={props.busy}
      problem={props.problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (!isMissing && (await props.onSend(text.trim()))) props.onClose();
      }}
    >
      {props.children}
      <Field label={props.label} error={tried && isMissing ? t('reasonMissing') : undefined}>
        <Input maxLength={200} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
    </FormDialog>
  );
}
