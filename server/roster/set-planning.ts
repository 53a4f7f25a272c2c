import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { isPersonAtWork } from '@/server/staff/known-people';
import { setCoverInput, setEmploymentInput, setRosterSettingsInput } from './schema';

/** How many people a store needs in each hour of a kind of day; takes the place of what was said before. */
export const setCover = command({
  name: 'roster.setCover',
  permission: 'roster.set',
  scope: 'store',
  input: setCoverInput,
  async run(tx, { storeId, dayKind, hours, requestId }, ctx) {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cover${storeId}`}, 1))::text`;
    await tx.coverNeed.deleteMany({ where: { storeId, dayKind } });
    const needed = hours.filter(({ people }) => people > 0);
    await tx.coverNeed.createMany({ data: needed.map((hour) => ({ storeId, dayKind, ...hour })) });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.setCover',
      subjectKind: 'store',
      subjectId: storeId,
      after: { dayKind, hours: needed.map(({ hour, people }) => `${hour}: ${people}`).join('; ') },
      requestId,
    });
    return { dayKind };
  },
});

/** By which limits a store's plans are judged. */
export const setRosterSettings = command({
  name: 'roster.setRules',
  permission: 'roster.set',
  scope: 'store',
  input: setRosterSettingsInput,
  async run(tx, { storeId, requestId, ...settings }, ctx) {
    const before = await tx.rosterSettings.findUnique({ where: { storeId }, omit: { storeId: true } });
    await tx.rosterSettings.upsert({
      where: { storeId },
      create: { storeId, ...settings },
      update: settings,
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.setRules',
      subjectKind: 'store',
      subjectId: storeId,
      before: before ?? {},
      after: settings,
      requestId,
    });
    return { storeId };
  },
});

/** What somebody was taken on for: hours, from when to when, and how old they are. @throws NotFound */
export const setEmployment = command({
  name: 'roster.setEmployment',
  permission: 'roster.employ',
  scope: 'company',
  input: setEmploymentInput,
  async run(tx, { personId, requestId, ...given }, ctx) {
    if (!(await isPersonAtWork(tx, personId))) throw new NotFound({ noun: 'person' });
    const date = (day: string | null) => (day === null ? null : dayToDate(day));
    const data = {
      kind: given.kind,
      weekMinutes: given.weekMinutes,
      bornOn: date(given.bornOn),
      startsOn: date(given.startsOn),
      endsOn: date(given.endsOn),
      changedAt: ctx.now,
      changedById: ctx.actor.personId,
    };
    await tx.employment.upsert({
      where: { personId },
      create: { personId, ...data },
      update: data,
    });
    // How old somebody is stays out of the trail.
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'roster.setEmployment',
      subjectKind: 'person',
      subjectId: personId,
      after: {
        kind: given.kind,
        weekMinutes: given.weekMinutes,
        employedFrom: given.startsOn,
        employedTo: given.endsOn,
      },
      requestId,
    });
    return { personId };
  },
});
