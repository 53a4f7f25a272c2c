import { getTranslations } from 'next-intl/server';
import { Contract } from '@/components/personnel/contract';
import { ReplyToNote, SeeNote } from '@/components/personnel/note-acts';
import { NoteList } from '@/components/personnel/note-list';
import { WageSection } from '@/components/personnel/wages';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('personnel', 'mine');

/** One's own file: what was noted, one's contract, what one earns. */
export default async function MyFilePage() {
  const page = await pageSession();
  const [t, api] = await Promise.all([getTranslations('personnel'), serverApi()]);
  const today = page.businessDayIn(page.storeId, new Date());
  const { notes, contract, wages } = await api.personnel.mine({ day: today });
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <LiveRefresh of={['personnel']} pauseMs={4_000} />
      <PageHeader title={t('mine')} />
      <Section title={t('notes')} description={t('notesHintOwn')} paper>
        {notes.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHintOwn')} />
        ) : (
          <NoteList
            notes={notes}
            own
            timeZoneOf={page.timeZoneOf}
            actsOf={(note) => {
              const of = { storeId: note.storeId, noteId: note.id, words: note.words.slice(0, 30) };
              if (note.withdrawn) return null;
              return (
                <>
                  {note.seenAt ? null : <SeeNote {...of} />}
                  <ReplyToNote {...of} />
                </>
              );
            }}
          />
        )}
      </Section>
      <Contract contract={contract} setAt={null} />
      <WageSection
        wages={wages}
        today={today}
        timeZone={page.timeZoneOf(page.storeId)}
        hint={t('wagesHintOwn')}
      />
    </div>
  );
}
