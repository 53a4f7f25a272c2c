'use client';

import {
  ClockAlert,
  CloudUpload,
  MonitorCheck,
  Printer,
  PrinterX,
  ServerOff,
  Wifi,
  WifiOff,
} from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { formatDuration } from '@/lib/format';
import { useMinutes } from './use-minutes';

export type StatusStripProps = {
  store: string;
  till: string;
  cashier: string;
  /** 'YYYY-MM-DD' shown by a BusinessDay, or any words. */
  businessDay: ReactNode;
  online: boolean;
  /** False: the network is up and the server does not answer. */
  serverAnswers?: boolean;
  /** Sales that are on this tablet and not yet at the server. */
  unsent: number;
  /** Punches that are, which wait in a queue of their own. */
  unsentPunches: number;
  /** When the oldest of the unsent sales was made, ms since 1970. */
  unsentSince?: number | null;
  /** This tablet can be started and sold at without the server; kept: and its browser has said that it clears none of it. */
  readyOffline?: { kept: boolean } | null;
  /** Left out while no printer is set up. */
  printer?: 'ready' | 'off' | undefined;
  /** The clock of yesterday's report until it is in: a DeadlineClock. */
  deadline?: ReactNode;
  /** How far this tablet's clock is ahead of the server's, ms, where somebody should set it; 0 otherwise. */
  clockOffMs?: number | undefined;
  /** The menu button, at the right end. */
  menu?: ReactNode;
};

/** What a cashier must see without looking for it. One line on a tablet, two on a phone. */
export function StatusStrip(props: StatusStripProps) {
  const t = useTranslations('shell.strip');
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-rule border-b bg-paper py-1 pr-1 pl-4 text-sm print:hidden">
      <p className="flex min-w-0 items-baseline gap-2 max-sm:flex-1">
        <span className="truncate font-semibold text-base">{props.store}</span>
        <span className="figures text-ink-soft">{props.till}</span>
      </p>
      <p className="max-sm:order-1 max-sm:basis-full max-sm:text-xs">
        <Named name={t('cashier')}>{props.cashier}</Named>
        <span aria-hidden className="mx-2 text-ink-faint">
          ·
        </span>
        <Named name={t('businessDay')}>{props.businessDay}</Named>
      </p>
      <span className="flex-1 max-sm:hidden" />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 max-sm:order-2 max-sm:basis-full max-sm:pb-1 max-sm:text-xs">
        {props.deadline}
        <Connection
          online={props.online}
          serverAnswers={props.serverAnswers ?? true}
          unsent={props.unsent}
          unsentPunches={props.unsentPunches}
          unsentSince={props.unsentSince}
          readyOffline={props.readyOffline}
        />
        {props.printer ? <PrinterState state={props.printer} /> : null}
      </div>
      {props.menu}
      {props.clockOffMs ? <ClockOff aheadMs={props.clockOffMs} /> : null}
    </header>
  );
}

function Named({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className="sr-only">{name}: </span>
      {children}
    </>
  );
}

/** Offline is not an alarm: selling goes on. Only its words and icon change, and what waits is counted. */
export function Connection(props: {
  online: boolean;
  serverAnswers: boolean;
  unsent: number;
  unsentPunches: number;
  unsentSince?: number | null | undefined;
  readyOffline?: { kept: boolean } | null | undefined;
}) {
  const t = useTranslations('shell.strip');
  const { online, unsent, unsentPunches } = props;
  const connected = online && props.serverAnswers;
  const words = connected ? 'online' : online ? 'noServer' : 'offline';
  const Icon = connected ? Wifi : online ? ServerOff : WifiOff;
  return (
    <span role="status" className="flex items-center gap-x-4">
      <span
        title={connected ? undefined : t(online ? 'noServerHint' : 'offlineHint')}
        className={cn('flex items-center gap-1.5', connected ? 'text-ink-soft' : 'font-semibold text-ink')}
      >
        <Icon aria-hidden className={cn('size-4', connected && 'text-accent')} />
        {t(words)}
      </span>
      {unsent + unsentPunches > 0 || !connected ? (
        <span
          className={cn(
            'figures flex items-center gap-1.5',
            unsent + unsentPunches > 0 ? 'text-ink' : 'text-ink-soft',
          )}
        >
          <CloudUpload aria-hidden className="size-4" />
          {t(unsentPunches === 0 ? 'unsent' : unsent === 0 ? 'unsentPunches' : 'unsentBoth', {
            count: unsent,
            punches: unsentPunches,
          })}
          {props.unsentSince ? <Oldest since={props.unsentSince} /> : null}
        </span>
      ) : connected && props.readyOffline ? (
        <span
          title={props.readyOffline.kept ? undefined : t('readyNotKeptHint')}
          className="flex items-center gap-1.5 text-ink-soft"
        >
          <MonitorCheck aria-hidden className="size-4" />
          {t(props.readyOffline.kept ? 'ready' : 'readyNotKept')}
        </span>
      ) : null}
    </span>
  );
}

/** How long the oldest unsent sale waits; of the first minute nobody needs to know. */
function Oldest({ since }: { since: number }) {
  const t = useTranslations('shell.strip');
  const locale = useLocale();
  const minutes = Math.floor((useMinutes() - since) / 60_000);
  if (minutes < 1) return null;
  return <span>{t('unsentSince', { span: formatDuration(minutes * 60_000, locale) })}</span>;
}

/** A line of its own: it says what to do, and a tablet has no pointer to ask with. */
function ClockOff({ aheadMs }: { aheadMs: number }) {
  const t = useTranslations('shell.strip');
  const locale = useLocale();
  return (
    <p role="status" className="order-3 flex basis-full items-start gap-1.5 pr-3 pb-1 text-alarm">
      <ClockAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t('clockOff', {
        direction: aheadMs > 0 ? 'ahead' : 'behind',
        span: formatDuration(aheadMs, locale),
      })}
    </p>
  );
}

function PrinterState({ state }: { state: 'ready' | 'off' }) {
  const t = useTranslations('shell.strip');
  const Icon = state === 'ready' ? Printer : PrinterX;
  return (
    <span
      className={cn(
        'flex items-center gap-1.5',
        state === 'ready' ? 'text-ink-soft' : 'font-semibold text-ink',
      )}
    >
      <Icon aria-hidden className="size-4" />
      <span className={cn(state === 'ready' && 'max-lg:sr-only')}>
        {t(state === 'ready' ? 'printerReady' : 'printerOff')}
      </span>
    </span>
  );
}
