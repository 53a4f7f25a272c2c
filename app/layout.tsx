import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { CSSProperties, ReactNode } from 'react';
import { DemoRibbon, isDemoActive } from '@/components/shell/demo-ribbon';
import { MissingSaid } from '@/components/shell/missing-said';
import { parseTheme, THEME_COOKIE } from '@/components/shell/preference-cookies';
import { RefusedFields } from '@/components/shell/refused-fields';
import { Toaster } from '@/components/ui/toast';
import { ApiProvider } from '@/trpc/react';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return {
    title: { default: t('appName'), template: `%s · ${t('appName')}` },
    description: t('appTagline'),
    applicationName: t('appName'),
    manifest: '/manifest.webmanifest',
    icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' }, apple: '/apple-touch-icon.png' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#191d1d' },
  ],
};

/** Language, theme and the demo's ribbon: what every screen has, the counter included. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  const demo = isDemoActive();
  const ribbon: CSSProperties & { '--ribbon'?: string } = demo ? { '--ribbon': '28px' } : {};
  return (
    <html lang={await getLocale()} data-theme={theme === 'system' ? undefined : theme} style={ribbon}>
      <body>
        <NextIntlClientProvider>
          {demo ? <DemoRibbon /> : null}
          <ApiProvider>{children}</ApiProvider>
          <RefusedFields />
          <MissingSaid />
          <Toaster />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
