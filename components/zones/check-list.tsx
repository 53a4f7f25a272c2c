'use client';

import { Check, RotateCcw, X } from 'lucide-react';
import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { TextLink } from '@/components/ui/text-link';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { DueCheck } from '@/server/zones/checks/list-checks';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  zoneId: string;
  timeZone: string;
  checks: readonly DueCheck[];
  mayCheck: boolean;
}

/** What a zone is asked for today and this week: in order or not with one thumb; what was looked at can be again. */
export function CheckList(props: Props) {
  const t = useTranslations('zones.checks');
  return (
    <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
      {props.checks.map((check) => (
        <CheckRow key={check.itemId} check={check} {...props} />
      ))}
      {props.checks.length > 0 && !props.mayCheck ? (
        <li className="p-3 text-ink-soft text-sm">{t('notYours')}</li>
      ) : null}
    </ul>
  );
}

function CheckRow({ check, storeId, zoneId, timeZone, mayCheck }: Props & { check: DueCheck }) {
  const t = useTranslations('zones.checks');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.recordCheck.mutate);
  const [again, setAgain] = useState(false);
  const [failing, setFailing] = useState(false);
  const { text: item, itemId, last } = check;
  const asking = mayCheck && (last === null || again);

  async function pass() {
    if (!(await act({ storeId, zoneId, itemId, passed: true }))) return;
    setAgain(false);
    toast.success(t('passed', { item }));
  }

  return (
    <li className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 font-medium">
          {item}
          {check.rhythm === 'WEEKLY' ? (
            <span className="ml-2 font-normal text-ink-soft text-sm">{t('thisWeek')}</span>
          ) : null}
        </p>
        {last ? (
          <Badge tone={last.passed ? 'ok' : 'late'} icon={last.passed ? Check : X}>
            {t(last.passed ? 'pass' : 'fail')}
          </Badge>
        ) : null}
        {last && mayCheck && !again ? (
          <Button
            size="lg"
            variant="ghost"
            square
            aria-label={t('againOf', { item })}
            onClick={() => setAgain(true)}
          >
            <RotateCcw aria-hidden />
          </Button>
        ) : null}
      </div>
      {last ? (
        <p className="text-ink-soft text-sm">
          {last.note === '' ? null : <span className="block text-ink">{last.note}</span>}
          {last.person} <DateTime at={last.checkedAt} timeZone={timeZone} />
          {last.photoId ? (
            <>
              {' · '}
              <TextLink href={attachmentAddress(storeId, last.photoId)} target="_blank" prefetch={false}>
                {t('seePhoto')}
              </TextLink>
            </>
          ) : null}
        </p>
      ) : null}
      {problem ? <Callout tone="late" title={problem} /> : null}
      {asking ? (
        <div className="grid grid-cols-2 gap-2">
          <Button
            size="lg"
            disabled={busy}
            aria-label={t('failOf', { item })}
            onClick={() => setFailing(true)}
          >
            <X aria-hidden />
            {t('fail')}
          </Button>
          <Button
            size="lg"
            variant="primary"
            loading={busy}
            aria-label={t('passOf', { item })}
            onClick={() => void pass()}
          >
            <Check aria-hidden />
            {t('pass')}
          </Button>
        </div>
      ) : null}
      {failing ? (
        <FailForm
          storeId={storeId}
          zoneId={zoneId}
          check={check}
          onClose={() => {
            setFailing(false);
            setAgain(false);
          }}
        />
      ) : null}
    </li>
  );
}

/** What is wrong, in a few words, and a picture of it. */
function FailForm(props: { storeId: string; zoneId: string; check: DueCheck; onClose: () => void }) {
  const t = useTranslations('zones.checks');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.recordCheck.mutate);
  const [note, setNote] = useState('');
  const [attachmentId, setAttachmentId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const common = useTranslations('common');
  const { text: item, itemId } = props.check;
  return (
    <FormDialog
      open
      onOpenChange={props.onClose}
      width="sm"
      title={t('failTitle', { item })}
      submitLabel={t('keep')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (note.trim() === '') return;
        const { storeId, zoneId } = props;
        const input = {
          storeId,
          zoneId,
          itemId,
          passed: false,
          note: note.trim(),
          ...(attachmentId ? { attachmentId } : {}),
        };
        if (!(await act(input))) return;
        toast.success(t('failed', { item }));
        props.onClose();
      }}
    >
      <Field label={t('note')} required error={tried && note.trim() === '' ? common('required') : undefined}>
        <Textarea rows={3} value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <div className="flex flex-col items-start gap-2">
        <AttachmentInput
          storeId={props.storeId}
          kind="zonePhoto"
          label={t('addPhoto')}
          name={`${item} · ${t('photo')}`}
          onKept={setAttachmentId}
        />
        {attachmentId ? (
          <Image
            src={attachmentAddress(props.storeId, attachmentId)}
            alt={t('photo')}
            width={240}
            height={160}
            unoptimized
            className="max-h-40 w-auto rounded-md"
          />
        ) : null}
      </div>
    </FormDialog>
  );
}
