import { type BrowserContext, chromium, type TestInfo } from '@playwright/test';

/**
 * A browser that keeps what it is given in a folder, as a tablet's does: it can be closed and started again.
 */
export function ownBrowser(folder: string, { project }: TestInfo): Promise<BrowserContext> {
  const { launchOptions, baseURL, locale, timezoneId, viewport, contextOptions } = project.use;
  return chromium.launchPersistentContext(folder, {
    ...launchOptions,
    ...contextOptions,
    ...(baseURL !== undefined && { baseURL }),
    ...(locale !== undefined && { locale }),
    ...(timezoneId !== undefined && { timezoneId }),
    ...(viewport !== undefined && { viewport }),
  });
}
