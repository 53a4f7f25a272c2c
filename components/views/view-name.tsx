'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { PeriodName } from '@/components/ui/period-rules';
import { RadioGroup } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import type { ListKey } from '@/server/views/lists';
import { NAME_LENGTH } from '@/server/views/view-rules';
import type { ViewOfList } from '@/server/views/views-of';
import { useTRPCClient } from '@/trpc/react';
import { keepingStretch, stretchesOf } from './named-period';

/** These two days, whatever day it is. */
const FIXED = 'fixed';

/** What a view is called: of a new one, or of the one that is renamed. */
export function NameView({
  list,
  path,
  asked,
  today,
  view,
  isOpen,
  close,
}: {
  list: ListKey;
  path: string;
  /** What the address asks. */
  asked: string;
  today: string;
  /** Null: a new one. */
  view: ViewOfList | null;
  isOpen: boolean;
  close: () => void;
}) {
  const t = useTranslations('views');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const router = useRouter();
  const save = useAct(client.views.save.mutate);
  const rename = useAct(client.views.rename.mutate);
  const [name, setName] = useState(view?.name ?? '');
  const [chosen, setChosen] = useState<PeriodName | typeof FIXED | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const stretches = view ? [] : stretchesOf(asked, today);
  const kept = chosen ?? stretches[0] ?? FIXED;

  async function send(event: FormEvent) {
    event.preventDefault();
    const said = name.trim();
    setIsMissing(said === '');
    if (said === '') return;
    if (view) {
      if (!(await rename.act({ viewId: view.id, name: said }))) return;
      toast.success(t('renamed', { name: said }));
    } else {
      const query = kept === FIXED ? asked : keepingStretch(asked, kept);
      const done = await save.act({ list, name: said, query });
      if (!done) return;
      toast.success(t('saved', { name: said }));
      const address = new URLSearchParams(asked);
      address.set('view', done.viewId);
      router.replace(`${path}?${address}`);
    }
    close();
  }

  return (
    <FormDialog
      open={isOpen}
      onOpenChange={(next) => (next ? undefined : close())}
      title={view ? t('renameTitle', { name: view.name }) : t('saveTitle')}
      description={view ? undefined : t('saveHint')}
      busy={save.busy || rename.busy}
      problem={save.problem ?? rename.problem}
      onSubmit={send}
      width="sm"
    >
      <Field
        label={t('name')}
        required
        error={isMissing ? common('fillIn', { field: t('name') }) : undefined}
      >
        <Input
          value={name}
          maxLength={NAME_LENGTH}
          autoFocus
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      {stretches.length > 0 ? (
        <Field label={t('days')} hint={t('daysHint')}>
          <RadioGroup
            value={kept}
            onValueChange={setChosen}
            options={[
              ...stretches.map((name) => ({
                value: name,
                label: t('followDays', { period: common(`period.${name}`) }),
              })),
              { value: FIXED, label: t('fixedDays') },
            ]}
          />
        </Field>
      ) : null}
    </FormDialog>
  );
}
