import { ChevronLeft, ChevronRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { AddNote } from '@/components/duty/add-note';
import { DutySettings } from '@/components/duty/duty-settings';
import { HandOver } from '@/components/duty/hand-over';
import { NoteList } from '@/components/duty/note-list';
import { SheetForm } from '@/components/duty/sheet-form';
import { SignedSheet } from '@/components/duty/signed-sheet';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { addDays } from '@/lib/business-day';
import { day as daySchema } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('duty');

interface Props {
  searchParams: Promise<{ store?: string; day?: string }>;
}

/** A store's duty log: its opening and closing lists, and what one shift leaves to the next. */
export default async function DutyPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('duty.read', query.store);
  const { storeId } = page;
  const timeZone = page.timeZoneOf(storeId);
  const keeps = page.may('duty.keep', storeId);
  const [t, api] = await Promise.all([getTranslations('duty'), serverApi()]);
  const day = daySchema.safeParse(query.day).data;
  const [found, people] = await Promise.all([
    api.duty.day({ storeId, ...(day ? { day } : {}) }),
    keeps ? api.duty.signers({ storeId }) : [],
  ]);
  const isToday = found.day === found.today;
  const writes = keeps && isToday;
  const to = (other: string) => `/duty?store=${storeId}&day=${other}`;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={
          <>
            <OneStore allowed={page.allowed} storeId={storeId} />
            <nav aria-label={t('days')} className="flex items-center gap-1">
              <ButtonLink square href={to(addDays(found.day, -1))} aria-label={t('dayBefore')}>
                <ChevronLeft aria-hidden />
              </ButtonLink>
              <BusinessDay day={found.day} className="px-2 text-sm" />
              {isToday ? null : (
                <ButtonLink square href={to(addDays(found.day, 1))} aria-label={t('dayAfter')}>
                  <ChevronRight aria-hidden />
                </ButtonLink>
              )}
            </nav>
            {page.may('duty.keepSettings', storeId) ? (
              <DutySettings storeId={storeId} lists={found.lists} />
            ) : null}
          </>
        }
      />
      {found.open.length > 0 ? (
        <Section paper title={t('open', { count: found.open.length })}>
          <NoteList day storeId={storeId} timeZone={timeZone} notes={found.open} keeps={keeps} />
        </Section>
      ) : null}
      {found.sheets.map(({ kind, points, signed }) => (
        <Section key={kind} paper title={t(`sheets.${kind}`)}>
          {signed ? (
            <SignedSheet storeId={storeId} timeZone={timeZone} signed={signed} />
          ) : writes ? (
            <SheetForm
              storeId={storeId}
              kind={kind}
              points={points}
              photoPoints={found.lists.photoPoints}
              people={people}
              me={page.session.person.id}
            />
          ) : (
            <p className="p-3 text-ink-soft">{t('unsigned')}</p>
          )}
        </Section>
      ))}
      <Section
        paper
        title={t('log')}
        actions={
          writes ? (
            <div className="flex flex-wrap gap-2">
              <AddNote storeId={storeId} />
              <HandOver storeId={storeId} people={people} me={page.session.person.id} />
            </div>
          ) : null
        }
      >
        {found.notes.length === 0 ? (
          <p className="p-3 text-ink-soft">{t('nothing')}</p>
        ) : (
          <NoteList storeId={storeId} timeZone={timeZone} notes={found.notes} keeps={keeps} />
        )}
      </Section>
    </div>
  );
}
