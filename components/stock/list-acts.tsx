import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink, DownloadLink } from '@/components/ui/button';
import { MenuDownload, MenuLink } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';

/** A way from a list to somewhere else. */
export interface Way {
  label: string;
  href: string;
}

/** Acts that stand side by side; more than these stand behind three dots, but for the first. */
const ABREAST = 2;

/** What can be done with a list: make something new, go somewhere, take it along as a file. */
export async function ListActs({
  first,
  ways,
  file,
}: {
  /** The act of its own button. */
  first: ReactNode;
  ways: readonly Way[];
  /** Address of the file. */
  file: string | null;
}) {
  const t = await getTranslations('stock');
  const others = ways.length + (file ? 1 : 0);
  if (others + (first ? 1 : 0) <= ABREAST)
    return (
      <>
        {first}
        {ways.map(({ label, href }) => (
          <ButtonLink key={href} href={href}>
            {label}
          </ButtonLink>
        ))}
        {file ? <DownloadLink href={file}>{t('toExcel')}</DownloadLink> : null}
      </>
    );
  const [lead, ...behind] = first ? [null, ...ways] : ways;
  return (
    <>
      {first}
      {lead ? <ButtonLink href={lead.href}>{lead.label}</ButtonLink> : null}
      <MoreMenu>
        {behind.map((way) =>
          way ? (
            <MenuLink key={way.href} href={way.href}>
              {way.label}
            </MenuLink>
          ) : null,
        )}
        {file ? <MenuDownload href={file}>{t('toExcel')}</MenuDownload> : null}
      </MoreMenu>
    </>
  );
}
