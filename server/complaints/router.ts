import { z } from 'zod';
import { categoryNames } from '@/server/catalog/category-names';
import { bothPins } from '@/server/handovers/handover-schema';
import { id } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { lookAt } from '@/server/presence/look-at';
import { peopleWith, techniciansOf } from '@/server/staff/people/people-of-store';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { openZones } from '@/server/zones/open-zones';
import { callOffOutcome } from './call-off-outcome';
import { complaintDetail, requireCase } from './case-detail';
import { claimsRouter } from './claims/router';
import { closeComplaint, noteTry, reopenComplaint } from './close-complaint';
import { approveOutcome, decideOutcome } from './decide-outcome';
import { complaintFigures } from './figures';
import { giveCash, giveCredit, giveGoods, linkTicket } from './give-outcome';
import { addComplaintPhoto, gradeComplaint, nameCause, setDue } from './grade-complaint';
import { addWarrantyRule, setLimit, setTimes } from './keep-settings';
import { complaintTotals, earlierComplaints, listComplaints } from './list-complaints';
import { logComplaint } from './log-complaint';
import { handOverRepair } from './repair-of-case';
import { returnsOfCase } from './returns-of-case';
import { figuresInput, handOverRepairInput, listComplaintsInput } from './schema';
import { caseTimes, compensationLimits } from './times-and-limits';
import { listWarrantyRules } from './warranty-today';
import { handOverComplaint, moveComplaint, noteOnCase, takeComplaint, tellCustomer } from './work-complaint';

const ofStore = z.object({ storeId: id });

/** Complaints 客诉: what a customer complains of, who answers for it, and until when. */
export const complaintsRouter = router({
  log: commandProcedure(logComplaint),
  tell: commandProcedure(tellCustomer),
  note: commandProcedure(noteOnCase),
  move: commandProcedure(moveComplaint),
  take: commandProcedure(takeComplaint),
  handOver: commandProcedure(handOverComplaint),
  grade: commandProcedure(gradeComplaint),
  nameCause: commandProcedure(nameCause),
  setDue: commandProcedure(setDue),
  addPhoto: commandProcedure(addComplaintPhoto),
  decide: commandProcedure(decideOutcome),
  approve: commandProcedure(approveOutcome),
  callOff: commandProcedure(callOffOutcome),
  giveCash: commandProcedure(giveCash),
  giveCredit: commandProcedure(giveCredit),
  giveGoods: commandProcedure(giveGoods),
  linkTicket: commandProcedure(linkTicket),
  /** What is to be repaired changes hands, signed by both. */
  handOverRepair: storeProcedure('complaints.work')
    .input(handOverRepairInput.extend(bothPins.shape))
    .mutation(({ ctx, input }) => handOverRepair(ctx, input)),
  try: commandProcedure(noteTry),
  close: commandProcedure(closeComplaint),
  reopen: commandProcedure(reopenComplaint),
  setTimes: commandProcedure(setTimes),
  setLimit: commandProcedure(setLimit),
  addWarrantyRule: commandProcedure(addWarrantyRule),
  claims: claimsRouter,
  list: storesProcedure('complaints.read')
    .input(listComplaintsInput)
    .query(({ ctx, input }) => listComplaints(ctx.db, input, ctx.now)),
  totals: storesProcedure('complaints.read')
    .input(listComplaintsInput)
    .query(({ ctx, input }) => complaintTotals(ctx.db, input, ctx.now)),
  figures: storesProcedure('complaints.read')
    .input(figuresInput)
    .query(({ ctx, input }) => complaintFigures(ctx.db, input, ctx.now)),
  detail: storeProcedure('complaints.read')
    .input(ofStore.extend({ complaintId: id }))
    .query(({ ctx, input }) =>
      complaintDetail(
        ctx.db,
        input.storeId,
        input.complaintId,
        ctx.now,
        (ownerId) => ownerId === ctx.actor.personId || ctx.may('complaints.lead', input.storeId),
      ),
    ),
  /** Who else has the case open: asked while it is open, and once more when it is left. */
  look: storeProcedure('complaints.read')
    .input(ofStore.extend({ complaintId: id, isLeaving: z.boolean() }))
    .mutation(async ({ ctx, input: { storeId, complaintId, isLeaving } }) => {
      await requireCase(ctx.db, storeId, complaintId);
      return lookAt(ctx, { storeId, kind: 'COMPLAINT', id: complaintId }, isLeaving);
    }),
  /** By which returns a case may be made good. */
  returns: storeProcedure('complaints.work')
    .input(ofStore.extend({ complaintId: id }))
    .query(({ ctx, input }) => returnsOfCase(ctx.db, input.storeId, input.complaintId)),
  /** What was complained of before, while the next is being logged. */
  earlier: storeProcedure('complaints.log')
    .input(ofStore.extend({ customerId: id.optional(), productId: id.optional() }))
    .query(({ ctx, input: { storeId, ...of } }) =>
      earlierComplaints(ctx.db, { storeIds: [storeId], ...of }, ctx.now),
    ),
  /** Who may answer for a case of the store. */
  workers: storeProcedure('complaints.log')
    .input(ofStore)
    .query(async ({ ctx, input }) => {
      const names = await personNames(ctx.db, [
        ...(await staffAllowed(ctx.db, 'complaints.work', input.storeId)),
      ]);
      return [...names].map(([personId, name]) => ({ id: personId, name }));
    }),
  /** Whom and which place of the store a complaint may be about. */
  places: storeProcedure('complaints.log')
    .input(ofStore)
    .query(async ({ ctx, input: { storeId } }) => {
      const [zones, people] = await Promise.all([
        openZones(ctx.db, storeId),
        peopleWith(ctx.db, 'tasks.do', storeId),
      ]);
      return {
        zones: zones.map(({ id: zoneId, name }) => ({ id: zoneId, name })),
        people: people.map(({ id: personId, name }) => ({ id: personId, name })),
      };
    }),
  /** Who may repair something of the store: its technicians, then whoever else does tasks there. */
  repairers: storeProcedure('complaints.work')
    .input(ofStore)
    .query(async ({ ctx, input: { storeId } }) => {
      const [technicians, others] = await Promise.all([
        techniciansOf(ctx.db, storeId),
        peopleWith(ctx.db, 'tasks.do', storeId),
      ]);
      const isTechnician = new Set(technicians.map(({ id: personId }) => personId));
      return [...technicians, ...others.filter(({ id: personId }) => !isTechnician.has(personId))].map(
        ({ id: personId, name }) => ({ id: personId, name, isTechnician: isTechnician.has(personId) }),
      );
    }),
  rules: companyProcedure('complaints.keepRules').query(async ({ ctx }) => ({
    times: await caseTimes(ctx.db),
    limits: Object.fromEntries(await compensationLimits(ctx.db)),
    warranty: await listWarrantyRules(ctx.db),
    categories: [...(await categoryNames(ctx.db))].map(([categoryId, name]) => ({ id: categoryId, name })),
  })),
});
