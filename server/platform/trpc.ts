import { initTRPC, TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { transformer } from '@/lib/transformer';
import { actorOf, type Command, outage, requireActor, requireActorIn } from './command';
import type { Context, Owed } from './context';
import { classify } from './database-errors';
import { DomainError, type ErrorParams, InvalidInput } from './errors';
import type { ErrorKind } from './patience';
import { problemOf } from './problem-key';
import { id, storeIds } from './schema';
import { unforeseen } from './unforeseen';

/** How a procedure is guarded; tests walk the router and refuse a procedure without it. */
export interface ProcedureMeta {
  /** A row of the permission table; `public` for nobody in particular, `self` for any signed-in person. */
  permission: string;
  scope: 'store' | 'stores' | 'company' | 'self' | 'public';
  /** Of a company read: the permission in any one store is enough, the answer is cut to those stores. */
  anyStore?: boolean;
}

/** What the browser gets of an error: a code for messages/<locale>/errors.json, or a reference number for support. */
export interface WireError {
  code: string;
  params: ErrorParams;
  /** Nothing was decided about the request: the same one may be sent again, with the same requestId. */
  retryable: boolean;
}

const TRPC_CODE: Record<ErrorKind, TRPCError['code']> = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  precondition: 'PRECONDITION_FAILED',
  invalid: 'BAD_REQUEST',
  too_many: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
};

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    transformer,
    // Lines that stand still are kept awake, and made anew now and then: proxies forget them otherwise.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
      maxDurationMs: 30 * 60_000,
    },
    errorFormatter({ shape, error }) {
      return {
        ...shape,
        message: '',
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, error: wireError(error) },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** What tRPC itself refuses before a procedure is reached: the caller's doing, nothing of ours to log. */
const AT_THE_DOOR: Partial<Record<TRPCError['code'], string>> = {
  METHOD_NOT_SUPPORTED: 'METHOD_NOT_ALLOWED',
  UNSUPPORTED_MEDIA_TYPE: 'CONTENT_TYPE_WRONG',
};

/** Turns a thrown error into what the wire carries; an unknown one is logged under a reference number. */
export function wireError(error: unknown): WireError {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof DomainError)
    return { code: cause.code, params: cause.params, retryable: cause.retryable };
  if (error instanceof TRPCError && (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR')) {
    return { code: 'INVALID_INPUT', params: firstIssue(error.cause), retryable: false };
  }
  if (error instanceof TRPCError && error.code === 'NOT_FOUND')
    return { code: 'NOT_FOUND', params: { noun: 'procedure' }, retryable: false };
  const atTheDoor = error instanceof TRPCError && cause === undefined ? AT_THE_DOOR[error.code] : undefined;
  if (atTheDoor) return { code: atTheDoor, params: {}, retryable: false };
  return wireError(unforeseen(cause ?? error));
}

/** For what is asked before any procedure: a database that is away answers as inside of one. @throws always */
export function throwOutage(error: unknown): never {
  const cause = outage(error);
  if (!cause) throw error;
  throw new TRPCError({ code: TRPC_CODE[cause.kind], cause, message: cause.code });
}

function firstIssue(cause: unknown): ErrorParams {
  return problemOf((cause as { issues?: Parameters<typeof problemOf>[0][] } | undefined)?.issues?.[0]);
}

const mapped = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = coded(result.error.cause);
  if (!cause) return result;
  throw new TRPCError({ code: TRPC_CODE[cause.kind], cause, message: cause.code });
});

/** What a caller can do something about: also a cursor, day or search term that the database cannot even read. */
function coded(cause: unknown): DomainError | null {
  if (cause instanceof DomainError) return cause;
  if (classify(cause).kind === 'unstorable') return new InvalidInput({ field: '', problem: 'unstorable' });
  return outage(cause);
}

/** For nobody in particular: health, set-up, sign-in pages. */
export const publicProcedure = mapped.meta({ permission: 'public', scope: 'public' });

/** For any signed-in person, about themselves or about what every person may know. */
export const selfProcedure = mapped
  .meta({ permission: 'self', scope: 'self' })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: actorOf(ctx) } }));

/** About oneself, also while the session still owes one of these: what settles it, and nothing else. */
export function owingProcedure(allowed: readonly Owed[]) {
  return mapped.meta({ permission: 'self', scope: 'self' }).use(({ ctx, next }) => {
    const { owing } = ctx;
    const actor = owing && allowed.includes(owing.what) ? owing.actor : actorOf(ctx);
    return next({ ctx: { ...ctx, actor } });
  });
}

/** A read of one store: the input has a `storeId`, for which the actor must hold the permission. */
export function storeProcedure(permission: string) {
  return mapped.meta({ permission, scope: 'store' }).use(async ({ ctx, next, getRawInput }) => {
    actorOf(ctx);
    const raw = (await getRawInput()) as { storeId?: unknown } | undefined;
    const storeId = id.safeParse(raw?.storeId);
    if (!storeId.success) throw new InvalidInput({ field: 'storeId', problem: 'required' });
    return next({ ctx: requireActor(ctx, permission, storeId.data) });
  });
}

/** A list over stores: the input has `storeIds`, and the actor must hold the permission in every one of them. */
export function storesProcedure(permission: string) {
  return mapped.meta({ permission, scope: 'stores' }).use(async ({ ctx, next, getRawInput }) => {
    actorOf(ctx);
    const raw = (await getRawInput()) as { storeIds?: unknown } | undefined;
    const stores = storeIds.safeParse(raw?.storeIds);
    if (!stores.success) throw new InvalidInput({ field: 'storeIds', problem: 'required' });
    return next({ ctx: requireActorIn(ctx, permission, stores.data) });
  });
}

/** A read across stores: the actor must hold the permission company-wide, or in at least one store when `anyStore`. */
export function companyProcedure(permission: string, { anyStore = false } = {}) {
  return mapped.meta({ permission, scope: 'company', anyStore }).use(({ ctx, next }) => {
    const actor = actorOf(ctx);
    const somewhere =
      anyStore && actor.grants.some((grant) => grant.storeId !== null && ctx.may(permission, grant.storeId));
    return next({ ctx: somewhere ? { ...ctx, actor } : requireActor(ctx, permission, null) });
  });
}

/** A command as a mutation: its permission, input and effect are the command's own. */
export function commandProcedure<S extends z.ZodType<{ requestId: string; storeId?: string | undefined }>, O>(
  command: Command<S, O>,
) {
  return mapped
    .meta({ permission: command.permission, scope: command.scope })
    .use(async ({ ctx, next, getRawInput }) => {
      // Before the input is looked at: who may not do it is not told what was wrong with it, nor is it read for nobody.
      actorOf(ctx);
      const raw = (await getRawInput()) as { storeId?: unknown } | undefined;
      const storeId = command.scope === 'store' ? id.safeParse(raw?.storeId).data : null;
      if (storeId !== undefined) requireActor(ctx, command.permission, storeId);
      return next();
    })
    .input(command.input)
    .mutation(({ ctx, input }) => command.execute(ctx, input as z.input<S>));
}
