'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { ROLES, type RoleName } from '@/server/staff/permissions';
import { useTRPCClient } from '@/trpc/react';
import { Ticks } from './ticks';

type Named = { id: string; name: string };
const COMPANY = '00000000-0000-0000-0000-000000000000';

interface Props {
  /** Of a manager: the store; null: head office. */
  storeId: string | null;
  /** Those head office may choose from. */
  stores: readonly Named[];
  people: readonly Named[];
}

/** An announcement: what, for whom, and whether everybody says that they have read it. */
export function AnnounceForm({ storeId, stores, people }: Props) {
  const t = useTranslations('announcements');
  const router = useRouter();
  const client = useTRPCClient();
  const [form, setForm] = useState({
    title: '',
    text: '',
    mustRead: true,
    to: 'work' as 'work' | 'people',
    storeIds: [] as string[],
    roles: [] as RoleName[],
    personIds: [] as string[],
    attachmentId: '',
  });
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const inStore = useAct(client.notices.announceInStore.mutate, { quiet: true });
  const everywhere = useAct(client.notices.announce.mutate, { quiet: true });
  const problem = inStore.problem ?? everywhere.problem;

  async function submit() {
    const { title, text, mustRead, attachmentId } = form;
    const toPeople = form.to === 'people';
    const what = {
      ...{ title, text, mustRead },
      roles: toPeople ? [] : form.roles,
      personIds: toPeople ? form.personIds : [],
      ...(attachmentId ? { attachmentId } : {}),
    };
    const done = storeId
      ? await inStore.act({ ...what, storeId })
      : await everywhere.act({ ...what, storeIds: toPeople ? [] : form.storeIds });
    if (!done) return;
    toast.success(t('published'));
    router.push(`/announcements/${done.announcementId}`);
  }

  return (
    <Card className="flex max-w-3xl flex-col gap-4">
      <Field label={t('heading')} required>
        <Input value={form.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label={t('text')} required>
        <Textarea
          rows={6}
          value={form.text}
          maxLength={4000}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      <Field label={t('to')}>
        <Select
          value={form.to}
          onChange={(event) => set({ to: event.target.value === 'people' ? 'people' : 'work' })}
          options={[
            { value: 'work', label: t(storeId ? 'toStore' : 'toWork') },
            { value: 'people', label: t('toPeople') },
          ]}
        />
      </Field>
      {form.to === 'people' ? (
        <Ticks
          legend={t('people')}
          options={people}
          chosen={form.personIds}
          onChange={(personIds) => set({ personIds })}
        />
      ) : (
        <ToWork stores={storeId ? [] : stores} form={form} set={set} />
      )}
      <Field label={t('file')} aside={form.attachmentId ? t('fileThere') : undefined}>
        <AttachmentInput
          storeId={storeId ?? COMPANY}
          kind="announcementFile"
          name={t('file')}
          takesPdf
          onKept={(attachmentId) => set({ attachmentId })}
        />
      </Field>
      <Checkbox
        label={t('mustRead')}
        hint={t('mustReadHint')}
        checked={form.mustRead}
        onCheckedChange={(checked) => set({ mustRead: checked === true })}
      />
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Button
        size="lg"
        variant="primary"
        className="self-start"
        missing={
          form.title.trim() === '' ||
          form.text.trim() === '' ||
          (form.to === 'people' && form.personIds.length === 0)
            ? t('missing')
            : null
        }
        loading={inStore.busy || everywhere.busy}
        onClick={submit}
      >
        {t('publish')}
      </Button>
    </Card>
  );
}

/** Stores and roles; none ticked: all of them. */
function ToWork(props: {
  stores: readonly Named[];
  form: { storeIds: string[]; roles: RoleName[] };
  set: (part: { storeIds?: string[]; roles?: RoleName[] }) => void;
}) {
  const t = useTranslations('announcements');
  const roleWords = useTranslations('shell.roles');
  const { stores, form, set } = props;
  return (
    <>
      {stores.length > 1 ? (
        <Ticks
          legend={t('stores')}
          options={stores}
          chosen={form.storeIds}
          onChange={(storeIds) => set({ storeIds })}
        />
      ) : null}
      <Ticks
        legend={t('roles')}
        options={ROLES.map((role) => ({ id: role, name: roleWords(role) }))}
        chosen={form.roles}
        onChange={(roles) => set({ roles: ROLES.filter((role) => roles.includes(role)) })}
      />
    </>
  );
}
