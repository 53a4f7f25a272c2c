'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Copyable } from '@/components/ui/copyable';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { QrCode } from '@/components/ui/qr-code';
import { Skeleton } from '@/components/ui/skeleton';
import { formatDuration } from '@/lib/format';
import { CODE_LIFE_MS, spacedCode } from '@/server/staff/devices/enrolment-rules';
import { useTRPCClient } from '@/trpc/react';

type Made = { code: string; until: number };

/** Makes a one-time code and shows it large, with what to do with it and how long it is good. */
export function EnrolmentCodeDialog({
  till,
  host,
  onClose,
}: {
  till: { id: string; storeId: string; storeName: string; code: string };
  host: string;
  onClose: () => void;
}) {
  const t = useTranslations('staff.devices');
  const client = useTRPCClient();
  const [made, setMade] = useState<Made | null>(null);
  const place = reachable(host);
  const { act, busy, problem } = useAct(client.staff.createEnrolmentCode.mutate);

  async function make() {
    const answer = await act({ storeId: till.storeId, tillId: till.id });
    // By this screen's own clock, which may differ from the server's: the code began just now.
    if (answer) setMade({ code: answer.code, until: Date.now() + CODE_LIFE_MS });
  }
  const makeFirst = useEffectEvent(() => void make());
  useEffect(() => makeFirst(), []);

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t('codeTitle', { store: till.storeName, till: till.code })}
        description={t('codeText')}
        footer={
          <>
            <Button loading={busy} onClick={() => void make()}>
              {t('newCode')}
            </Button>
            <Button variant="primary" onClick={onClose}>
              {t('done')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {problem ? <Callout tone="late" title={problem} /> : null}
          <p className="flex flex-wrap items-center gap-x-2 text-sm">
            <span className="text-ink-soft">{t('open')}</span>
            <Copyable text={`${place}/enrol`} />
          </p>
          {isOwnName(place) ? <Callout tone="warn" title={t('onlyHere')} /> : null}
          <div className="flex flex-col items-center gap-2 rounded-md border border-rule bg-sunken px-4 py-6">
            <p className="sr-only">{t('code')}</p>
            {made ? (
              <>
                <QrCode text={`${place}/enrol?code=${made.code}`} label={t('qr')} />
                <p className="figures font-semibold text-figure-lg tracking-[0.12em]">
                  {spacedCode(made.code)}
                </p>
              </>
            ) : (
              <Skeleton className="h-10 w-64" />
            )}
            {made ? <TimeLeft key={made.code} until={made.until} /> : null}
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}

/**
 * The server's address as another device reaches it: the one this page came by, where the configured one is this machine's own name
 * for itself.
 */
function reachable(host: string): string {
  return isOwnName(host) ? window.location.origin : host;
}

function isOwnName(address: string): boolean {
  return URL.canParse(address) && /^(localhost$|127\.|\[::1\])/.test(new URL(address).hostname);
}

function TimeLeft({ until }: { until: number }) {
  const t = useTranslations('staff.devices');
  const locale = useLocale();
  const [left, setLeft] = useState(() => until - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeft(until - Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <p className={left > 0 ? 'figures text-ink-soft text-sm' : 'font-medium text-alarm text-sm'}>
      {left > 0 ? t('codeLeft', { left: formatDuration(left, locale) }) : t('codeOver')}
    </p>
  );
}
