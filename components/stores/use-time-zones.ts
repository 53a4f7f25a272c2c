import { useTranslations } from 'next-intl';

/** Time zones to choose from, by the name people here give them. */
export function useTimeZones(names: readonly string[]): { value: string; label: string }[] {
  const t = useTranslations('stores');
  return names.map((name) => ({ value: name, label: name === 'Asia/Shanghai' ? t('beijingTime') : name }));
}
