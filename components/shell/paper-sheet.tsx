import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { formatDateTime } from '@/lib/format';
import { pageContext, serverApi } from '@/trpc/server';
import { isDemoActive } from './demo-ribbon';
import { pageSession } from './page-session';
import { pageFooter } from './paper-footer';

export interface PaperSheetProps {
  title: string;
  /** The store whose paper it is; its times are the store's. */
  store?: { id: string; name: string } | undefined;
  /** Its number, at the right of its title. */
  number?: string | undefined;
  /** What else the head says: a period, a supplier, an address. */
  facts?: readonly { label: string; value: ReactNode }[] | undefined;
  /** Who signs, left to right. */
  signatures?: readonly string[] | undefined;
  /** A4 across, for wide tables. */
  wide?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/**
 * What leaves the printer of a page: the company's head, the title, whose and of when, the sheet itself, lines to sign on, and at
 * the foot of every page when and by whom it was printed and which page of how many. The screen shows the sheet alone; whatever
 * of the page is for the screen stands outside, or is `print:hidden`.
 */
export async function PaperSheet({
  title,
  store,
  number,
  facts = [],
  signatures = [],
  wide = false,
  className,
  children,
}: PaperSheetProps) {
  const [t, api, { now }, page] = await Promise.all([
    getTranslations('shell.paper'),
    serverApi(),
    pageContext(),
    pageSession(),
  ]);
  const company = await api.stores.companyState();
  const printed = t('printed', {
    at: formatDateTime(now, {
      locale: page.session.locale,
      timeZone: page.timeZoneOf(store?.id ?? page.storeId),
    }),
    person: page.session.person.name,
  });
  const [before = '', between = '', after = ''] = t('pages', { page: '\n', pages: '\n' }).split('\n');
  return (
    <div className={cn('paper-sheet flex flex-col gap-4', wide ? 'paper-a4-wide' : 'paper-a4', className)}>
      <style>
        {pageFooter(wide ? 'sheet-a4-wide' : 'sheet-a4', {
          printed,
          demo: isDemoActive() ? t('demo') : '',
          pages: [before, between, after],
        })}
      </style>
      <header className="hidden print:block">
        <div className="flex items-baseline justify-between gap-6 text-[9pt]">
          <span>{company.exists ? company.name : ''}</span>
          <span>{store?.name}</span>
        </div>
        <div className="mt-1 flex items-end justify-between gap-6 border-ink border-b-2 pb-1">
          <p className="font-semibold text-[16pt] leading-tight">{title}</p>
          {number ? <p className="figures text-[11pt]">{number}</p> : null}
        </div>
        {facts.length > 0 ? (
          <dl className="mt-1.5 flex flex-wrap gap-x-8 gap-y-0.5 text-[9pt]">
            {facts.map(({ label, value }) => (
              <div key={label} className="flex gap-2">
                <dt className="text-ink-soft">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </header>
      {children}
      {signatures.length > 0 ? (
        <div className="keep-together hidden gap-8 pt-8 text-[9pt] print:flex">
          {signatures.map((who) => (
            <p key={who} className="flex flex-1 items-end gap-2">
              <span className="shrink-0">{who}</span>
              <span className="min-w-0 flex-1 border-ink border-b" />
            </p>
          ))}
          <p className="flex w-40 items-end gap-2">
            <span className="shrink-0">{t('date')}</span>
            <span className="min-w-0 flex-1 border-ink border-b" />
          </p>
        </div>
      ) : null}
    </div>
  );
}
