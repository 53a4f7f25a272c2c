'use client';

import { useTranslations } from 'next-intl';
import { Switch } from '@/components/ui/switch';
import type { ProductFormValues } from './new-product';

/** Only what is sold by the piece has pieces with numbers. */
export function takesSerials({ kind, decimals }: Pick<ProductFormValues, 'kind' | 'decimals'>): boolean {
  return kind === 'GOODS' && decimals === 0;
}

/** Whether each piece is sold under its own number. */
export function SerialSwitch(props: {
  values: ProductFormValues;
  set: (part: Partial<ProductFormValues>) => void;
  mayEdit: boolean;
}) {
  const t = useTranslations('catalog');
  if (!takesSerials(props.values)) return null;
  return (
    <Switch
      className="max-w-96"
      label={t('needsSerial')}
      hint={t('needsSerialHint')}
      checked={props.values.needsSerial}
      disabled={!props.mayEdit}
      onCheckedChange={(needsSerial) => props.set({ needsSerial })}
    />
  );
}
