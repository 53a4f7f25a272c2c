import type { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { noteSecurityEvent } from '@/server/audit/write-security-event';
import type { Context } from '@/server/platform/context';
import { Forbidden } from '@/server/platform/errors';
import { throwOutage } from '@/server/platform/trpc';
import { requestContext } from '@/server/request-context';
import { appRouter } from '@/server/router';

/** Who asks for what their screens do not offer is looking for a way in, or has lost a right: both are worth a line. */
function noteRefusal({ error, ctx }: { error: TRPCError; ctx?: Context | undefined }): void {
  if (!(error.cause instanceof Forbidden) || !ctx?.actor) return;
  const { personId, device } = ctx.actor;
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

function handler(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize: 20,
    onError: noteRefusal,
    createContext: () => requestContext(request.headers.get('cookie') ?? '').catch(throwOutage),
  });
}

export { handler as GET, handler as POST };
