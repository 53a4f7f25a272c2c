'use client';

import { Archive, Ellipsis, Pencil, UserRoundCog } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { FREE_ZONE_KINDS } from '@/server/zones/schema';
import { useTRPCClient } from '@/trpc/react';
import { RenameZone } from './rename-zone';
import type { ShownZone } from './zone-history';
import { ZoneHistory } from './zone-history';

/** The rarer acts on a zone. */
export function ZoneMenu({
  storeId,
  zone,
  timeZone,
}: {
  storeId: string;
  zone: ShownZone;
  timeZone: string;
}) {
  const t = useTranslations('zones');
  const client = useTRPCClient();
  const [open, setOpen] = useState<'rename' | 'history' | 'close' | null>(null);
  const close = useAct(client.zones.close.mutate);
  const mayClose = FREE_ZONE_KINDS.some((kind) => kind === zone.kind);
  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={t('more', { zone: zone.name })}
          className={buttonClass({ variant: 'ghost', square: true })}
        >
          <Ellipsis aria-hidden />
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem onClick={() => setOpen('history')}>
            <UserRoundCog aria-hidden />
            {t('history')}
          </MenuItem>
          <MenuItem onClick={() => setOpen('rename')}>
            <Pencil aria-hidden />
            {t('rename')}
          </MenuItem>
          {mayClose ? (
            <MenuItem
              onClick={() => {
                close.clear();
                setOpen('close');
              }}
            >
              <Archive aria-hidden />
              {t('close')}
            </MenuItem>
          ) : null}
        </MenuContent>
      </Menu>
      {open === 'rename' ? <RenameZone storeId={storeId} zone={zone} onClose={() => setOpen(null)} /> : null}
      {open === 'history' ? (
        <ZoneHistory storeId={storeId} zone={zone} timeZone={timeZone} onClose={() => setOpen(null)} />
      ) : null}
      <ConfirmDialog
        open={open === 'close'}
        onOpenChange={(next) => (next ? undefined : setOpen(null))}
        tone="danger"
        title={t('closeTitle', { zone: zone.name })}
        description={t('closeText')}
        confirmLabel={t('close')}
        onConfirm={async () => {
          if (!(await close.act({ storeId, zoneId: zone.id }))) throw new Error('refused');
          toast.success(t('closedToast', { zone: zone.name }));
        }}
      >
        {close.problem ? <Callout tone="late" title={close.problem} /> : null}
      </ConfirmDialog>
    </>
  );
}
