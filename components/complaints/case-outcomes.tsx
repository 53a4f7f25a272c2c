import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { CaseView } from './case-view';

type Outcome = CaseView['outcomes'][number];

/** What was decided, whether it was given, and by which document. */
export async function CaseOutcomes({
  view,
  actionsOf,
}: {
  view: CaseView;
  actionsOf: (outcome: Outcome) => ReactNode;
}) {
  const t = await getTranslations('complaints');
  return (
    <Section paper title={t('outcome.title')}>
      {view.outcomes.length === 0 ? (
        <p className="p-3 text-ink-soft text-sm">{t('outcome.none')}</p>
      ) : (
        <ul className="flex flex-col gap-4 p-3">
          {view.outcomes.map((outcome) => (
            <li
              key={outcome.id}
              className="flex flex-col gap-2 border-rule border-b pb-3 text-sm last:border-0"
            >
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{t(`outcomes.${outcome.kind}`)}</span>
                {outcome.amountFen === null ? null : <Amount fen={outcome.amountFen} />}
                {outcome.goods ? `${outcome.goods} × ${outcome.quantity}` : null}
                <StateOf outcome={outcome} storeId={view.storeId} />
                <span className="text-ink-soft">
                  {t('outcome.by', { name: outcome.decidedBy })} ·{' '}
                  <DateTime at={outcome.decidedAt} timeZone={view.timeZone} />
                </span>
              </p>
              {outcome.repair ? <RepairOf repair={outcome.repair} view={view} /> : null}
              {outcome.text ? <p className="whitespace-pre-wrap break-words">{outcome.text}</p> : null}
              <div className="flex flex-wrap gap-2">{actionsOf(outcome)}</div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Whose repair it is, and who has the goods. */
async function RepairOf({ repair, view }: { repair: NonNullable<Outcome['repair']>; view: CaseView }) {
  const t = await getTranslations('complaints.repair');
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <TextLink href={`/tasks/${repair.taskId}?store=${view.storeId}`}>
        {t('task', { name: repair.technician })}
      </TextLink>
      {repair.heldBy ? (
        <Badge tone={repair.isOut ? 'warn' : 'ok'}>
          {t.rich(repair.isOut ? 'with' : 'back', {
            name: repair.heldBy.name,
            time: () => <DateTime at={repair.heldBy?.since ?? new Date()} timeZone={view.timeZone} />,
          })}
        </Badge>
      ) : (
        <Badge tone="neutral">{t('notYet')}</Badge>
      )}
    </p>
  );
}

async function StateOf({ outcome, storeId }: { outcome: Outcome; storeId: string }) {
  const t = await getTranslations('complaints');
  if (outcome.calledOff) return <Badge tone="neutral">{t('outcome.calledOff')}</Badge>;
  if (outcome.needsApproval) return <Badge tone="warn">{t('outcome.waits')}</Badge>;
  if (outcome.givenBy === null || (outcome.repair && !outcome.givenAt)) return null;
  if (!outcome.givenAt) return <Badge tone="warn">{t('outcome.due')}</Badge>;
  return (
    <>
      <Badge tone="ok">{t('outcome.done')}</Badge>
      {outcome.documentKind === 'TICKET' ? (
        <TextLink href={`/tickets/${storeId}/${outcome.documentId}`}>{t('acts.linkNumber')}</TextLink>
      ) : null}
    </>
  );
}
