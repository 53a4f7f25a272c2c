'use client';

import { useTranslations } from 'next-intl';
import { Switch } from '@/components/ui/switch';

const FIELDS = ['vouchersForTenders', 'vouchersForPaidOuts', 'vouchersForSupplierNotes'] as const;
type Name = (typeof FIELDS)[number];

/** Which figures of a day's report want a paper. */
export function VoucherSettings(props: {
  wanted: Partial<Record<Name, boolean | undefined>>;
  disabled: boolean;
  onChange: (name: Name, wanted: boolean) => void;
}) {
  const t = useTranslations('stores.settings.vouchers');
  return (
    <div className="flex flex-col gap-3 sm:col-span-2 lg:col-span-3">
      {FIELDS.map((name) => (
        <Switch
          key={name}
          label={t(name)}
          checked={props.wanted[name] ?? false}
          disabled={props.disabled}
          onCheckedChange={(wanted) => props.onChange(name, wanted)}
        />
      ))}
    </div>
  );
}
