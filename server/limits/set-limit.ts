import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { type Command, command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { LimitFreerThanChain } from './errors';
import { isFreerThan, type LimitedAct, type LimitedRole, type LimitSaid, unsaidLimit } from './limit-rules';
import { forgetLimits } from './limits-of-store';
import { setLimitInput, setStoreLimitInput } from './schema';

const PERCENT_BP = 100;

/** As the trail shows it. */
const inWords = ({ state, limitBp }: LimitSaid) => ({
  state,
  ...(limitBp === null ? {} : { upToPercent: limitBp / PERCENT_BP }),
});

const recordLimit = command({
  name: 'limits.set',
  permission: 'limits.keep',
  scope: 'company',
  input: setLimitInput,
  async run(tx, { requestId, role, act, state, limitBp }, ctx) {
    const before = await chainLimit(tx, { role, act });
    const facts = { state, limitBp, changedById: ctx.actor.personId, changedAt: ctx.now };
    await tx.roleLimit.upsert({
      where: { role_act: { role, act } },
      create: { role, act, ...facts },
      update: facts,
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'limits.set',
      subjectKind: 'company',
      subjectId: 'limits',
      before: { role, act, ...inWords(before) },
      after: { role, act, ...inWords({ state, limitBp }) },
      requestId,
    });
    return { role, act };
  },
});

const recordStoreLimit = command({
  name: 'limits.setOfStore',
  permission: 'limits.keep',
  scope: 'store',
  input: setStoreLimitInput,
  async run(tx, { requestId, storeId, role, act, state, limitBp }, ctx) {
    const key = { storeId_role_act: { storeId, role, act } };
    const before = await tx.storeRoleLimit.findUnique({ where: key });
    if (state === null) {
      await tx.storeRoleLimit.deleteMany({ where: { storeId, role, act } });
    } else {
      if (isFreerThan({ state, limitBp }, await chainLimit(tx, { role, act })))
        throw new LimitFreerThanChain();
      const facts = { state, limitBp, changedById: ctx.actor.personId, changedAt: ctx.now };
      await tx.storeRoleLimit.upsert({
        where: key,
        create: { storeId, role, act, ...facts },
        update: facts,
      });
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'limits.setOfStore',
      subjectKind: 'store',
      subjectId: storeId,
      ...(before ? { before: { role, act, ...inWords(before) } } : {}),
      after: { role, act, ...(state === null ? { asChain: true } : inWords({ state, limitBp })) },
      requestId,
    });
    return { role, act };
  },
});

async function chainLimit(tx: Tx, { role, act }: { role: LimitedRole; act: LimitedAct }): Promise<LimitSaid> {
  return (await tx.roleLimit.findUnique({ where: { role_act: { role, act } } })) ?? unsaidLimit(act);
}

/** The command, after which this process looks anew. */
function thenForget<S extends Parameters<typeof command>[0]['input'], O>(
  recorded: Command<S, O>,
): Command<S, O> {
  return {
    ...recorded,
    async execute(ctx, raw) {
      const result = await recorded.execute(ctx, raw);
      forgetLimits();
      return result;
    },
  };
}

/** What a role of the chain may do, from now on. */
export const setLimit = thenForget(recordLimit);

/**
 * What a store says of it besides; without a state it goes by the chain's again.
 * @throws LimitFreerThanChain
 */
export const setStoreLimit = thenForget(recordStoreLimit);
