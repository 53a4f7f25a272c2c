'use client';

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import { sendCommand, sendQuery } from '@/client/server-contact';
import { transformer } from '@/lib/transformer';
import type { AppRouter } from '@/server/router';
import { noSessionLink } from './no-session-link';
import { makeQueryClient } from './query-client';
import { stepUpLink } from './step-up-link';

const context = createTRPCContext<AppRouter>();

/** `const trpc = useTRPC(); useQuery(trpc.stores.list.queryOptions())`. */
export const useTRPC = context.useTRPC;
export const useTRPCClient = context.useTRPCClient;

let browserClient: QueryClient | undefined;

function queryClient(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  browserClient ??= makeQueryClient();
  return browserClient;
}

/** Gives every client component the typed API and its cache. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const client = queryClient();
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        noSessionLink,
        stepUpLink,
        splitLink({
          condition: ({ type }) => type === 'subscription',
          true: httpSubscriptionLink({ url: '/api/trpc', transformer }),
          false: httpBatchLink({
            url: '/api/trpc',
            transformer,
            maxURLLength: 6_000,
            maxItems: 20,
            // The server compares clocks: a sale far from its time is flagged, and no day is opened by a clock that is wrong.
            headers: () => ({ 'x-daybook-clock': String(Date.now()) }),
            fetch: (address, init) =>
              init?.method === 'POST'
                ? sendCommand(address, init as RequestInit)
                : sendQuery(address, init as RequestInit),
          }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={client}>
      <context.TRPCProvider trpcClient={trpcClient} queryClient={client}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
