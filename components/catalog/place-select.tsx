'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** The zone of a store a product is sold from: chosen is kept at once. */
export function PlaceSelect(props: {
  storeId: string;
  storeName: string;
  productId: string;
  /** null: nowhere in particular. */
  zoneId: string | null;
  zones: readonly { id: string; name: string }[];
}) {
  const t = useTranslations('catalog');
  const client = useTRPCClient();
  const { act, busy } = useAct(client.stock.place.mutate);
  const known = props.zones.some(({ id }) => id === props.zoneId);
  return (
    <Select
      aria-label={t('zoneIn', { store: props.storeName })}
      className="max-w-56"
      disabled={busy}
      value={known ? (props.zoneId ?? '') : ''}
      placeholder={t('noZone')}
      options={props.zones.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={async (event) => {
        const zoneId = event.target.value;
        const zone = props.zones.find(({ id }) => id === zoneId);
        if (!zone) return;
        const done = await act({
          storeId: props.storeId,
          places: [{ productId: props.productId, zoneId }],
        });
        if (done) toast.success(t('placed', { store: props.storeName, zone: zone.name }));
        else toast.error(t('notPlaced'));
      }}
    />
  );
}
