import { setTimeout as sleep } from 'node:timers/promises';
import type { SuperJSONResult } from 'superjson';
import type { z } from 'zod';
import { transformer } from '@/lib/transformer';
import { type ActingPerson, type ActorKind, isPerson, markOf, PERSON_KINDS } from './actor';
import { canonicalHash } from './canonical-hash';
import type { ActingContext, ActorContext, Context } from './context';
import { classify } from './database-errors';
import { longDb, type Tx } from './db';
import {
  Busy,
  type DomainError,
  Forbidden,
  InvalidInput,
  RequestConflict,
  SignInUnfinished,
  StepUpNeeded,
  Unauthenticated,
  Unavailable,
} from './errors';
import { COMPANY_SCOPE } from './ids';
import { logger, logOutage } from './log';
import { ATTEMPTS, LAST_BEGIN_MS, pauseMs } from './patience';
import { problemOf } from './problem-key';

type CommandInput = { requestId: string; storeId?: string | undefined };

interface Definition<S extends z.ZodType<CommandInput>, O, K extends ActorKind = ActingPerson['kind']> {
  /** `noun.verb`: name in the audit trail and of the stored request. */
  name: string;
  /** Row of the permission table; asked for the input's store, or company-wide for a company command. */
  permission: string;
  scope: 'store' | 'company';
  /** Kinds of actors it takes; left out: those behind whom a person stands. */
  by?: readonly K[];
  input: S;
  /**
   * The device sends it until it is answered, whoever is signed in by then: a repeat by another person gets the first result.
   * Only for results that say nothing the input does not.
   */
  outlivesItsPerson?: true;
  /** Wants the password given of late: what could not be taken back, and who may do what. */
  stepUp?: true;
  /** Takes as long as there is of it: it runs on connections of its own, and is not cut off after the seconds others have. */
  isLong?: true;
  /** Runs inside the transaction. Locks in sorted order, writes through the ledgers' writers, writes its audit entry. */
  run(tx: Tx, input: z.output<S>, ctx: ActingContext<K>): Promise<O>;
}

export interface Command<S extends z.ZodType<CommandInput>, O> {
  readonly name: string;
  readonly permission: string;
  readonly scope: 'store' | 'company';
  readonly input: S;
  /**
   * May they, one transaction, one effect per requestId; the same person's repeat gets the first result.
   * @throws Unauthenticated, Forbidden, StepUpNeeded, InvalidInput, RequestConflict, Busy, and what the command itself refuses with
   */
  execute(ctx: Context, input: z.input<S>): Promise<O>;
  /**
   * The same as a part of another command, in its transaction: with this one's own permission, audit entry and event, and its
   * effect once per requestId. The caller gives the requestId (`partId` of its own) and retries the whole.
   * @throws as `execute`, but for Busy
   */
  runIn(tx: Tx, ctx: Context, input: z.input<S>): Promise<O>;
}

/** Gives a write its one shape: permission, transaction, idempotency, retries. */
export function command<S extends z.ZodType<CommandInput>, O, K extends ActorKind = ActingPerson['kind']>(
  definition: Definition<S, O, K>,
): Command<S, O> {
  const { name, permission, scope, input: schema } = definition;
  const prepare = async (ctx: Context, raw: z.input<S>) => {
    const input = parse(schema, raw);
    const acting = allowed(ctx, definition, scope === 'store' ? storeOf(input) : null);
    if (definition.stepUp && isPerson(acting.actor)) await requireProof({ ...acting, actor: acting.actor });
    const mark: RequestMark = {
      scopeId: scope === 'store' ? storeOf(input) : COMPANY_SCOPE,
      requestId: input.requestId,
      command: name,
      inputHash: canonicalHash(input),
      actorId: markOf(acting.actor).id,
    };
    return (tx: Tx) =>
      onceInTransaction(tx, mark, definition.outlivesItsPerson ?? false, () =>
        definition.run(tx, input, acting),
      );
  };
  return {
    name,
    permission,
    scope,
    input: schema,
    async execute(ctx, raw) {
      const run = await prepare(ctx, raw);
      const client = definition.isLong ? longDb() : ctx.db;
      const once = () => retrying(() => client.$transaction(run));
      // A duplicate may be the same request, done a moment ago: then its result is there now.
      const again = (error: unknown) => {
        if (classify(error).kind !== 'duplicate') throw error;
        return once();
      };
      return once()
        .catch(again)
        .catch((error: unknown) => {
          throw requestFault(error) ?? error;
        });
    },
    async runIn(tx, ctx, raw) {
      return (await prepare(ctx, raw))(tx);
    },
  };
}

/** @throws Unauthenticated, SignInUnfinished, Forbidden */
function allowed<K extends ActorKind>(
  ctx: Context,
  definition: Pick<Definition<z.ZodType<CommandInput>, unknown, K>, 'by' | 'permission'>,
  storeId: string | null,
): ActingContext<K> {
  const { permission, by = PERSON_KINDS as readonly ActorKind[] } = definition;
  const { actor } = ctx;
  if (!actor || isPerson(actor)) requireActor(ctx, permission, storeId);
  if (!actor || !by.some((kind) => kind === actor.kind) || !ctx.may(permission, storeId))
    throw new Forbidden({ permission });
  // Its kind was looked at in the line above.
  return { ...ctx, actor } as ActingContext<K>;
}

/** The first result again, or runs and keeps it. */
async function onceInTransaction<O>(
  tx: Tx,
  mark: RequestMark,
  byAnybody: boolean,
  run: () => Promise<O>,
): Promise<O> {
  const repeat = await firstResult<O>(tx, mark, byAnybody);
  if (repeat) return repeat.result;
  const result = await run();
  const { scopeId, requestId, command: name, inputHash, actorId } = mark;
  const kept = JSON.stringify(transformer.serialize(result));
  await tx.$executeRaw`/*prepared:request-keep*/
    INSERT INTO command_request (scope_id, request_id, command, input_hash, actor_id, result)
    VALUES (${scopeId}::uuid, ${requestId}::uuid, ${name}, ${inputHash}, ${actorId}::uuid, ${kept}::jsonb)`;
  return result;
}

/** Zod's word as a coded error. @throws InvalidInput with the first problem's field */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(problemOf(parsed.error.issues[0]));
}

/** Of each store of a list: may the actor do this there? */
export function mayIn(ctx: Context, permission: string): (storeId: string) => boolean {
  return (storeId) => ctx.may(permission, storeId);
}

/** For sums over stores: a part of them may not be told from the whole. */
export function mayInAll(ctx: Context, permission: string, storeIds: readonly string[]): boolean {
  return storeIds.every(mayIn(ctx, permission));
}

/** @throws Unauthenticated, SignInUnfinished without an actor, Forbidden where the right is missing in any of the stores */
export function requireActorIn(ctx: Context, permission: string, storeIds: readonly string[]): ActorContext {
  const actor = actorOf(ctx);
  for (const storeId of storeIds) requireActor(ctx, permission, storeId);
  return { ...ctx, actor };
}

/** The person who asks, with a session that is whole. @throws Unauthenticated, SignInUnfinished */
export function actorOf(ctx: Context): ActingPerson {
  if (ctx.actor && isPerson(ctx.actor)) return ctx.actor;
  throw ctx.owing ? new SignInUnfinished({ owed: ctx.owing.what }) : new Unauthenticated();
}

/** How long a password counts as just given, ms. */
export const PROOF_LASTS_MS = 10 * 60_000;

/** Was the password given of late in this session? @throws StepUpNeeded */
export async function requireProof({ actor, now, provedAt }: ActorContext): Promise<void> {
  const isOld = (at: Date | null) =>
    now.getTime() - (at?.getTime() ?? Number.NEGATIVE_INFINITY) > PROOF_LASTS_MS;
  if (isOld(actor.provedAt) && isOld(await provedAt())) throw new StepUpNeeded();
}

/** @throws Unauthenticated, SignInUnfinished without an actor, Forbidden without the right */
export function requireActor(ctx: Context, permission: string, storeId: string | null): ActorContext {
  const actor = actorOf(ctx);
  if (!ctx.may(permission, storeId)) throw new Forbidden({ permission });
  return { ...ctx, actor };
}

/**
 * What a request brought on itself as a coded error, or null when the error is nobody's input: an id that something else
 * has already, a text or number no column holds, amounts that leave the safe integers together.
 */
export function requestFault(error: unknown): DomainError | null {
  const { kind } = classify(error);
  const fault =
    kind === 'duplicate'
      ? new RequestConflict()
      : kind === 'unstorable' || error instanceof RangeError
        ? new InvalidInput({ field: '', problem: 'unstorable' })
        : null;
  if (fault) logger.warn({ err: error }, 'a request the database could not keep');
  return fault;
}

/**
 * Runs a transaction again while the database says that nothing was written (deadlock, serialization, lock timeout, no free
 * connection), with a short random pause.
 * @throws Busy when it stays so or took too long, Unavailable when the database is not there or was lost on the way
 */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const { kind } = classify(error);
      if (kind !== 'transient' && kind !== 'crowded') throw outage(error) ?? error;
      if (tries === ATTEMPTS || performance.now() - began > LAST_BEGIN_MS) throw new Busy();
      await sleep(pauseMs(tries, kind === 'crowded'));
    }
  }
}

/**
 * What a database that is full, slow or gone means for the one who asked, or null when the error is something else. Both may
 * be sent again: a write by its requestId finds out whether it was done.
 */
export function outage(error: unknown): DomainError | null {
  const { kind } = classify(error);
  if (kind === 'transient' || kind === 'crowded' || kind === 'slow') return new Busy();
  if (kind !== 'unavailable') return null;
  logOutage(error);
  return new Unavailable();
}

interface RequestMark {
  scopeId: string;
  requestId: string;
  command: string;
  inputHash: string;
  /** Whose request it is; null for Daybook's own. */
  actorId: string | null;
}

interface KeptRequest {
  command: string;
  input_hash: string;
  actor_id: string | null;
  result: unknown;
}

/**
 * The first result of a request, or null when this is the first. Two at once with one id wait for each other here. Where the
 * other ends between this statement's look and its lock, the row is missed: keeping this one's then fails as a duplicate, and
 * the whole is tried again.
 * @throws RequestConflict when the id was used with another input, by another command or by another person
 */
async function firstResult<O>(tx: Tx, mark: RequestMark, byAnybody: boolean): Promise<{ result: O } | null> {
  const { scopeId, requestId } = mark;
  const key = `${scopeId}${requestId}`;
  const look = () => tx.$queryRaw<{ free: boolean; found: KeptRequest | null }[]>`/*prepared:request-look*/
    SELECT pg_try_advisory_xact_lock(hashtextextended(${key}, 1)) AS free,
      (SELECT row_to_json(r) FROM (SELECT command, input_hash, actor_id, result FROM command_request
        WHERE scope_id = ${scopeId}::uuid AND request_id = ${requestId}::uuid) r) AS found`;
  let [seen] = await look();
  if (!seen?.free) {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 1))::text`;
    [seen] = await look();
  }
  const found = seen?.found;
  if (!found) return null;
  const same = found.input_hash === mark.inputHash && found.command === mark.command;
  if (!same || (!byAnybody && found.actor_id !== mark.actorId)) throw new RequestConflict();
  return { result: restored<O>(found.result) };
}

/** What the same command stored: its type is the command's own. */
function restored<O>(result: unknown): O {
  return transformer.deserialize<O>(result as SuperJSONResult);
}

function storeOf(input: CommandInput): string {
  if (!input.storeId) throw new InvalidInput({ field: 'storeId', problem: 'required' });
  return input.storeId;
}
