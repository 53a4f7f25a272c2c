import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddNote } from '@/components/personnel/add-note';
import { Contract } from '@/components/personnel/contract';
import { WithdrawNote } from '@/components/personnel/note-acts';
import { NoteList } from '@/components/personnel/note-list';
import { SetWage } from '@/components/personnel/set-wage';
import { WageSection } from '@/components/personnel/wages';
import { type PageSession, requireSomewhere } from '@/components/shell/page-session';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

interface Props {
  params: Promise<{ personId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('personnel'))('title') };
}

/** Somebody's file: for a manager of theirs what was noted, for who may see it what they earn. */
export default async function PersonFilePage({ params }: Props) {
  const { personId } = await params;
  const page = await requireSomewhere(['personnel.read', 'personnel.readWages']);
  const mayIn = (permission: 'personnel.read' | 'personnel.readWages') =>
    page.may(permission, null) || page.storeIds.some((storeId) => page.may(permission, storeId));
  const [t, api] = await Promise.all([getTranslations('personnel'), serverApi()]);
  const today = page.businessDayIn(page.storeId, new Date());
  const [file, wages] = await Promise.all([
    mayIn('personnel.read') ? api.personnel.file({ personId }) : null,
    mayIn('personnel.readWages') ? api.personnel.wages({ personId, day: today }) : null,
  ]);
  const anyStore = page.session.stores[0]?.id ?? null;
  const setIn = wages?.setIn ?? (wages?.setsAnywhere ? anyStore : null);
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title={t('fileOf', { name: file?.person.name ?? wages?.name ?? '' })}
        breadcrumbs={
          page.may('people.read', page.storeId)
            ? [
                { label: t('people'), href: '/people' },
                { label: file?.person.name ?? '', href: `/people/${personId}` },
              ]
            : [{ label: t('wageList'), href: '/people/wages' }]
        }
      />
      {file ? <Notes page={page} file={file} today={today} /> : null}
      {file ? (
        <Contract
          contract={file.contract}
          setAt={page.may('roster.employ', page.storeId) ? '/roster/settings' : null}
        />
      ) : null}
      {wages ? (
        <WageSection
          wages={wages}
          today={today}
          timeZone={page.timeZoneOf(page.storeId)}
          hint={t('wagesHint')}
          actions={setIn ? <SetWage personId={personId} storeId={setIn} today={today} /> : null}
        />
      ) : null}
    </div>
  );
}

type File = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['personnel']['file']>>;

async function Notes({ page, file, today }: { page: PageSession; file: File; today: string }) {
  const t = await getTranslations('personnel');
  const { person, notes } = file;
  const stores = page.session.stores
    .filter(({ id }) => file.writesAnywhere || file.writesIn.includes(id))
    .map(({ id, name }) => ({ id, name }));
  return (
    <Section
      title={t('notes')}
      description={t('notesHint')}
      paper
      actions={
        stores.length > 0 ? (
          <AddNote personId={person.id} name={person.name} stores={stores} today={today} />
        ) : null
      }
    >
      {notes.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <NoteList
          notes={notes}
          own={false}
          timeZoneOf={page.timeZoneOf}
          actsOf={(note) =>
            note.mayWithdraw ? (
              <WithdrawNote storeId={note.storeId} noteId={note.id} words={note.words.slice(0, 30)} />
            ) : null
          }
        />
      )}
    </Section>
  );
}
