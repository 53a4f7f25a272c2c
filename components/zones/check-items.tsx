'use client';

import { Archive, Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { CHECK_RHYTHMS, type CheckRhythmName } from '@/server/zones/schema';
import { useTRPCClient } from '@/trpc/react';

interface Item {
  id: string;
  rhythm: CheckRhythmName;
  text: string;
  floorOnly: boolean;
  position: number;
}

interface Props {
  storeId: string;
  items: readonly Item[];
  mayManage: boolean;
}

/** What every zone of the store is looked at for. */
export function CheckItems({ storeId, items, mayManage }: Props) {
  const t = useTranslations('zones.checks');
  const client = useTRPCClient();
  const [editing, setEditing] = useState<Item | 'new' | null>(null);
  const [closing, setClosing] = useState<Item | null>(null);
  const close = useAct(client.zones.closeCheckItem.mutate);
  return (
    <Section
      title={t('items')}
      description={t('hint')}
      actions={
        <>
          <ButtonLink href={`/stores/${storeId}/checks`}>{t('history')}</ButtonLink>
          {mayManage ? (
            <Button variant="primary" onClick={() => setEditing('new')}>
              <Plus aria-hidden />
              {t('add')}
            </Button>
          ) : null}
        </>
      }
    >
      <Card padding="none">
        {items.length === 0 ? <EmptyState title={t('empty')} description={t('emptyHint')} /> : null}
        <ul className="divide-y divide-rule">
          {items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 text-sm">
              <span className="min-w-40 flex-1 font-medium">{item.text}</span>
              <Badge>{t(`rhythms.${item.rhythm}`)}</Badge>
              {item.floorOnly ? <Badge>{t('floorOnly')}</Badge> : null}
              {mayManage ? (
                <span className="flex gap-1">
                  <Button
                    variant="ghost"
                    square
                    aria-label={`${t('edit')}: ${item.text}`}
                    onClick={() => setEditing(item)}
                  >
                    <Pencil aria-hidden />
                  </Button>
                  <Button
                    variant="ghost"
                    square
                    aria-label={`${t('close')}: ${item.text}`}
                    onClick={() => {
                      close.clear();
                      setClosing(item);
                    }}
                  >
                    <Archive aria-hidden />
                  </Button>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
      {editing ? (
        <ItemForm
          storeId={storeId}
          item={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      ) : null}
      <ConfirmDialog
        open={closing !== null}
        onOpenChange={(open) => (open ? undefined : setClosing(null))}
        tone="danger"
        title={t('closeTitle', { item: closing?.text ?? '' })}
        description={t('closeText')}
        confirmLabel={t('close')}
        onConfirm={async () => {
          if (closing && !(await close.act({ storeId, itemId: closing.id }))) throw new Error('refused');
        }}
      >
        {close.problem ? <Callout tone="late" title={close.problem} /> : null}
      </ConfirmDialog>
    </Section>
  );
}

function ItemForm({ storeId, item, onClose }: { storeId: string; item: Item | null; onClose: () => void }) {
  const t = useTranslations('zones.checks');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const add = useAct(client.zones.addCheckItem.mutate);
  const edit = useAct(client.zones.editCheckItem.mutate);
  const [facts, setFacts] = useState({
    text: item?.text ?? '',
    rhythm: item?.rhythm ?? ('DAILY' as CheckRhythmName),
    floorOnly: item?.floorOnly ?? false,
    position: String(item?.position ?? ''),
  });
  const [tried, setTried] = useState(false);
  const text = facts.text.trim();
  const set = (part: Partial<typeof facts>) => setFacts((now) => ({ ...now, ...part }));
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      width="sm"
      title={t(item ? 'edit' : 'add')}
      busy={add.busy || edit.busy}
      problem={add.problem ?? edit.problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (text === '') return;
        const { rhythm, floorOnly } = facts;
        const position = /^\d{1,3}$/.test(facts.position) ? Number(facts.position) : (item?.position ?? 0);
        const done = item
          ? await edit.act({ storeId, itemId: item.id, text, floorOnly, position })
          : await add.act({ storeId, text, rhythm, floorOnly });
        if (done) onClose();
      }}
    >
      <Field
        label={t('text')}
        hint={t('textHint')}
        required
        error={tried && text === '' ? common('required') : undefined}
      >
        <Input value={facts.text} maxLength={60} onChange={({ target }) => set({ text: target.value })} />
      </Field>
      {item ? (
        <Field label={t('position')}>
          <Input
            numeric
            inputMode="numeric"
            value={facts.position}
            maxLength={3}
            onChange={({ target }) => set({ position: target.value })}
          />
        </Field>
      ) : (
        <Field label={t('rhythm')}>
          <Segmented
            value={facts.rhythm}
            onValueChange={(rhythm) => set({ rhythm })}
            segments={CHECK_RHYTHMS.map((value) => ({ value, label: t(`rhythms.${value}`) }))}
          />
        </Field>
      )}
      <Checkbox
        label={t('floorOnly')}
        hint={t('floorOnlyHint')}
        checked={facts.floorOnly}
        onCheckedChange={(checked) => set({ floorOnly: checked === true })}
      />
    </FormDialog>
  );
}
