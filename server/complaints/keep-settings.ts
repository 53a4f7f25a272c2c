import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { InvalidInput } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { addWarrantyInput, setLimitInput, setTimesInput } from './schema';

/** Within how long a severity is answered and solved: of cases logged, graded or opened again from now on. @throws InvalidInput */
export const setTimes = command({
  name: 'complaints.setTimes',
  permission: 'complaints.keepRules',
  scope: 'company',
  input: setTimesInput,
  async run(tx, { severity, answerMinutes, solveMinutes, requestId }, ctx) {
    if (solveMinutes < answerMinutes) throw new InvalidInput({ field: 'solveMinutes', problem: 'range' });
    const said = { answerMinutes, solveMinutes, changedById: ctx.actor.personId, changedAt: ctx.now };
    const before = await tx.complaintTimes.findUnique({ where: { severity } });
    await tx.complaintTimes.upsert({
      where: { severity },
      create: { severity, ...said },
      update: said,
      select: { severity: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'complaints.setTimes',
      subjectKind: 'company',
      subjectId: COMPANY_SCOPE,
      ...(before
        ? { before: { answerMinutes: before.answerMinutes, solveMinutes: before.solveMinutes } }
        : {}),
      after: { severity, answerMinutes, solveMinutes },
      requestId,
    });
    return { severity };
  },
});

/** What a role may give as compensation by itself. */
export const setLimit = command({
  name: 'complaints.setLimit',
  permission: 'complaints.keepRules',
  scope: 'company',
  input: setLimitInput,
  async run(tx, { role, amountFen, requestId }, ctx) {
    const said = { amountFen: BigInt(amountFen), changedById: ctx.actor.personId, changedAt: ctx.now };
    await tx.complaintLimit.upsert({
      where: { role },
      create: { role, ...said },
      update: said,
      select: { role: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'complaints.setLimit',
      subjectKind: 'company',
      subjectId: COMPANY_SCOPE,
      after: { role, amountFen },
      requestId,
    });
    return { role };
  },
});

/** What law or promise gives for a category from a day on. @throws InvalidInput */
export const addWarrantyRule = command({
  name: 'complaints.addWarrantyRule',
  permission: 'complaints.keepRules',
  scope: 'company',
  input: addWarrantyInput,
  async run(tx, { requestId, categoryId, validFrom, sourceCheckedOn, ...terms }, ctx) {
    if (terms.exchangeDays < terms.returnDays)
      throw new InvalidInput({ field: 'exchangeDays', problem: 'range' });
    if (sourceCheckedOn && terms.source === '')
      throw new InvalidInput({ field: 'source', problem: 'required' });
    await tx.warrantyRule.create({
      data: {
        id: requestId,
        categoryId: categoryId ?? null,
        validFrom: dayToDate(validFrom),
        sourceCheckedOn: sourceCheckedOn ? dayToDate(sourceCheckedOn) : null,
        ...terms,
        addedById: ctx.actor.personId,
        addedAt: ctx.now,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'complaints.addWarrantyRule',
      subjectKind: 'warrantyRule',
      subjectId: requestId,
      after: {
        basis: terms.basis,
        validFrom,
        returnDays: terms.returnDays,
        exchangeDays: terms.exchangeDays,
      },
      requestId,
    });
    return { ruleId: requestId };
  },
});
