import { calendarDay } from '@/lib/business-day';
import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { InvalidInput } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { RoundDoneAlready, RoundPointsChanged } from './errors';
import { INCIDENT_PHOTO } from './incident-photo-kind';
import { createMeasure } from './measures';
import { roundInput, settingsInput } from './schema';
import { settingsOfStores } from './settings-of-store';

/**
 * The month's walk through the store: every point of its list, in order or with what is wrong, its photo and who sees to it.
 * @throws RoundDoneAlready, RoundPointsChanged, InvalidInput, NotFound
 */
export const doSafetyRound = command({
  name: 'incidents.doRound',
  permission: 'incidents.safetyRound',
  scope: 'store',
  input: roundInput,
  async run(tx, { storeId, requestId: roundId, findings }, ctx) {
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    const day = dateOf(businessDay, storeId);
    const { points } = (await settingsOfStores(tx, [storeId]))(storeId);
    const named = findings.map(({ point }) => point);
    if (named.length !== points.length || points.some((point) => !named.includes(point)))
      throw new RoundPointsChanged();
    if (findings.some(({ inOrder, text }) => !inOrder && text === ''))
      throw new InvalidInput({ field: 'text', problem: 'required' });
    const month = calendarDay(ctx.now, store.timeZone).slice(0, 7);
    const wrong = findings.filter(({ inOrder }) => !inOrder).length;
    const made = await tx.$executeRaw`
      INSERT INTO safety_round (store_id, id, month, points, wrong, person_id, occurred_at, business_day, digest)
      VALUES (${storeId}::uuid, ${roundId}::uuid, ${month}, ${findings.length}, ${wrong}, ${ctx.actor.personId}::uuid,
        ${ctx.now}::timestamptz, ${day}::date, '') ON CONFLICT (store_id, month) DO NOTHING`;
    if (made === 0) throw new RoundDoneAlready({ month });
    for (const [index, { point, inOrder, text, attachmentId, measure }] of findings.entries()) {
      const id = partId(roundId, `finding ${index}`);
      if (attachmentId)
        await requireOwnAttachment(tx, ctx, { storeId, id: attachmentId, kind: INCIDENT_PHOTO });
      await tx.safetyFinding.create({
        data: {
          storeId,
          id,
          roundId,
          lineNo: index + 1,
          point,
          inOrder,
          text: inOrder ? '' : text,
          attachmentId: attachmentId ?? null,
          businessDay: day,
        },
        select: { id: true },
      });
      if (measure && !inOrder)
        await createMeasure(tx, ctx, {
          storeId,
          id: partId(roundId, `measure ${index}`),
          findingId: id,
          ...measure,
        });
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'incidents.doRound',
      subjectKind: 'safetyRound',
      subjectId: roundId,
      after: { month, points: findings.length, wrong },
      businessDay,
      requestId: roundId,
    });
    return { roundId, month, wrong };
  },
});

/** What the store's incidents and rounds go by. */
export const setIncidentSettings = command({
  name: 'incidents.setSettings',
  permission: 'incidents.keepSettings',
  scope: 'store',
  input: settingsInput,
  async run(tx, { storeId, requestId, theftSevereFen, roundDueDay, points }, ctx) {
    const row = {
      theftSevereFen: BigInt(theftSevereFen),
      roundDueDay,
      points,
      changedById: ctx.actor.personId,
      changedAt: ctx.now,
    };
    const before = (await settingsOfStores(tx, [storeId]))(storeId);
    await tx.incidentSettings.upsert({
      where: { storeId },
      create: { storeId, ...row },
      update: row,
      select: { storeId: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'incidents.setSettings',
      subjectKind: 'store',
      subjectId: storeId,
      before: { theftSevereFen: before.theftSevereFen, roundDueDay: before.roundDueDay },
      after: { theftSevereFen, roundDueDay },
      requestId,
    });
    return { storeId };
  },
});
