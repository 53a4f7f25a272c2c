import { getLocale, getTranslations } from 'next-intl/server';
import { PrintAcknowledgement } from '@/components/complaints/acknowledgement';
import { AddPhoto, NoteOnCase, TellCustomer } from '@/components/complaints/acts/answer-case';
import { GradeCase, NameCause, SetDue } from '@/components/complaints/acts/grade-case';
import { LinkTicket } from '@/components/complaints/acts/link-ticket';
import { CloseCase, MoveCase, NoteTry, ReopenCase } from '@/components/complaints/acts/move-case';
import {
  ApproveOutcome,
  CallOffOutcome,
  DecideOutcome,
  GiveCash,
  GiveCredit,
  GiveGoods,
} from '@/components/complaints/acts/outcome-acts';
import { HandOver, TakeCase } from '@/components/complaints/acts/own-case';
import { HandOverRepair } from '@/components/complaints/acts/repair-acts';
import { CaseClocks } from '@/components/complaints/case-clocks';
import { CaseFacts } from '@/components/complaints/case-facts';
import { CaseOutcomes } from '@/components/complaints/case-outcomes';
import { CaseSteps } from '@/components/complaints/case-steps';
import type { CaseView } from '@/components/complaints/case-view';
import { CaseWarranty } from '@/components/complaints/case-warranty';
import { CaseClaims } from '@/components/complaints/claims/case-claims';
import { OpenClaim } from '@/components/complaints/claims/claim-acts';
import { AlsoLooking } from '@/components/presence/also-looking';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { pageTitle } from '@/components/shell/page-title';
import { type StorePage, storeOfPage } from '@/components/stock/store-of-page';
import { PageHeader } from '@/components/ui/page-header';
import type { SelectOption } from '@/components/ui/select';
import { calendarDay } from '@/lib/business-day';
import { formatDateTime } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('complaints', 'case');

interface Props {
  params: Promise<{ complaintId: string }>;
  searchParams: Promise<{ store?: string }>;
}

/** One case whole: what was said, its clocks, what law gives, what was done, and what may be done next. */
export default async function ComplaintPage({ params, searchParams }: Props) {
  const { complaintId } = await params;
  const page = await storeOfPage('complaints.read', (await searchParams).store);
  const { storeId } = page;
  const [t, locale, api] = await Promise.all([getTranslations('complaints'), getLocale(), serverApi()]);
  const leads = page.may('complaints.lead', storeId);
  const worksHere = page.may('complaints.work', storeId);
  const [view, workers, repairers, tills, suppliers] = await Promise.all([
    api.complaints.detail({ storeId, complaintId }),
    page.may('complaints.log', storeId) ? api.complaints.workers({ storeId }) : [],
    worksHere ? api.complaints.repairers({ storeId }) : [],
    leads && page.may('tills.read', storeId) ? api.tills.list({ storeId }) : [],
    page.may('stock.read', storeId) ? api.purchasing.suppliers() : [],
  ]);
  const [claims, usualId] = await Promise.all([
    api.complaints.claims.ofCase({ storeId, complaintId }),
    worksHere && view.product
      ? api.complaints.claims.usual({ storeId, productId: view.product.productId })
      : null,
  ]);
  const sessions = tills.flatMap(({ name, session }) =>
    session ? [{ value: session.id, label: `${name} · ${session.openedBy}` }] : [],
  );
  const works = worksHere && (leads || view.ownerId === page.session.person.id);
  return (
    <div className="flex flex-col gap-4">
      <LiveRefresh of={['complaints']} stores={[storeId]} pauseMs={3_000} />
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: `/complaints?store=${storeId}` }]}
        title={view.number}
        description={page.store.name}
        actions={
          view.isOpen ? (
            <PrintAcknowledgement
              number={view.number}
              words={t('ack.text', {
                number: view.number,
                time: formatDateTime(view.answerDueAt, { locale, timeZone: view.timeZone }),
              })}
            />
          ) : null
        }
      />
      <AlsoLooking kind="COMPLAINT" storeId={storeId} id={complaintId} />
      <Actions
        page={page}
        view={view}
        workers={workers}
        repairers={repairers}
        suppliers={suppliers}
        usualId={usualId}
        works={works}
        leads={leads}
      />
      <CaseFacts view={view} />
      <CaseClocks view={view} now={new Date()} />
      <CaseOutcomes
        view={view}
        actionsOf={(outcome) => (
          <OutcomeActions
            page={page}
            view={view}
            outcome={outcome}
            people={repairers}
            sessions={sessions}
            works={works}
            leads={leads}
          />
        )}
      />
      <CaseClaims claims={claims} />
      <CaseWarranty warranty={view.warranty} />
      <CaseSteps view={view} />
    </div>
  );
}

function Actions({
  page,
  view,
  workers,
  repairers,
  suppliers,
  usualId,
  works,
  leads,
}: {
  page: StorePage;
  view: CaseView;
  workers: readonly { id: string; name: string }[];
  repairers: readonly { id: string; name: string }[];
  suppliers: readonly { id: string; name: string }[];
  /** Who delivers the goods as a rule. */
  usualId: string | null;
  works: boolean;
  leads: boolean;
}) {
  const of = { storeId: page.storeId, complaintId: view.id, version: view.version };
  const isMine = view.ownerId === page.session.person.id;
  const isClosed = view.state === 'CLOSED';
  if (!page.may('complaints.work', page.storeId)) return null;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {works && !isClosed ? <TellCustomer {...of} first={view.answeredAt === null} /> : null}
      {works && view.moves.length > 0 ? (
        <MoveCase {...of} moves={view.moves} primary={view.answeredAt !== null && view.outcomes.length > 0} />
      ) : null}
      {works && view.isOpen ? (
        <DecideOutcome
          {...of}
          isKnown={view.customer?.id != null}
          repairers={repairers}
          dueDay={calendarDay(view.solveDueAt ?? new Date(), view.timeZone)}
          primary={view.answeredAt !== null && view.outcomes.length === 0}
        />
      ) : null}
      {works && view.isOpen && suppliers.length > 0 ? (
        <OpenClaim
          {...of}
          suppliers={suppliers}
          usualId={usualId}
          goods={view.product ? { id: view.product.productId, name: goodsName(view.product) } : null}
        />
      ) : null}
      {works && view.state === 'SOLVED' ? (
        <>
          <CloseCase {...of} />
          <NoteTry {...of} tries={view.tries} />
        </>
      ) : null}
      {view.state === 'SOLVED' || isClosed ? <ReopenCase {...of} /> : null}
      <NoteOnCase {...of} />
      {isMine || isClosed ? null : <TakeCase {...of} />}
      {works && !isClosed ? (
        <HandOver {...of} workers={workers.filter(({ id }) => id !== view.ownerId)} />
      ) : null}
      {works && view.isOpen ? <GradeCase {...of} severity={view.severity} /> : null}
      {works ? <NameCause {...of} suppliers={suppliers} /> : null}
      {leads && view.isOpen ? (
        <SetDue {...of} timeZone={view.timeZone} dueAt={view.dueSetBy ? view.solveDueAt : null} />
      ) : null}
      {works && !isClosed ? <AddPhoto {...of} /> : null}
    </div>
  );
}

interface OutcomeActionsProps {
  page: StorePage;
  view: CaseView;
  outcome: CaseView['outcomes'][number];
  people: readonly { id: string; name: string }[];
  sessions: readonly SelectOption[];
  works: boolean;
  leads: boolean;
}

/** What is still to be done about one outcome, by whoever may. */
function OutcomeActions(props: OutcomeActionsProps) {
  const { page, view, outcome, people, works, leads } = props;
  const of = { storeId: page.storeId, complaintId: view.id, outcomeId: outcome.id };
  if (outcome.calledOff) return null;
  const callOff =
    works && view.isOpen && !outcome.givenAt && !outcome.repair ? (
      <CallOffOutcome
        {...of}
        refuses={outcome.needsApproval && outcome.decidedById !== page.session.person.id}
      />
    ) : null;
  if (outcome.needsApproval)
    return (
      <>
        {leads && outcome.decidedById !== page.session.person.id ? <ApproveOutcome {...of} /> : null}
        {callOff}
      </>
    );
  if (outcome.repair)
    return people.length > 0 && (view.state !== 'CLOSED' || outcome.repair.isOut) ? (
      <HandOverRepair
        {...of}
        key={outcome.repair.handovers}
        repair={outcome.repair}
        people={people}
        me={page.session.person.id}
      />
    ) : null;
  if (outcome.givenAt) return null;
  return (
    <>
      <GiveOutcome {...props} />
      {callOff}
    </>
  );
}

/** By which document an outcome is given, for whoever may. */
function GiveOutcome({ page, view, outcome, sessions, works, leads }: OutcomeActionsProps) {
  const of = { storeId: page.storeId, complaintId: view.id, outcomeId: outcome.id };
  if (outcome.givenBy === 'TICKET')
    return works ? <LinkTicket {...of} ticket={view.ticket} timeZone={view.timeZone} /> : null;
  if (outcome.givenBy === 'CASH_MOVEMENT')
    return leads && page.may('tills.moveCashFor', page.storeId) ? (
      <GiveCash {...of} sessions={sessions} />
    ) : null;
  if (outcome.givenBy === 'CREDIT_ENTRY')
    return leads && page.may('credit.correct', page.storeId) ? <GiveCredit {...of} /> : null;
  if (outcome.givenBy === 'ADJUSTMENT')
    return leads && page.may('stock.adjust.ownUse', page.storeId) ? <GiveGoods {...of} /> : null;
  return null;
}
