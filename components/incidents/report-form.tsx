// Long because: one form, each part of it for one kind or another.
'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { PickCustomer } from '@/components/complaints/pick-customer';
import { useAct } from '@/components/shell/use-act';
import { Button, ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { DateTimeInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { instantOf } from '@/components/zones/local-time-rules';
import { incidentNumber } from '@/lib/incident-number';
import { milliFromText, milliToText } from '@/lib/quantity';
import type { IncidentKind } from '@/server/incidents/incident-rules';
import { useTRPCClient } from '@/trpc/react';
import { attachmentAddress } from '../attachments/attachment-address';
import { type GoodsLine, GoodsLines, withOneMore } from './goods-lines';
import { PickKind } from './pick-kind';
import { PickPeople } from './pick-people';

interface Props {
  storeId: string;
  timeZone: string;
  zones: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string }[];
  /** The zone somebody came from. */
  zoneId: string;
}

const NOBODY = { customerId: null, name: '', number: '' };

function emptyOf(zoneId: string) {
  return {
    kind: null as IncidentKind | null,
    words: '',
    zoneId,
    place: '',
    happenedAt: '',
    goods: [] as readonly GoodsLine[],
    cashFen: null as number | null,
    staffIds: [] as readonly string[],
    others: [] as readonly string[],
    caller: NOBODY as { customerId: string | null; name: string; number: string },
    authority: false,
    injuryNote: '',
    photoIds: [] as readonly string[],
  };
}
type Form = ReturnType<typeof emptyOf>;
type Set = (patch: Partial<Form>) => void;

const HAS_GOODS: ReadonlySet<IncidentKind> = new Set(['THEFT', 'LOSS', 'BREAKAGE', 'HAZARD', 'INJURY']);
const HAS_CASH: ReadonlySet<IncidentKind> = new Set(['THEFT', 'LOSS', 'CASH']);

/** An incident in under a minute, on the phone: what it was, what happened, and the rest as far as it is known. */
export function ReportForm(props: Props) {
  const { storeId, timeZone } = props;
  const t = useTranslations('incidents');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.incidents.report.mutate, { quiet: true });
  const [form, setForm] = useState(emptyOf(props.zoneId));
  const [done, setDone] = useState<{ id: string; number: string; severe: boolean } | null>(null);
  // A photo or a scan may arrive between two keys: each change builds on what is there then.
  const set: Set = (patch) => setForm((now) => ({ ...now, ...patch }));
  const { kind } = form;
  const missing =
    kind === null ? t('report.missingKind') : form.words.trim() === '' ? t('report.missingWords') : null;

  async function submit() {
    if (kind === null) return;
    const answer = await act({ storeId, kind, ...inputOf(form, kind, timeZone) });
    if (answer)
      setDone({ id: answer.incidentId, number: incidentNumber(answer.number), severe: answer.severe });
  }

  if (done)
    return (
      <Section paper title={t('done.title', { number: done.number })}>
        <div className="flex flex-col gap-4 p-3" role="status">
          <p className="text-lg">{t(done.severe ? 'done.severe' : 'done.plain')}</p>
          <div className="flex flex-wrap gap-2">
            <ButtonLink size="lg" variant="primary" href={`/incidents/${done.id}?store=${storeId}`}>
              {t('done.open')}
            </ButtonLink>
            <Button
              size="lg"
              onClick={() => {
                setForm(emptyOf(props.zoneId));
                setDone(null);
              }}
            >
              {t('done.another')}
            </Button>
          </div>
        </div>
      </Section>
    );
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <PickKind kind={kind} onChange={(next) => set({ kind: next })} />
      <Section paper title={t('what')}>
        <div className="flex flex-col gap-4 p-3">
          <Field label={t('report.words')} hint={t('report.wordsHint')} required>
            <Textarea
              rows={3}
              maxLength={2000}
              value={form.words}
              onChange={(event) => set({ words: event.target.value })}
            />
          </Field>
          <Photos
            storeId={storeId}
            form={form}
            set={set}
            onPhoto={(id) => setForm((now) => ({ ...now, photoIds: [...now.photoIds, id] }))}
          />
          <Checkbox
            checked={form.authority}
            onCheckedChange={(authority) => set({ authority })}
            label={t('report.authority')}
          />
        </div>
      </Section>
      <Section paper title={t('report.where')}>
        <Place {...props} form={form} set={set} />
      </Section>
      {kind && HAS_GOODS.has(kind) ? (
        <Section paper title={t('report.goods')}>
          <div className="p-3">
            <GoodsLines
              storeId={storeId}
              lines={form.goods}
              onAdd={(product, times) =>
                setForm((now) => ({ ...now, goods: withOneMore(now.goods, product, times) }))
              }
              onChange={(goods) => set({ goods })}
            />
          </div>
        </Section>
      ) : null}
      <Section paper title={t('report.people')}>
        <div className="flex flex-col gap-4 p-3">
          <Involved kind={kind} people={props.people} form={form} set={set} />
          {problem ? <Callout tone="late" title={problem} /> : null}
          <Button size="lg" variant="primary" missing={missing} loading={busy} onClick={submit}>
            {t('report.submit')}
          </Button>
        </div>
      </Section>
    </div>
  );
}

/** What the form says, without what its kind does not ask. */
function inputOf(form: Form, kind: IncidentKind, timeZone: string) {
  const happenedAt = form.happenedAt ? instantOf(form.happenedAt, timeZone) : null;
  const customerId = kind === 'QUARREL' ? form.caller.customerId : null;
  return {
    words: form.words,
    place: form.place,
    authority: form.authority,
    ...(form.zoneId ? { zoneId: form.zoneId } : {}),
    ...(happenedAt ? { happenedAt } : {}),
    ...(customerId ? { customerId } : {}),
    ...(HAS_CASH.has(kind) && form.cashFen ? { cashFen: form.cashFen } : {}),
    goods: HAS_GOODS.has(kind)
      ? form.goods.map(({ product, quantity }) => ({
          productId: product.id,
          quantity: milliToText(milliFromText(quantity) ?? 0),
          ...(form.zoneId ? { zoneId: form.zoneId } : {}),
        }))
      : [],
    people: [
      ...form.staffIds.map((personId) => ({ personId })),
      ...form.others.map((name) => ({ name })),
      ...(kind === 'QUARREL' && !customerId && form.caller.name.trim()
        ? [{ name: form.caller.name.trim() }]
        : []),
    ],
    photoIds: [...form.photoIds],
    ...(kind === 'INJURY' ? { injuryNote: form.injuryNote } : {}),
  };
}

function Photos({
  storeId,
  form: { photoIds },
  set,
  onPhoto,
}: {
  storeId: string;
  form: Form;
  set: Set;
  onPhoto: (id: string) => void;
}) {
  const t = useTranslations('incidents.report');
  return (
    <Field
      label={t('photos')}
      aside={photoIds.length > 0 ? t('photosTaken', { count: photoIds.length }) : undefined}
    >
      <div className="flex flex-col gap-2">
        <AttachmentInput
          storeId={storeId}
          kind="incidentPhoto"
          name={t('photoOf')}
          disabled={photoIds.length >= 9}
          onKept={onPhoto}
        />
        {photoIds.length > 0 ? (
          <ul className="flex flex-wrap gap-2">
            {photoIds.map((id, index) => (
              <li key={id}>
                <Button
                  size="lg"
                  aria-label={t('removePhoto', { number: index + 1 })}
                  onClick={() => set({ photoIds: photoIds.filter((one) => one !== id) })}
                >
                  {/* biome-ignore lint/performance/noImgElement: a file behind a session, not a picture of the site */}
                  <img src={attachmentAddress(storeId, id)} alt="" className="size-8 rounded object-cover" />
                  {t('remove')}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Field>
  );
}

function Place({ zones, form, set }: Props & { form: Form; set: Set }) {
  const t = useTranslations('incidents.report');
  return (
    <div className="grid gap-3 p-3 sm:grid-cols-2">
      <Field label={t('zone')}>
        <Select
          value={form.zoneId}
          placeholder={t('noZone')}
          onChange={(event) => set({ zoneId: event.target.value })}
          options={zones.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={t('place')} hint={t('placeHint')}>
        <Input value={form.place} maxLength={200} onChange={(event) => set({ place: event.target.value })} />
      </Field>
      <Field label={t('when')} hint={t('now')}>
        <DateTimeInput value={form.happenedAt} onValueChange={(happenedAt) => set({ happenedAt })} />
      </Field>
    </div>
  );
}

function Involved({
  kind,
  people,
  form,
  set,
}: {
  kind: IncidentKind | null;
  people: Props['people'];
  form: Form;
  set: Set;
}) {
  const t = useTranslations('incidents.report');
  return (
    <>
      <PickPeople
        people={people}
        value={form}
        onChange={({ staffIds, others }) => set({ staffIds, others })}
      />
      {kind === 'QUARREL' ? (
        <div className="flex flex-col gap-2">
          <p className="font-medium text-sm">{t('customer')}</p>
          <PickCustomer caller={form.caller} onChange={(caller) => set({ caller })} />
        </div>
      ) : null}
      {kind && HAS_CASH.has(kind) ? (
        <Field label={t('cash')}>
          <MoneyInput valueFen={form.cashFen} leastFen={0} onValueChange={(cashFen) => set({ cashFen })} />
        </Field>
      ) : null}
      {kind === 'INJURY' ? (
        <Field label={t('injury')} hint={t('injuryHint')}>
          <Textarea
            rows={2}
            maxLength={2000}
            value={form.injuryNote}
            onChange={(event) => set({ injuryNote: event.target.value })}
          />
        </Field>
      ) : null}
    </>
  );
}
