import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { throwOutage } from '@/server/platform/trpc';
import { requestContext } from '@/server/request-context';
import { appRouter } from '@/server/router';

function handler(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize: 20,
    createContext: () => requestContext(request.headers.get('cookie') ?? '').catch(throwOutage),
  });
}

export { handler as GET, handler as POST };
