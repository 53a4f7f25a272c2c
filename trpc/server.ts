import { headers } from 'next/headers';
import { cache } from 'react';
import { createCallerFactory } from '@/server/platform/trpc';
import { requestContext } from '@/server/request-context';
import { appRouter } from '@/server/router';

/** The context of the page being rendered, once per request. */
export const pageContext = cache(async () => requestContext((await headers()).get('cookie') ?? ''));

/** The API for server components: same procedures, same permissions, no HTTP. `const api = await serverApi()`. */
export const serverApi = cache(async () => createCallerFactory(appRouter)(await pageContext()));
