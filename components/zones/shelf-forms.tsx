'use client';

import { Archive, Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** Another shelf of a zone. */
export function AddShelf({ storeId, zone }: { storeId: string; zone: { id: string; name: string } }) {
  const t = useTranslations('zones.plan');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.addShelf.mutate);
  const [open, setOpen] = useState(false);
  const [facts, setFacts] = useState({ code: '', name: '' });
  const [tried, setTried] = useState(false);
  const code = facts.code.trim().toUpperCase();
  const wrong = !/^[A-Z0-9-]{1,12}$/.test(code);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('addShelf')}
      </Button>
      {open ? (
        <FormDialog
          open
          onOpenChange={setOpen}
          width="sm"
          title={t('addShelfTo', { zone: zone.name })}
          busy={busy}
          problem={problem}
          onSubmit={async (event) => {
            event.preventDefault();
            setTried(true);
            if (wrong) return;
            if (!(await act({ storeId, zoneId: zone.id, code, name: facts.name.trim() }))) return;
            toast.success(t('added', { code }));
            setFacts({ code: '', name: '' });
            setTried(false);
            setOpen(false);
          }}
        >
          <Field
            label={t('shelfCode')}
            hint={t('shelfCodeHint')}
            required
            error={tried && wrong ? common('required') : undefined}
          >
            <Input
              value={facts.code}
              maxLength={12}
              autoCapitalize="characters"
              autoComplete="off"
              onChange={({ target }) => setFacts({ ...facts, code: target.value })}
            />
          </Field>
          <Field label={t('shelfName')} hint={t('shelfNameHint')}>
            <Input
              value={facts.name}
              maxLength={40}
              onChange={({ target }) => setFacts({ ...facts, name: target.value })}
            />
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}

interface Shelf {
  id: string;
  code: string;
  name: string;
  position: number;
}

/** Another name or place for a shelf, or the end of it. */
export function ShelfMenu({ storeId, shelf }: { storeId: string; shelf: Shelf }) {
  const t = useTranslations('zones.plan');
  const client = useTRPCClient();
  const edit = useAct(client.zones.editShelf.mutate);
  const close = useAct(client.zones.closeShelf.mutate);
  const [open, setOpen] = useState<'edit' | 'close' | null>(null);
  const [name, setName] = useState(shelf.name);
  const [position, setPosition] = useState(String(shelf.position));
  const { code, id: shelfId } = shelf;
  return (
    <span className="flex gap-1">
      <Button variant="ghost" square aria-label={t('editOf', { code })} onClick={() => setOpen('edit')}>
        <Pencil aria-hidden />
      </Button>
      <Button
        variant="ghost"
        square
        aria-label={t('closeTitle', { code })}
        onClick={() => {
          close.clear();
          setOpen('close');
        }}
      >
        <Archive aria-hidden />
      </Button>
      {open === 'edit' ? (
        <FormDialog
          open
          onOpenChange={() => setOpen(null)}
          width="sm"
          title={t('editOf', { code })}
          busy={edit.busy}
          problem={edit.problem}
          onSubmit={async (event) => {
            event.preventDefault();
            const place = /^\d{1,3}$/.test(position.trim()) ? Number(position.trim()) : shelf.position;
            if (await edit.act({ storeId, shelfId, name: name.trim(), position: place })) setOpen(null);
          }}
        >
          <Field label={t('shelfName')} hint={t('shelfNameHint')}>
            <Input value={name} maxLength={40} onChange={({ target }) => setName(target.value)} />
          </Field>
          <Field label={t('position')} hint={t('positionHint')}>
            <Input
              numeric
              inputMode="numeric"
              value={position}
              maxLength={3}
              onChange={({ target }) => setPosition(target.value)}
            />
          </Field>
        </FormDialog>
      ) : null}
      <ConfirmDialog
        open={open === 'close'}
        onOpenChange={(next) => (next ? undefined : setOpen(null))}
        tone="danger"
        title={t('closeTitle', { code })}
        description={t('closeText')}
        confirmLabel={t('close')}
        onConfirm={async () => {
          if (!(await close.act({ storeId, shelfId }))) throw new Error('refused');
        }}
      >
        {close.problem ? <Callout tone="late" title={close.problem} /> : null}
      </ConfirmDialog>
    </span>
  );
}
