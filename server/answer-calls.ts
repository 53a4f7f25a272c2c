import type { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { noteSecurityEvent } from '@/server/audit/write-security-event';
import { deviceOf, personOf } from '@/server/platform/actor';
import { noteDeviceClock } from '@/server/platform/clocks';
import type { Context } from '@/server/platform/context';
import { Forbidden } from '@/server/platform/errors';
import { throwOutage } from '@/server/platform/trpc';
import { requestContext } from '@/server/request-context';
import { appRouter } from '@/server/router';
import { keepDeviceClock } from '@/server/staff/devices/keep-device-clock';

/** Calls in one request at most; the gate refuses more before it reads them. */
const MOST_CALLS = 20;

/** Answers calls of procedures below /api/trpc. */
export function answerCalls(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize: MOST_CALLS,
    // A browser dates by it what it gives people on paper (client/server-time.ts).
    responseMeta: () => ({ headers: { 'x-daybook-time': String(Date.now()) } }),
    onError: noteRefusal,
    createContext: () => context(request).catch(throwOutage),
  });
}

async function context(request: Request): Promise<Context> {
  const ctx = await requestContext(request.headers.get('cookie') ?? '');
  const said = Number(request.headers.get('x-daybook-clock') ?? Number.NaN);
  if (!Number.isFinite(said)) return ctx;
  const device = deviceOf(ctx);
  if (device) {
    noteDeviceClock(device, said, ctx.now);
    void keepDeviceClock(ctx.db, device, said - ctx.now.getTime());
  }
  return { ...ctx, clockAheadMs: said - ctx.now.getTime() };
}

/** Who asks for what their screens do not offer is looking for a way in, or has lost a right: both are worth a line. */
function noteRefusal({ error, ctx }: { error: TRPCError; ctx?: Context | undefined }): void {
  const person = ctx ? personOf(ctx) : null;
  if (!(error.cause instanceof Forbidden) || !ctx || !person) return;
  const { personId, device } = person;
  const permission = String(error.cause.params.permission ?? '');
  void noteSecurityEvent(ctx.db, `refused:${personId}:${permission}`, {
    action: 'auth.refused',
    subjectKind: 'person',
    subjectId: personId,
    personId,
    device,
    after: { permission },
    now: ctx.now,
  });
}
