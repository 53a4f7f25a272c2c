'use client';

import { UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchBox } from '@/components/ui/search-box';
import { SkeletonRows } from '@/components/ui/skeleton';

export type CounterPerson = { id: string; name: string; initials: string };

/** More people than this get a search field. */
const MANY = 8;

/** The people of a counter as tiles big enough for a thumb; found by name or the first letters of its pinyin. */
export function PersonTiles({
  people,
  chosenId,
  onChoose,
  className,
}: {
  /** Undefined while it is asked for. */
  people: readonly CounterPerson[] | undefined;
  chosenId: string | null;
  onChoose: (person: CounterPerson) => void;
  className?: string | undefined;
}) {
  const t = useTranslations('auth.pin');
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = people?.filter(
    ({ name, initials }) => initials.startsWith(wanted) || name.toLowerCase().includes(wanted),
  );
  return (
    <section
      aria-label={t('who')}
      className={cn('flex min-h-0 flex-col gap-5 overflow-y-auto p-5 sm:p-8', className)}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-xl">{t('who')}</h2>
        {people && people.length > MANY ? (
          <SearchBox
            controlSize="lg"
            aria-label={t('search')}
            placeholder={t('search')}
            value={words}
            onValueChange={setWords}
            onSubmit={() => {
              const [only] = found ?? [];
              if (only && found?.length === 1) onChoose(only);
            }}
            className="w-full sm:w-72"
          />
        ) : null}
      </div>
      {found === undefined ? <SkeletonRows label={t('who')} /> : null}
      {found?.length === 0 ? (
        <EmptyState
          icon={UsersRound}
          title={people?.length === 0 ? t('nobody') : t('noMatch')}
          description={people?.length === 0 ? t('nobodyHint') : undefined}
        />
      ) : (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
          {found?.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                aria-pressed={person.id === chosenId}
                onClick={() => onChoose(person)}
                className={cn(
                  'flex h-20 w-full flex-col items-start justify-center gap-0.5 rounded-md border border-rule-strong bg-paper px-4 text-left hover:bg-sunken active:translate-y-px',
                  'aria-pressed:border-accent aria-pressed:bg-accent-soft',
                )}
              >
                <span className="w-full truncate font-medium text-xl">{person.name}</span>
                <span className="text-ink-soft text-sm uppercase tracking-wide">{person.initials}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
