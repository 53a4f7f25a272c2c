import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { lookAt } from '@/server/presence/look-at';
import { openZones } from '@/server/zones/open-zones';
import { decideIncident } from './decide-incident';
import { IncidentUnknown } from './errors';
import { incidentFigures } from './figures';
import { incidentDetail, incidentsOfDocuments, lookedAtInjury } from './incident-detail';
import { incidentTotals, listIncidents } from './list-incidents';
import { mayRead } from './may-read';
import { doMeasure, setMeasure } from './measures';
import { peopleOfIncidents, safetyRounds } from './read-rounds';
import { reportIncident } from './report-incident';
import { doSafetyRound, setIncidentSettings } from './safety-round';
import { figuresInput, listInput } from './schema';
import { settingsOfStores } from './settings-of-store';
import {
  addIncidentPhoto,
  closeIncident,
  lookAtInjury,
  noteInjury,
  noteOnIncident,
  reopenIncident,
} from './work-incident';

const ofStore = z.object({ storeId: id });

/** Incidents 异常事件: what happened in a store that should not have, what came of it, and the monthly look at what is safe. */
export const incidentsRouter = router({
  report: commandProcedure(reportIncident),
  note: commandProcedure(noteOnIncident),
  addPhoto: commandProcedure(addIncidentPhoto),
  decide: commandProcedure(decideIncident),
  close: commandProcedure(closeIncident),
  reopen: commandProcedure(reopenIncident),
  setMeasure: commandProcedure(setMeasure),
  doMeasure: commandProcedure(doMeasure),
  noteInjury: commandProcedure(noteInjury),
  lookAtInjury: commandProcedure(lookAtInjury),
  doRound: commandProcedure(doSafetyRound),
  setSettings: commandProcedure(setIncidentSettings),
  list: storesProcedure('incidents.read')
    .input(listInput)
    .query(({ ctx, input }) => listIncidents(ctx.db, input)),
  totals: storesProcedure('incidents.read')
    .input(listInput)
    .query(({ ctx, input }) => incidentTotals(ctx.db, input)),
  figures: storesProcedure('incidents.read')
    .input(figuresInput)
    .query(({ ctx, input }) =>
      incidentFigures(ctx.db, {
        ...input,
        seesCosts: input.storeIds.every((storeId) => ctx.may('costs.see', storeId)),
      }),
    ),
  /** Whoever reported it reads it too. */
  detail: storeProcedure('incidents.report')
    .input(ofStore.extend({ incidentId: id }))
    .query(({ ctx, input }) => incidentDetail(ctx, input.storeId, input.incidentId)),
  /** Who else has it open: asked while it is open, and once more when it is left. */
  look: storeProcedure('incidents.report')
    .input(ofStore.extend({ incidentId: id, isLeaving: z.boolean() }))
    .mutation(async ({ ctx, input: { storeId, incidentId, isLeaving } }) => {
      if (!(await mayRead(ctx, storeId, incidentId))) throw new IncidentUnknown();
      return lookAt(ctx, { storeId, kind: 'INCIDENT', id: incidentId }, isLeaving);
    }),
  /** What a look that was noted shows. */
  injury: storeProcedure('incidents.readInjury')
    .input(ofStore.extend({ lookId: id }))
    .query(({ ctx, input }) => lookedAtInjury(ctx, input.storeId, input.lookId)),
  /** The incidents that documents follow from. */
  ofDocuments: storesProcedure('incidents.read')
    .input(
      z.object({
        storeIds: z.array(id).min(1).max(500),
        kind: z.enum(['ADJUSTMENT', 'SHORTAGE_CASE', 'STOCKTAKE']),
        ids: z.array(id).max(200),
      }),
    )
    .query(({ ctx, input }) => incidentsOfDocuments(ctx.db, input.storeIds, input.kind, input.ids)),
  /** Places and people to choose from while reporting. */
  choices: storeProcedure('incidents.report')
    .input(ofStore)
    .query(async ({ ctx, input: { storeId } }) => {
      const [zones, people] = await Promise.all([
        openZones(ctx.db, storeId),
        peopleOfIncidents(ctx.db, storeId),
      ]);
      return { zones: zones.map(({ id: zoneId, name }) => ({ id: zoneId, name })), people };
    }),
  rounds: storeProcedure('incidents.readRounds')
    .input(ofStore)
    .query(({ ctx, input }) => safetyRounds(ctx.db, input.storeId, ctx.now)),
  settings: storeProcedure('incidents.keepSettings')
    .input(ofStore)
    .query(async ({ ctx, input: { storeId } }) => (await settingsOfStores(ctx.db, [storeId]))(storeId)),
});
