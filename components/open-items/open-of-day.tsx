import { useTranslations } from 'next-intl';
import { SUBMIT_HASH } from '@/components/reports/submit-hash';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { OpenKind } from '@/server/open-items/schema';
import type { DayReportView } from '@/server/reports/report-of-day';
import { drawerItem } from '@/server/reports/rules';

type Open = DayReportView['open'];
type Group = Open['groups'][number];

const TONES = { BLOCK: 'late', REASON: 'warn', SHOW: 'neutral' } as const;

/** Where items of a kind are settled; a drawer's difference stands on its Z, and its reason is given with the report. */
function placeOf(kind: OpenKind, storeId: string, id: string): string {
  const tabs = { NUMBERS: 'gaps', BREACHES: 'breaches', REJECTED: 'rejected', NEGATIVE: 'negative' };
  return kind === 'CASH'
    ? `/tills/${storeId}/${drawerItem(id).sessionId}`
    : `/open-items?store=${storeId}&tab=${tabs[kind]}`;
}

/** What a day leaves open, kind by kind, each with the way to settle it; of a sealed day also how it ended since. */
export function OpenItemsSection(props: {
  storeId: string;
  timeZone: string;
  open: Open;
  sealed: boolean;
  /** Why drawers were short or over, by session. */
  /** Why a drawer was short or over, by session. */
  reasons: Readonly<Record<string, string>>;
  /** The reader submits this day's report on this page. */
  submits: boolean;
}) {
  const { storeId, timeZone, open, sealed } = props;
  const t = useTranslations('openItems.ofDay');
  if (open.groups.length === 0) return null;
  return (
    <Section
      paper
      title={t('title', { count: open.count })}
      description={sealed ? t('sealedHint') : t('hint')}
    >
      <Table>
        <TableHeadings of={[t('item'), t('state'), { numeric: t('amount') }]} />
        <TableBody>
          {open.groups.flatMap((group) => [
            <TableRow key={group.kind}>
              <TableCell className="font-medium">
                {t(`kinds.${group.kind}`)} × {group.count}
              </TableCell>
              <TableCell>
                {sealed ? null : <Badge tone={TONES[group.policy]}>{t(`policies.${group.policy}`)}</Badge>}
              </TableCell>
              <TableCell />
            </TableRow>,
            ...group.items.map((item) => (
              <TableRow key={`${group.kind} ${item.id}`}>
                <TableCell className="pl-6">
                  <TextLink href={placeOf(group.kind, storeId, item.id)}>{item.label}</TextLink>{' '}
                  {group.kind === 'CASH' ? <AboutDrawer id={item.id} /> : null}
                </TableCell>
                <TableCell className="whitespace-normal">
                  {group.kind === 'CASH' && !sealed ? (
                    <WhatToDo
                      reason={props.reasons[drawerItem(item.id).sessionId] ?? ''}
                      isLate={drawerItem(item.id).isLate}
                      asks={group.policy !== 'SHOW'}
                      submits={props.submits}
                    />
                  ) : (
                    <HowItEnded open={open} group={group} id={item.id} timeZone={timeZone} />
                  )}
                </TableCell>
                <TableCell numeric>
                  {item.amountFen === null ? '–' : <Amount fen={item.amountFen} tone="plain" />}
                </TableCell>
              </TableRow>
            )),
          ])}
        </TableBody>
      </Table>
    </Section>
  );
}

/** Which money of a drawer does not fit. */
function AboutDrawer({ id }: { id: string }) {
  const t = useTranslations('openItems.ofDay.drawer');
  const tenders = useTranslations('reports.tenderKinds');
  const { tender, isLate } = drawerItem(id);
  const kind = tenders.has(tender) ? tenders(tender) : tender;
  return <span>{t(isLate ? 'late' : 'difference', { kind })}</span>;
}

/** What was counted stays counted: what is said already, and where the rest is said. */
function WhatToDo(props: { reason: string; isLate: boolean; asks: boolean; submits: boolean }) {
  const t = useTranslations('openItems.ofDay.drawer');
  const said = props.isLate
    ? t('lateHint')
    : props.reason
      ? t('said', { reason: props.reason })
      : t('unsaid');
  return (
    <>
      {said}{' '}
      {!props.asks ? null : props.submits ? (
        <a className="text-accent underline" href={`#${SUBMIT_HASH}`}>
          {t('answer')}
        </a>
      ) : (
        <span className="text-ink-soft">{t('answeredBy')}</span>
      )}
    </>
  );
}

function HowItEnded(props: { open: Open; group: Group; id: string; timeZone: string }) {
  const t = useTranslations('openItems.ofDay');
  const settled = props.open.settled[`${props.group.kind} ${props.id}`];
  if (!settled) return <span className="text-ink-soft">{t('stillOpen')}</span>;
  return (
    <>
      {settled.afterSeal ? <Badge>{t('afterSeal')}</Badge> : null}{' '}
      <DateTime at={settled.at} timeZone={props.timeZone} /> {settled.by}
      {settled.word ? <span className="block text-ink-soft text-xs">{settled.word}</span> : null}
    </>
  );
}
