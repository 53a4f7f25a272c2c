import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { serverApi } from '@/trpc/server';

type Found = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['training']['cardHistory']>>;

/** Who changed what of a card when: for who may edit it. Nothing where nobody wrote it yet. */
export async function CardHistory(props: {
  of: { productId: string } | { categoryId: string };
  timeZone: string;
}) {
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  const { versions, isCut } = await api.training.cardHistory(props.of);
  if (versions.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer py-2 text-accent text-sm">
        {t('cardHistory', { count: versions.length })}
      </summary>
      <ol className="flex flex-col divide-y divide-rule">
        {versions.map((version) => (
          <Version key={version.revision} version={version} timeZone={props.timeZone} />
        ))}
      </ol>
      {isCut ? <p className="py-2 text-ink-soft text-sm">{t('cardHistoryCut')}</p> : null}
    </details>
  );
}

async function Version({ version, timeZone }: { version: Found['versions'][number]; timeZone: string }) {
  const t = await getTranslations('training');
  return (
    <li className="flex flex-col gap-2 py-3 text-sm">
      <p className="text-ink-soft">
        {version.changedBy} <DateTime at={version.changedAt} timeZone={timeZone} /> ·{' '}
        {t('version', { version: version.revision })}
      </p>
      {version.changes.length === 0 ? <p>{t('cardSame')}</p> : null}
      <dl className="flex flex-col gap-2">
        {version.changes.map(({ part, before, after }) => (
          <div key={part}>
            <dt className="text-ink-soft">{t(part)}</dt>
            {before ? (
              <dd className="whitespace-pre-line break-words text-ink-soft line-through">
                <span className="sr-only">{t('cardBefore')}</span>
                {before}
              </dd>
            ) : null}
            <dd className="whitespace-pre-line break-words">{after === '' ? t('cardEmptied') : after}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
