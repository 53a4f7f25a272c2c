import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { TemplateCodeTaken } from './errors';
import { timesText } from './roster-rules';
import { keepTemplateInput, retireTemplateInput } from './schema';

/** A template of a store's shifts, new or changed. Shifts that were planned with it stay as they are. @throws TemplateCodeTaken */
export const keepTemplate = command({
  name: 'roster.keepTemplate',
  permission: 'roster.set',
  scope: 'store',
  input: keepTemplateInput,
  async run(tx, { storeId, templateId, requestId, ...data }, ctx) {
    await lockTemplates(tx, storeId);
    const others = await tx.shiftTemplate.findMany({
      where: { storeId, retiredAt: null },
      select: { id: true, code: true, sortOrder: true },
    });
    if (others.some(({ id, code }) => id !== templateId && code === data.code))
      throw new TemplateCodeTaken({ code: data.code });
    const sortOrder = others.reduce((most, one) => Math.max(most, one.sortOrder), 0) + 1;
    await tx.shiftTemplate.upsert({
      where: { storeId_id: { storeId, id: templateId } },
      create: { storeId, id: templateId, sortOrder, ...data },
      update: { ...data, retiredAt: null },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.keepTemplate',
      subjectKind: 'shift_template',
      subjectId: templateId,
      after: { name: data.name, code: data.code, shiftTimes: timesText(data) },
      requestId,
    });
    return { templateId };
  },
});

/** No longer to choose from. @throws NotFound */
export const retireTemplate = command({
  name: 'roster.retireTemplate',
  permission: 'roster.set',
  scope: 'store',
  input: retireTemplateInput,
  async run(tx, { storeId, templateId, requestId }, ctx) {
    await lockTemplates(tx, storeId);
    const { count } = await tx.shiftTemplate.updateMany({
      where: { storeId, id: templateId, retiredAt: null },
      data: { retiredAt: ctx.now },
    });
    if (count === 0) throw new NotFound({ noun: 'shift template' });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.retireTemplate',
      subjectKind: 'shift_template',
      subjectId: templateId,
      requestId,
    });
    return { templateId };
  },
});

async function lockTemplates(tx: Tx, storeId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`shift-templates${storeId}`}, 1))::text`;
}
