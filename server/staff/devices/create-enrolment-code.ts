import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { type Command, command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { createEnrolmentCodeInput } from './device-schema';
import { codeOfRequest, markOfCode } from './enrolment-code';
import { CODE_LIFE_MS } from './enrolment-rules';
import { tillsOfDevices } from './tills-of-devices';

const recordCode = command({
  name: 'devices.createCode',
  permission: 'devices.manage',
  scope: 'store',
  input: createEnrolmentCodeInput,
  async run(tx, input, ctx) {
    const { storeId, tillId, requestId } = input;
    const till = await tillsOfDevices.ask().one(tx, { storeId, tillId });
    if (!till || till.closedAt) throw new NotFound({ noun: 'till' });
    // A new code replaces the one before: of a till only one is good.
    await tx.enrolmentCode.updateMany({
      where: { storeId, tillId, usedAt: null, expiresAt: { gt: ctx.now } },
      data: { expiresAt: ctx.now },
    });
    const expiresAt = new Date(ctx.now.getTime() + CODE_LIFE_MS);
    await tx.enrolmentCode.create({
      data: {
        storeId,
        id: requestId,
        tillId,
        codeHash: markOfCode(codeOfRequest(requestId)),
        createdAt: ctx.now,
        createdById: ctx.actor.personId,
        expiresAt,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'devices.createCode',
      subjectKind: 'till',
      subjectId: tillId,
      after: { till: till.code },
      requestId,
    });
    return { tillCode: till.code, expiresAt };
  },
});

/** A one-time code that makes a browser a counter device of a till; shown once, stored only as a mark. @throws NotFound */
export const createEnrolmentCode: Command<
  typeof createEnrolmentCodeInput,
  { code: string; tillCode: string; expiresAt: Date }
> = {
  ...recordCode,
  execute: async (ctx, raw) => withCode(raw, await recordCode.execute(ctx, raw)),
  runIn: async (tx, ctx, raw) => withCode(raw, await recordCode.runIn(tx, ctx, raw)),
};

function withCode<R>(raw: z.input<typeof createEnrolmentCodeInput>, recorded: R): R & { code: string } {
  return { ...recorded, code: codeOfRequest(createEnrolmentCodeInput.parse(raw).requestId) };
}
