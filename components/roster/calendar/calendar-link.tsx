'use client';

import { CalendarPlus, RefreshCw, Unlink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newToken } from '@/client/new-token';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DateTime } from '@/components/ui/date-time';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { CalendarAddress } from './calendar-address';

/** One's shifts in the calendar of one's phone: an address for it, made, replaced, taken back. */
export function CalendarLink({
  storeId,
  link,
  timeZone,
}: {
  storeId: string;
  link: { madeAt: Date; fetchedAt: Date | null } | null;
  timeZone: string;
}) {
  const t = useTranslations('roster.calendar');
  const client = useTRPCClient();
  const make = useAct(client.roster.makeCalendarLink.mutate);
  const revoke = useAct(client.roster.revokeCalendarLink.mutate);
  const [address, setAddress] = useState<string | null>(null);
  const [asked, setAsked] = useState<'replace' | 'revoke' | null>(null);
  const problem = make.problem ?? revoke.problem;

  async function makeOne() {
    const token = newToken();
    if (await make.act({ storeId, token })) setAddress(`${window.location.origin}/api/calendar/${token}.ics`);
  }
  async function revokeIt() {
    if (await revoke.act({ storeId })) toast.success(t('revoked'));
  }

  return (
    <Section title={t('title')} description={t('hint')} className="print:hidden">
      {problem ? <Callout tone="late" title={problem} className="mb-3" /> : null}
      {link ? (
        <Card className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <p className="flex flex-col text-ink-soft">
            <span>{t.rich('madeAt', { at: () => <DateTime at={link.madeAt} timeZone={timeZone} /> })}</span>
            <span>
              {link.fetchedAt
                ? t.rich('fetchedAt', {
                    at: () => <DateTime at={link.fetchedAt ?? link.madeAt} timeZone={timeZone} />,
                  })
                : t('neverFetched')}
            </span>
          </p>
          <span className="ms-auto flex flex-wrap gap-2">
            <Button loading={make.busy} onClick={() => setAsked('replace')}>
              <RefreshCw aria-hidden />
              {t('replace')}
            </Button>
            <Button loading={revoke.busy} onClick={() => setAsked('revoke')}>
              <Unlink aria-hidden />
              {t('revoke')}
            </Button>
          </span>
        </Card>
      ) : (
        <Button loading={make.busy} onClick={() => void makeOne()}>
          <CalendarPlus aria-hidden />
          {t('make')}
        </Button>
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => (open ? undefined : setAsked(null))}
        title={asked === 'revoke' ? t('revokeTitle') : t('replaceTitle')}
        description={asked === 'revoke' ? t('revokeHint') : t('replaceHint')}
        confirmLabel={asked === 'revoke' ? t('revoke') : t('replace')}
        tone="danger"
        onConfirm={asked === 'revoke' ? revokeIt : makeOne}
      />
      {address ? <CalendarAddress address={address} onClose={() => setAddress(null)} /> : null}
    </Section>
  );
}
