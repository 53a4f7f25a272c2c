import { z } from 'zod';
import { day, id, month, storeIds } from '@/server/platform/schema';
import {
  commandProcedure,
  router,
  selfProcedure,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { peopleAtWork } from '@/server/staff/people-at-work';
import { acknowledgeWeek } from './acknowledge-week';
import { acrossBoard } from './across-board';
import { linkOf, makeCalendarLink, revokeCalendarLink } from './calendar/calendar-link';
import { fillWeek } from './fill-week';
import { keepTemplate, retireTemplate } from './keep-template';
import { askLeave, grantLeave } from './leave/ask-leave';
import { decideLeave, enterLeave, withdrawLeave } from './leave/decide-leave';
import { previewLeave } from './leave/leave-preview';
import { leavesOfStore, myLeave } from './leave/list-leave';
import { leavePreviewInput } from './leave/schema';
import { planningSetup } from './list-planning';
import { monthBoard } from './month-board';
import { myShifts } from './my-shifts';
import { peopleOfRoster } from './people-of-roster';
import { planShifts } from './plan-shifts';
import { publishWeek } from './publish-week';
import { STORES_AT_ONCE } from './roster-rules';
import { weekInput } from './schema';
import { setCover, setEmployment, setRosterSettings } from './set-planning';
import { approveSwap } from './swaps/approve-swap';
import { approvedSwaps, mySwaps, swapChoices, swapsOfStore } from './swaps/list-swaps';
import { offerShift } from './swaps/offer-shift';
import { refuseSwap, takeShift, withdrawSwap } from './swaps/take-shift';
import { undoSwap } from './swaps/undo-swap';
import { weekBoard } from './week-board';

/** A store with more people plans in two. */
const MOST_PEOPLE = 400;
const year = z.number().int().min(2000).max(2199);

/** Roster 排班: who works when, as planned and as published. */
export const rosterRouter = router({
  plan: commandProcedure(planShifts),
  publish: commandProcedure(publishWeek),
  acknowledge: commandProcedure(acknowledgeWeek),
  keepTemplate: commandProcedure(keepTemplate),
  retireTemplate: commandProcedure(retireTemplate),
  setCover: commandProcedure(setCover),
  setRules: commandProcedure(setRosterSettings),
  setEmployment: commandProcedure(setEmployment),
  askLeave: commandProcedure(askLeave),
  decideLeave: commandProcedure(decideLeave),
  enterLeave: commandProcedure(enterLeave),
  withdrawLeave: commandProcedure(withdrawLeave),
  grantLeave: commandProcedure(grantLeave),
  offerShift: commandProcedure(offerShift),
  takeShift: commandProcedure(takeShift),
  withdrawSwap: commandProcedure(withdrawSwap),
  approveSwap: commandProcedure(approveSwap),
  refuseSwap: commandProcedure(refuseSwap),
  undoSwap: commandProcedure(undoSwap),
  swaps: storeProcedure('roster.plan')
    .input(weekInput.pick({ storeId: true }))
    .query(async ({ ctx, input: { storeId } }) => ({
      open: await swapsOfStore(ctx.db, storeId, ctx.now),
      /** Of late: a yes that was wrong is taken back. */
      approved: await approvedSwaps(ctx.db, storeId, ctx.now),
    })),
  /** One's own requests of all stores, and what colleagues offer that one can take. */
  mySwaps: selfProcedure.query(({ ctx }) => {
    const { personId, grants } = ctx.actor;
    const storeIds = [...new Set(grants.flatMap(({ storeId }) => storeId ?? []))];
    return mySwaps(ctx.db, { personId, storeIds, now: ctx.now });
  }),
  makeCalendarLink: commandProcedure(makeCalendarLink),
  revokeCalendarLink: commandProcedure(revokeCalendarLink),
  /** Whether one has a link, and since when; never what it is. */
  myCalendarLink: selfProcedure.query(({ ctx }) => linkOf(ctx.db, ctx.actor.personId)),
  /** Whom a shift of one's own can go to. */
  swapChoices: storeProcedure('roster.own')
    .input(z.object({ storeId: id, shiftId: id }))
    .query(({ ctx, input }) => swapChoices(ctx.db, { ...input, personId: ctx.actor.personId, now: ctx.now })),
  leaves: storeProcedure('roster.plan')
    .input(weekInput.pick({ storeId: true }))
    .query(async ({ ctx, input: { storeId } }) => ({
      leaves: await leavesOfStore(ctx.db, storeId, ctx.now),
      /** Whom it can be entered for. */
      people: await peopleAtWork(ctx.db, { storeIds: [storeId], roles: [], personIds: [] }, MOST_PEOPLE),
    })),
  /** What a leave would take, and what is left of its kind; a colleague's for who may enter it. */
  leavePreview: storeProcedure('roster.own')
    .input(leavePreviewInput)
    .query(({ ctx, input }) => previewLeave(ctx, input)),
  /** One's own, and what is left of each kind in a year. */
  myLeave: selfProcedure
    .input(z.object({ year }))
    .query(({ ctx, input }) => myLeave(ctx.db, ctx.actor.personId, input.year)),
  week: storeProcedure('roster.plan')
    .input(weekInput)
    .query(({ ctx, input }) => weekBoard(ctx.db, input.storeId, input.monday)),
  month: storeProcedure('roster.plan')
    .input(z.object({ storeId: id, month }))
    .query(({ ctx, input }) => monthBoard(ctx.db, input.storeId, input.month)),
  /** A week of several stores beside each other; so many at once. */
  across: storesProcedure('roster.plan')
    .input(
      weekInput
        .pick({ monday: true })
        .extend({ storeIds: storeIds.refine((ids) => ids.length <= STORES_AT_ONCE, 'many') }),
    )
    .query(({ ctx, input }) => acrossBoard(ctx.db, input.storeIds, input.monday)),
  /** Proposes what is missing of a week; writes nothing. */
  fillWeek: storeProcedure('roster.plan')
    .input(
      weekInput.extend({
        seconds: z.number().int().min(1).max(10).default(3),
        seed: z.number().int().min(0).max(1_000_000).default(1),
      }),
    )
    .query(({ ctx, input }) => fillWeek(ctx.db, input)),
  setup: storeProcedure('roster.set')
    .input(weekInput.pick({ storeId: true }))
    .query(({ ctx, input }) => planningSetup(ctx.db, input.storeId)),
  /** Who works in a store, their contracts and leave; how old somebody is among it. */
  people: storeProcedure('roster.employ')
    .input(z.object({ storeId: id, year }))
    .query(({ ctx, input }) => peopleOfRoster(ctx.db, input.storeId, input.year)),
  /** One's own, of all stores. */
  mine: selfProcedure
    .input(z.object({ from: day, days: z.number().int().min(1).max(62).default(14) }))
    .query(({ ctx, input }) => myShifts(ctx.db, ctx.actor.personId, input.from, input.days)),
});
