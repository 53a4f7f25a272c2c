import { useTranslations } from 'next-intl';

/** The pieces a line is about, by their numbers. */
export function Pieces({ serials }: { serials: readonly { serial: string; returned: boolean }[] }) {
  const t = useTranslations('sales.tickets');
  if (serials.length === 0) return null;
  const said = serials.map(({ serial, returned }) => (returned ? t('serialBack', { serial }) : serial));
  return (
    <span className="figures block text-xs">
      {t('serials')} {said.join(' · ')}
    </span>
  );
}
