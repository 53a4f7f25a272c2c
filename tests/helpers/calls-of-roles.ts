import { type AnyTRPCProcedure, TRPCError } from '@trpc/server';
import { contextFor } from '@/server/context';
import { personByName } from '@/server/platform/actor';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { createCallerFactory, type ProcedureMeta } from '@/server/platform/trpc';
import { appRouter } from '@/server/router';
import type { RoleName } from '@/server/staff/permissions';

/** Everything that can be asked, by somebody of one role. */
export const callerOf = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof callerOf>;

export const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>,
);
export const metaOf = (procedure: AnyTRPCProcedure) => procedure._def.meta as ProcedureMeta | undefined;
export const ofScope = (scope: ProcedureMeta['scope']) =>
  procedures.flatMap(([path, procedure]) => {
    const meta = metaOf(procedure);
    return meta?.scope === scope ? [{ path, ...meta }] : [];
  });

/** A caller with one role, in a store or (null) in all. */
export function callerWith(role: RoleName, storeId: string | null): Caller {
  return callerOf(
    contextFor({
      ...personByName({ id: newId(), name: role, locale: 'zh-CN' }),
      provedAt: new Date(),
      grants: [{ role, storeId }],
    }),
  );
}

/** `refused` for want of the right, `answered` for anything else a shop has a word for. */
export async function outcome(
  caller: Caller,
  path: string,
  input: object,
): Promise<'refused' | 'answered' | string> {
  let at: unknown = caller;
  for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
  try {
    await (at as (input: object) => Promise<unknown>)(input);
    return 'answered';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.cause instanceof Forbidden) return 'refused';
    return error.code === 'INTERNAL_SERVER_ERROR' ? `broke: ${String(error.cause)}` : 'answered';
  }
}
