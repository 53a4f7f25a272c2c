'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LookedPoint, type PointSeen } from '@/components/attachments/looked-point';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { POINTS } from '@/server/incidents/incident-rules';
import { useTRPCClient } from '@/trpc/react';

interface Looked extends PointSeen {
  measure: string;
  ownerId: string;
  dueDay: string;
}

const UNSEEN: Looked = { result: '', text: '', attachmentId: '', measure: '', ownerId: '', dueDay: '' };

/** How a point is called: Daybook's own in the reader's language, a store's as it wrote it. */
export function usePointName(): (point: string) => string {
  const t = useTranslations('incidents.safety');
  return (point) => {
    const known = POINTS.find((one) => one === point);
    return known ? t(`names.${known}`) : point;
  };
}

/** The month's round, point by point, on the phone. */
export function SafetyForm({
  storeId,
  points,
  people,
}: {
  storeId: string;
  points: readonly string[];
  people: readonly { id: string; name: string }[];
}) {
  const t = useTranslations('incidents.safety');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.incidents.doRound.mutate);
  const [looked, setLooked] = useState<Readonly<Record<string, Looked>>>({});
  const of = (point: string) => looked[point] ?? UNSEEN;
  const left = points.filter((point) => of(point).result === '').length;
  const unsaid = points.some((point) => of(point).result === 'wrong' && of(point).text.trim() === '');
  const missing = left > 0 ? t('missing', { left }) : unsaid ? t('missingWords') : null;

  async function submit() {
    const done = await act({
      storeId,
      findings: points.map((point) => {
        const { result, text, attachmentId, measure, ownerId, dueDay } = of(point);
        const wrong = result === 'wrong';
        return {
          point,
          inOrder: !wrong,
          text: wrong ? text : '',
          ...(attachmentId ? { attachmentId } : {}),
          ...(wrong && measure.trim() && ownerId && dueDay
            ? { measure: { words: measure, ownerId, dueDay } }
            : {}),
        };
      }),
    });
    if (done) toast.success(t('submitted'));
  }

  return (
    <div className="flex flex-col gap-4 p-3">
      <ul className="flex flex-col divide-y divide-rule">
        {points.map((point) => (
          <Point
            key={point}
            storeId={storeId}
            point={point}
            people={people}
            looked={of(point)}
            onChange={(patch) =>
              setLooked((now) => ({ ...now, [point]: { ...(now[point] ?? UNSEEN), ...patch } }))
            }
          />
        ))}
      </ul>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Button size="lg" variant="primary" missing={missing} loading={busy} onClick={submit}>
        {t('submit')}
      </Button>
    </div>
  );
}

function Point({
  storeId,
  point,
  people,
  looked,
  onChange,
}: {
  storeId: string;
  point: string;
  people: readonly { id: string; name: string }[];
  looked: Looked;
  onChange: (patch: Partial<Looked>) => void;
}) {
  const t = useTranslations('incidents.safety');
  const name = usePointName()(point);
  return (
    <LookedPoint
      storeId={storeId}
      kind="incidentPhoto"
      name={name}
      words={{
        choose: t('chooseOf', { point: name }),
        inOrder: t('inOrder'),
        wrong: t('wrong'),
        what: t('whatOf', { point: name }),
      }}
      seen={looked}
      onChange={onChange}
    >
      <Field label={t('measureOf', { point: name })} hint={t('noMeasure')}>
        <Textarea
          rows={2}
          maxLength={2000}
          value={looked.measure}
          onChange={(event) => onChange({ measure: event.target.value })}
        />
      </Field>
      {looked.measure.trim() ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('ownerOf', { point: name })} required>
            <Select
              value={looked.ownerId}
              placeholder={t('owner')}
              onChange={(event) => onChange({ ownerId: event.target.value })}
              options={people.map(({ id, name: called }) => ({ value: id, label: called }))}
            />
          </Field>
          <Field label={t('dueOf', { point: name })} required>
            <DateInput value={looked.dueDay} onValueChange={(dueDay) => onChange({ dueDay })} />
          </Field>
        </div>
      ) : null}
    </LookedPoint>
  );
}
