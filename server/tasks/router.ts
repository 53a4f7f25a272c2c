import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { cancelTask, doTask, handOnTask, reopenTask, takeTask } from './do-task';
import { giveTask } from './give-task';
import { giveToStores } from './give-to-stores';
import { listRepeated, listTasks, taskDetail, taskTotals } from './list-tasks';
import { endRepeated, repeatTask } from './repeat-task';
import { listTasksInput } from './schema';

const ofStore = z.object({ storeId: id });

/** Tasks 任务: what somebody of a store is to do, and until when. */
export const tasksRouter = router({
  give: commandProcedure(giveTask),
  giveToStores: commandProcedure(giveToStores),
  repeat: commandProcedure(repeatTask),
  endRepeated: commandProcedure(endRepeated),
  take: commandProcedure(takeTask),
  handOn: commandProcedure(handOnTask),
  do: commandProcedure(doTask),
  reopen: commandProcedure(reopenTask),
  cancel: commandProcedure(cancelTask),
  list: storesProcedure('tasks.do')
    .input(listTasksInput)
    .query(({ ctx, input }) => listTasks(ctx.db, input, ctx.now)),
  totals: storesProcedure('tasks.do')
    .input(listTasksInput)
    .query(({ ctx, input }) => taskTotals(ctx.db, input, ctx.now)),
  repeated: storesProcedure('tasks.do')
    .input(listTasksInput.pick({ storeIds: true }))
    .query(({ ctx, input }) => listRepeated(ctx.db, input.storeIds)),
  detail: storeProcedure('tasks.do')
    .input(ofStore.extend({ taskId: id }))
    .query(({ ctx, input }) => taskDetail(ctx.db, input.storeId, input.taskId, ctx.now)),
  /** Who may be given a task of the store. */
  people: storeProcedure('tasks.do')
    .input(ofStore)
    .query(async ({ ctx, input }) => {
      const names = await personNames(ctx.db, [...(await staffAllowed(ctx.db, 'tasks.do', input.storeId))]);
      return [...names]
        .map(([personId, name]) => ({ id: personId, name }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
    }),
});
