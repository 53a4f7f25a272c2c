import { useTranslations } from 'next-intl';
import { SUBMIT_HASH } from '@/components/reports/submit-hash';
import { useReasonWords } from '@/components/shell/use-reason-words';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { OpenKind } from '@/server/open-items/schema';
import type { DayReportView } from '@/server/reports/report-of-day';
import { drawerItem } from '@/server/reports/rules';

type Open = DayReportView['open'];
type Group = Open['groups'][number];

const TONES = { BLOCK: 'late', REASON: 'warn', SHOW: 'neutral' } as const;

/** Where items of a kind are settled; a drawer's difference stands on its Z, and its reason is given with the report. */
function placeOf(kind: OpenKind, storeId: string, id: string): string {
  const tabs = {
    NUMBERS: 'gaps',
    BREACHES: 'breaches',
    REJECTED: 'rejected',
    NEGATIVE: 'negative',
    TEMPORARY: 'temporary',
  };
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
  /** Why a drawer was short or over, by session. */
  reasons: Readonly<Record<string, string>>;
  /** The reader submits this day's report on this page. */
  submits: boolean;
  /** The reason that was given with the report that is in; null where none is in, or none was wanted. */
  given: string | null;
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
        <TableHead>
          <TableRow>
            <TableHeader>{t('item')}</TableHeader>
            <TableHeader>{t('state')}</TableHeader>
            {/* On a phone the amount stands under what it is of. */}
            <TableHeader numeric className="max-sm:hidden">
              {t('amount')}
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {open.groups.flatMap((group) => [
            <TableRow key={group.kind}>
              <TableCell className="font-medium">
                {t(`kinds.${group.kind}`)} × {group.count}
              </TableCell>
              <TableCell>
                {sealed ? null : <PolicyBadge policy={group.policy} isGiven={props.given !== null} />}
              </TableCell>
              <TableCell className="max-sm:hidden" />
            </TableRow>,
            ...group.items.map((item) => (
              <TableRow key={`${group.kind} ${item.id}`}>
                <TableCell className="pl-6">
                  <TextLink href={placeOf(group.kind, storeId, item.id)}>{item.label}</TextLink>{' '}
                  {group.kind === 'CASH' ? <AboutDrawer id={item.id} /> : null}
                  {item.amountFen === null ? null : (
                    <Amount fen={item.amountFen} tone="plain" className="block sm:hidden" />
                  )}
                </TableCell>
                <TableCell className="whitespace-normal">
                  {group.kind === 'CASH' && !sealed ? (
                    <WhatToDo
                      reason={props.reasons[drawerItem(item.id).sessionId] ?? ''}
                      isLate={drawerItem(item.id).isLate}
                      asks={group.policy !== 'SHOW'}
                      submits={props.submits}
                      given={props.given}
                    />
                  ) : (
                    <HowItEnded open={open} group={group} id={item.id} timeZone={timeZone} />
                  )}
                </TableCell>
                <TableCell numeric className="max-sm:hidden">
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

/** What items of a kind ask for; a reason that was given with the report is asked for no more. */
function PolicyBadge({ policy, isGiven }: { policy: Group['policy']; isGiven: boolean }) {
  const t = useTranslations('openItems.ofDay');
  if (policy === 'REASON' && isGiven) return <Badge>{t('reasonGiven')}</Badge>;
  return <Badge tone={TONES[policy]}>{t(`policies.${policy}`)}</Badge>;
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
function WhatToDo(props: {
  reason: string;
  isLate: boolean;
  asks: boolean;
  submits: boolean;
  given: string | null;
}) {
  const t = useTranslations('openItems.ofDay.drawer');
  const reasonOf = useReasonWords();
  const said = props.isLate
    ? t('lateHint')
    : props.reason
      ? t('said', { reason: reasonOf(props.reason) })
      : t('unsaid');
  return (
    <>
      {said}{' '}
      {!props.asks ? null : props.given !== null ? (
        <span className="text-ink-soft">{t('given', { reason: props.given })}</span>
      ) : props.submits ? (
        <a className="link-reach text-accent underline" href={`#${SUBMIT_HASH}`}>
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
