import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { createCallerFactory } from '@/server/platform/trpc';
import { requestContext } from '@/server/request-context';
import { appRouter } from '@/server/router';

/** The context of the page being rendered, once per request. */
export const pageContext = cache(async () => requestContext((await headers()).get('cookie') ?? ''));

/**
 * The API for server components: same procedures, same permissions, no HTTP. `const api = await serverApi()`. What a page asks
 * for comes from its address: an address of nothing, or that makes no sense, is the page that is not found.
 */
export const serverApi = cache(async () =>
  createCallerFactory(appRouter)(await pageContext(), {
    onError({ error }) {
      if (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST') notFound();
    },
  }),
);
