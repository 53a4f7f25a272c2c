'use client';

import { KeyRound, Unlink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newToken } from '@/client/new-token';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Copyable } from '@/components/ui/copyable';
import { DateTime } from '@/components/ui/date-time';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** What the store's print agent shows the server: made, replaced, revoked; seen once. */
export function PrintToken(of: { storeId: string; madeAt: Date | null; timeZone: string }) {
  const t = useTranslations('stores.settings.printer');
  const client = useTRPCClient();
  const making = useAct(client.printing.makeToken.mutate);
  const revoking = useAct(client.printing.revokeToken.mutate);
  const [asked, setAsked] = useState<'replace' | 'revoke' | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const { storeId, madeAt, timeZone } = of;
  const problem = making.problem ?? revoking.problem;

  async function make() {
    const secret = newToken();
    if (await making.act({ storeId, secret })) setShown(`${storeId}.${secret}`);
  }
  async function revoke() {
    setShown(null);
    if (await revoking.act({ storeId })) toast.success(t('revoked'));
  }
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-medium text-sm">{t('token')}</h3>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <p className="text-ink-soft">
          {madeAt
            ? t.rich('madeAt', { at: () => <DateTime at={madeAt} timeZone={timeZone} /> })
            : t('noToken')}
        </p>
        <Button loading={making.busy} onClick={() => (madeAt ? setAsked('replace') : void make())}>
          <KeyRound aria-hidden />
          {t(madeAt ? 'replaceToken' : 'makeToken')}
        </Button>
        {madeAt ? (
          <Button loading={revoking.busy} onClick={() => setAsked('revoke')}>
            <Unlink aria-hidden />
            {t('revokeToken')}
          </Button>
        ) : null}
      </div>
      {shown ? <ShownOnce token={shown} /> : null}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => (open ? undefined : setAsked(null))}
        title={t(asked === 'revoke' ? 'revokeTitle' : 'replaceTitle')}
        description={t(asked === 'revoke' ? 'revokeHint' : 'replaceHint')}
        confirmLabel={t(asked === 'revoke' ? 'revokeToken' : 'replaceToken')}
        tone="danger"
        onConfirm={asked === 'revoke' ? revoke : make}
      />
    </div>
  );
}

/** The token while this page is open, and how an agent is started with it. */
function ShownOnce({ token }: { token: string }) {
  const t = useTranslations('stores.settings.printer');
  return (
    <Callout tone="warn" title={t('shown')}>
      <p className="py-1 text-ink">
        <Copyable text={token} label={t('copyToken')}>
          <span className="whitespace-normal break-all">{token}</span>
        </Copyable>
      </p>
      <p>{t('shownHint')}</p>
      <code className="block break-words pt-1 text-ink text-xs">
        {`npm run print-agent -- --server ${window.location.origin} --token-file token.txt --tcp 192.168.1.50:9100`}
      </code>
    </Callout>
  );
}
