'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { PinOf } from '@/components/staff/pin-of';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { SheetKind } from '@/server/duty/duty-rules';
import { useTRPCClient } from '@/trpc/react';
import { type Looked, SheetPoint, UNSEEN } from './sheet-point';

/** The day's opening or closing list, point by point; whoever looked signs it with their PIN. */
export function SheetForm({
  storeId,
  kind,
  points,
  photoPoints,
  people,
  me,
}: {
  storeId: string;
  kind: SheetKind;
  points: readonly string[];
  photoPoints: readonly string[];
  people: readonly { id: string; name: string }[];
  me: string;
}) {
  const t = useTranslations('duty');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const typed = useRef('');
  // The PIN is no part of what a repeat has to repeat.
  const { act, busy, problem, clear } = useAct(
    (input: Omit<Parameters<typeof client.duty.sign.mutate>[0], 'pin'>) =>
      client.duty.sign.mutate({ ...input, pin: typed.current }),
  );
  const [looked, setLooked] = useState<Readonly<Record<string, Looked>>>({});
  const [signerId, setSigner] = useState(people.some(({ id }) => id === me) ? me : '');
  const [isSigning, setSigning] = useState(false);
  const of = (point: string) => looked[point] ?? UNSEEN;
  const left = points.filter((point) => of(point).result === '').length;
  const isUnsaid = points.some((point) => of(point).result === 'wrong' && of(point).text.trim() === '');
  const isBare = points.some((point) => photoPoints.includes(point) && !of(point).attachmentId);
  const missing =
    (left > 0 && t('missing', { left })) ||
    (isUnsaid && t('missingWords')) ||
    (isBare && t('missingPhoto')) ||
    (signerId === '' && t('missingSigner')) ||
    null;

  async function sign(pin: string) {
    typed.current = pin;
    const done = await act({
      storeId,
      kind,
      signerId,
      points: points.map((point) => {
        const { result, text, attachmentId } = of(point);
        return { point, inOrder: result === 'order', text, ...(attachmentId ? { attachmentId } : {}) };
      }),
    });
    typed.current = '';
    if (!done) return;
    setSigning(false);
    toast.success(t(`signedToast.${kind}`));
  }

  return (
    <div className="flex flex-col gap-4 p-3">
      <ul className="flex flex-col divide-y divide-rule">
        {points.map((point) => (
          <SheetPoint
            key={point}
            storeId={storeId}
            point={point}
            wantsPhoto={photoPoints.includes(point)}
            looked={of(point)}
            onChange={(patch) =>
              setLooked((now) => ({ ...now, [point]: { ...(now[point] ?? UNSEEN), ...patch } }))
            }
          />
        ))}
      </ul>
      <Field label={t(`signer.${kind}`)} required>
        <Select
          value={signerId}
          placeholder={t('choosePerson')}
          onChange={(event) => setSigner(event.target.value)}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <div className="flex flex-col gap-1">
        <Button size="lg" variant="primary" missing={missing} onClick={() => setSigning(true)}>
          {t(`sign.${kind}`)}
        </Button>
        {/* A phone shows no title of a button. */}
        {missing ? <p className="text-center text-ink-soft text-sm">{missing}</p> : null}
      </div>
      <Dialog
        open={isSigning}
        onOpenChange={(next) => {
          setSigning(next);
          clear();
        }}
      >
        <DialogContent title={t(`sign.${kind}`)}>
          {problem ? <Callout tone="late" title={problem} /> : null}
          <PinOf name={people.find(({ id }) => id === signerId)?.name ?? ''} busy={busy} onPin={sign} />
          <Button
            size="lg"
            disabled={busy}
            onClick={() => {
              clear();
              setSigning(false);
            }}
          >
            {common('back')}
          </Button>
        </DialogContent>
      </Dialog>
    </div>
  );
}
