'use client';

import { Plus, Truck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { NextStep } from '@/components/shell/next-step';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { type Supplier, SupplierForm } from './supplier-form';

export function AddSupplier() {
  const t = useTranslations('purchasing.suppliers');
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setAdding(true)}>
        <Plus aria-hidden />
        {t('add')}
      </Button>
      {adding ? <SupplierForm onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** Every supplier, by code; a closed one stays for what was received from it. */
export function SupplierTable({
  suppliers,
  mayManage,
}: {
  suppliers: readonly Supplier[];
  mayManage: boolean;
}) {
  const t = useTranslations('purchasing.suppliers');
  const [editing, setEditing] = useState<Supplier | null>(null);
  const columns = useMemo<DataColumn<Supplier>[]>(
    () => [
      { id: 'code', header: t('code'), fixed: true, cell: ({ code }) => code, sortBy: ({ code }) => code },
      {
        id: 'name',
        header: t('name'),
        fixed: true,
        card: 'title',
        wrap: true,
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
      },
      { id: 'phone', header: t('phone'), fixed: true, cell: ({ phone }) => phone || '–' },
      {
        id: 'state',
        header: t('state'),
        fixed: true,
        card: 'figure',
        sortBy: ({ closedAt }) => (closedAt ? 1 : 0),
        cell: ({ closedAt }) =>
          closedAt ? <Badge>{t('closed')}</Badge> : <Badge tone="ok">{t('open')}</Badge>,
      },
      ...(mayManage
        ? [
            {
              id: 'actions',
              header: t('actions'),
              fixed: true,
              cell: (supplier: Supplier) => (
                <span className="flex gap-2">
                  <Button size="sm" onClick={() => setEditing(supplier)}>
                    {t('edit')}
                  </Button>
                  <SwitchSupplier supplier={supplier} />
                </span>
              ),
            },
          ]
        : []),
    ],
    [t, mayManage],
  );
  return (
    <>
      <DataTable
        caption={t('title')}
        rows={suppliers}
        columns={columns}
        getRowId={({ id }) => id}
        empty={
          <EmptyState
            icon={Truck}
            title={t('empty')}
            description={t('emptyHint')}
            action={
              <NextStep permission="purchasing.manageSuppliers" may={mayManage}>
                <AddSupplier />
              </NextStep>
            }
          />
        }
      />
      {editing ? <SupplierForm supplier={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

/** Deactivates after a question, reactivates at once. */
function SwitchSupplier({ supplier }: { supplier: Supplier }) {
  const t = useTranslations('purchasing.suppliers');
  const client = useTRPCClient();
  const close = useAct(client.purchasing.closeSupplier.mutate);
  const reopen = useAct(client.purchasing.reopenSupplier.mutate);
  const [asking, setAsking] = useState(false);
  if (supplier.closedAt) {
    return (
      <Button
        size="sm"
        loading={reopen.busy}
        onClick={async () => {
          if (await reopen.act({ supplierId: supplier.id }))
            toast.success(t('reopened', { name: supplier.name }));
          else toast.error(t('notDone'));
        }}
      >
        {t('reopen')}
      </Button>
    );
  }
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
        {t('close')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('closeTitle', { name: supplier.name })}
        description={t('closeHint')}
        confirmLabel={t('close')}
        tone="danger"
        onConfirm={async () => {
          if (await close.act({ supplierId: supplier.id }))
            toast.success(t('closedNow', { name: supplier.name }));
          else toast.error(t('notDone'));
        }}
      />
    </>
  );
}
