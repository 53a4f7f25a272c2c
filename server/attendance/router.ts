import { z } from 'zod';
import { PIN } from '@/server/approvals/schema';
import { day, id, month } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  publicProcedure,
  router,
  selfProcedure,
  storeProcedure,
} from '@/server/platform/trpc';
import { whoIsAtWork } from './at-work';
import { dayFacts } from './day-facts';
import { decidePunch } from './decide-punch';
import { approveOvertime, followCompanyRules, setAttendanceRules } from './keep-rules';
import { leaveUnknown } from './leave-unknown';
import { answerMonth, correctDay, lockMonth } from './lock-month';
import { monthSheet } from './month-sheet';
import { myMonth } from './my-month';
import { policiesOf } from './policies';
import { decideProposal, proposePunch } from './propose-punch';
import { punch, punchByPin } from './record-punch';
import { rulesOf } from './rules-of';
import { monthInput, punchByPinInput } from './schema';
import { hearTablet } from './tablet-reports';
import { takeBackPunch } from './take-back-punch';
import { withdrawPunch } from './withdraw-punch';

/** Attendance 考勤: who came and went, and what came of it. */
export const attendanceRouter = router({
  punch: commandProcedure(punch),
  punchByPin: storeProcedure('attendance.punch')
    .input(punchByPinInput.safeExtend({ pin: PIN }))
    .mutation(({ ctx, input }) => punchByPin(ctx, input)),
  withdraw: commandProcedure(withdrawPunch),
  /** A tablet is there, with so many punches the server does not have; also while nobody is signed in on it. */
  report: publicProcedure
    .input(z.object({ waiting: z.number().int().min(0).max(10_000) }))
    .mutation(({ ctx, input }) => hearTablet(ctx, input.waiting)),
  atWork: storeProcedure('attendance.punch')
    .input(z.object({ storeId: id }))
    .query(({ ctx, input }) => whoIsAtWork(ctx.db, input.storeId, ctx.now)),
  decidePunch: commandProcedure(decidePunch),
  takeBackPunch: commandProcedure(takeBackPunch),
  propose: commandProcedure(proposePunch),
  decideProposal: commandProcedure(decideProposal),
  leaveUnknown: commandProcedure(leaveUnknown),
  approveOvertime: commandProcedure(approveOvertime),
  answerMonth: commandProcedure(answerMonth),
  lockMonth: commandProcedure(lockMonth),
  correctDay: commandProcedure(correctDay),
  setRules: commandProcedure(setAttendanceRules),
  followCompany: commandProcedure(followCompanyRules),
  /** What a counter must know to take a punch. */
  clock: storeProcedure('attendance.punch')
    .input(z.object({ storeId: id }))
    .query(async ({ ctx, input }) => ({
      photos: (await policiesOf(ctx.db, [input.storeId]))(input.storeId).photos,
    })),
  /** The company's, and what stores have of their own. */
  rules: companyProcedure('attendance.keepRules')
    .input(z.object({ ofStoreId: id.nullable() }))
    .query(({ ctx, input }) => rulesOf(ctx.db, input.ofStoreId)),
  sheet: storeProcedure('attendance.read')
    .input(monthInput)
    .query(({ ctx, input }) => monthSheet(ctx.db, input.storeId, input.month)),
  day: storeProcedure('attendance.read')
    .input(z.object({ storeId: id, personId: id, day }))
    .query(({ ctx, input }) => dayFacts(ctx.db, input)),
  /** One's own, of all stores. */
  mine: selfProcedure
    .input(z.object({ month }))
    .query(({ ctx, input }) => myMonth(ctx.db, ctx.actor.personId, input.month, ctx.now)),
});
