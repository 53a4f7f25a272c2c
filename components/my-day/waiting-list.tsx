import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { WaitingActs } from './waiting-acts';
import type { WaitingLine } from './waiting-line';

const PARTS = ['overdue', 'today', 'later'] as const;

/** Everything that waits: what is late, what is for today, what comes. */
export function WaitingList(props: {
  lines: readonly WaitingLine[];
  timeZoneOf: (storeId: string | null) => string;
  /** With several stores: what each is called. */
  storeOf: ((storeId: string) => string) | null;
  /** Without its parts: inside of something that has a heading. */
  plain?: boolean;
}) {
  const t = useTranslations('myDay');
  const { lines, timeZoneOf, storeOf } = props;
  if (lines.length === 0)
    return (
      <Card>
        <EmptyState title={t('none')} description={t('noneHint')} />
      </Card>
    );
  const rows = (own: readonly WaitingLine[]) => (
    <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
      {own.map((line) => (
        <Line
          key={line.key}
          line={line}
          timeZone={timeZoneOf(line.storeId)}
          store={line.storeId && storeOf ? storeOf(line.storeId) : null}
        />
      ))}
    </ul>
  );
  if (props.plain) return rows(lines);
  return (
    <>
      {PARTS.map((part) => {
        const own = lines.filter(({ section }) => section === part);
        if (own.length === 0) return null;
        return (
          <Section key={part} title={t(`parts.${part}`, { count: own.length })}>
            {rows(own)}
          </Section>
        );
      })}
    </>
  );
}

function Line({ line, timeZone, store }: { line: WaitingLine; timeZone: string; store: string | null }) {
  const t = useTranslations('myDay');
  const { about } = line;
  const words = t(`kinds.${line.kind}`, {
    title: about.title ?? '',
    number: about.number ?? '',
    count: about.count ?? 0,
  });
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <span className="min-w-0 flex-1 basis-52">
        <TextLink href={line.href} className="break-words py-1 font-medium">
          {words}
          {about.day ? (
            <>
              {' '}
              <BusinessDay day={about.day} />
            </>
          ) : null}
        </TextLink>
        <span className="flex flex-wrap items-center gap-x-2 text-ink-soft text-sm">
          <span>{t(`groups.${line.kind}`)}</span>
          {store ? <span>{store}</span> : null}
          {line.section === 'overdue' ? <Badge tone="late">{t('overdue')}</Badge> : null}
          {line.dueAt ? (
            <span>
              {t('dueBy')}{' '}
              {line.dueDay ? (
                <BusinessDay day={line.dueDay} />
              ) : (
                <DateTime at={line.dueAt} timeZone={timeZone} />
              )}
            </span>
          ) : null}
        </span>
      </span>
      <WaitingActs line={line} words={words} />
    </li>
  );
}
