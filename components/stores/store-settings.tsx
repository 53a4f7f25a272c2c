'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { AboutSettings } from './about-settings';
import { CreditSettings } from './credit-settings';
import { CustomerSettings } from './customer-settings';
import { DaySettings } from './day-settings';
import { DeliverySettings } from './delivery-settings';
import { OfflineSettings } from './offline-settings';
import { OpenItemSettings } from './open-item-settings';
import { PrinterCard } from './printer/printer-card';
import { ReceiptSettings } from './receipt-settings';
import { ReplenishmentSettings } from './replenishment-settings';
import { ReturnSettings } from './return-settings';
import { type Settings, type SettingsForm, settingsSchema } from './settings-fields';
import { ShortageSettings } from './shortage-settings';
import { TenderSettings } from './tender-settings';
import { TestPrint } from './test-print';
import { TillSettings } from './till-settings';
import type { TimeZoneChoice } from './time-zones';
import { VoucherSettings } from './voucher-settings';

export type EditedStore = Omit<Settings, 'receiptWidthMm'> & {
  id: string;
  code: string;
  receiptWidthMm: number;
  mayEdit: boolean;
};

type Props = {
  store: EditedStore;
  preparers: readonly { id: string; name: string }[];
  timeZones: readonly TimeZoneChoice[];
};

/** Everything a store can be set to. Who may not change it sees the same, at rest. */
export function StoreSettings({ store, preparers, timeZones }: Props) {
  const t = useTranslations('stores.settings');
  const why = useTranslations('common.why');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.stores.edit.mutate);
  const form: SettingsForm = useForm({
    resolver: zodResolver(settingsSchema),
    values: settingsOf(store),
    disabled: !store.mayEdit,
  });
  const { isDirty, dirtyFields } = form.formState;
  return (
    <>
      <form
        noValidate
        onSubmit={form.handleSubmit(async (settings) => {
          // Enter sends a form whose button is grey.
          if (!isDirty) return;
          if (await act({ storeId: store.id, touched: Object.keys(dirtyFields), ...settings }))
            toast.success(t('saved'));
        })}
      >
        <fieldset disabled={!store.mayEdit} className="flex flex-col gap-5">
          {problem ? <Callout tone="late" title={problem} /> : null}
          {store.mayEdit ? null : <Callout title={t('readOnly')} />}
          <AboutSettings form={form} />
          <DaySettings form={form} preparers={preparers} timeZones={timeZones} />
          <TillSettings form={form} />
          <DeliverySettings form={form} />
          <ReturnSettings form={form} />
          <CustomerSettings form={form} />
          <CreditSettings form={form} />
          <OfflineSettings form={form} />
          <ReplenishmentSettings form={form} />
          <ShortageSettings form={form} />
          <OpenItemSettings form={form} />
          <TenderSettings form={form} />
          <VoucherSettings form={form} />
          <ReceiptSettings form={form} />
          {store.mayEdit ? (
            <div className="flex items-center gap-4">
              <Button
                type="submit"
                variant="primary"
                size="lg"
                loading={busy}
                missing={isDirty ? null : why('unchanged')}
              >
                {t('save')}
              </Button>
              {isDirty ? <span className="text-ink-soft text-sm">{t('unsaved')}</span> : null}
            </div>
          ) : null}
        </fieldset>
        <div className="mt-5">
          <TestPrint form={form} store={store} />
        </div>
      </form>
      {store.mayEdit ? <PrinterCard store={store} /> : null}
    </>
  );
}

function settingsOf(store: EditedStore): Settings {
  const { id: _id, code: _code, mayEdit: _may, receiptWidthMm, ...rest } = store;
  return { ...rest, receiptWidthMm: receiptWidthMm === 58 ? 58 : 80 };
}
