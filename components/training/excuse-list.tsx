import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { recordsOf } from '@/server/training/records/training-table';
import { RevokeExcuse } from './excuse';

type Found = Awaited<ReturnType<typeof recordsOf>>;

/** Courses somebody was let off: why, by whom, and whether that holds. */
export function ExcuseList(props: {
  excuses: Found['excuses'];
  personId: string;
  timeZone: string;
  /** Who looks may take them back, in the store they work in. */
  storeId: string | null;
}) {
  const t = useTranslations('training');
  const { timeZone } = props;
  return (
    <ul className="divide-y divide-rule">
      {props.excuses.map((excuse) => (
        <li key={excuse.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <span className="flex min-w-0 flex-1 basis-64 flex-col">
            <span className="break-words font-medium">{excuse.title}</span>
            <span className="break-words text-sm">{excuse.reason}</span>
            <span className="text-ink-soft text-sm">
              {t('excusedBy', { name: excuse.excusedBy })}{' '}
              <DateTime at={excuse.excusedAt} timeZone={timeZone} />
              {excuse.revokedAt ? (
                <>
                  {' · '}
                  {t('revokedBy', { name: excuse.revokedBy ?? '' })}{' '}
                  <DateTime at={excuse.revokedAt} timeZone={timeZone} />
                </>
              ) : null}
            </span>
          </span>
          {excuse.revokedAt || !props.storeId ? null : (
            <RevokeExcuse
              storeId={props.storeId}
              courseId={excuse.courseId}
              personId={props.personId}
              course={excuse.title}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
