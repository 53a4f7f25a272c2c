'use client';

import { useLocale, useTranslations } from 'next-intl';
import { UNNAMED } from '@/components/sales/refusal-params';
import { useReasonWords } from '@/components/shell/use-reason-words';
import { formatBusinessDay, formatDateTime, formatMoney, formatTime } from '@/lib/format';
import { presetOf } from '@/lib/preset-reason';
import { presentName } from '@/server/audit/name-rules';
import { SHIFT_FIELDS, shiftsInWords } from './shift-text';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The words for acts, fields and values of the trail. What has no word yet shows as it is written down. */
export function useAuditWords(names: Readonly<Record<string, string>>, timeZone: string) {
  const t = useTranslations('audit');
  const locale = useLocale();
  const reasonOf = useReasonWords();
  const roles = useTranslations('shell.roles');
  const errors = useTranslations('errors');

  function value(field: string, given: unknown): string {
    if (given === undefined || given === null || given === '') return t('nothing');
    if (typeof given === 'boolean') return given ? t('yes') : t('no');
    if (typeof given === 'number') {
      return field.endsWith('Fen') && Number.isSafeInteger(given) ? formatMoney(given) : String(given);
    }
    if (typeof given === 'string') {
      if (names[given]) return names[given];
      if (SHIFT_FIELDS.includes(field)) return shifts(given);
      if (presetOf(given) !== null) return reasonOf(given);
      if (field === 'role' && roles.has(given)) return roles(given);
      if (field === 'errorCode' && errors.has(given)) return errors(given, { ...UNNAMED, number: '–' });
      if (field === 'permission') return permission(given);
      // One value, said of another thing: NONE of a proof is no receipt.
      if (/^[A-Z_]+$/.test(given) && t.has(`valuesOf.${field}.${given}`))
        return t(`valuesOf.${field}.${given}`);
      if (field === 'list' && t.has(`values.${given}`)) return t(`values.${given}`);
      if (/^[A-Z_]+$/.test(given) && t.has(`values.${given}`)) return t(`values.${given}`);
      if (UUID.test(given)) return `…${given.slice(-8)}`;
      return INSTANT.test(given) ? formatDateTime(new Date(given), { locale, timeZone }) : within(given);
    }
    if (Array.isArray(given)) return given.map((one) => value(field, one)).join(t('comma'));
    const nameOf = (name: string) =>
      field === 'sections' && t.has(`sections.${name}`) ? t(`sections.${name}`) : fieldName(name);
    return Object.entries(given)
      .map(([name, inner]) => `${nameOf(name)} ${value(name, inner)}`)
      .join(t('comma'));
  }

  function shifts(given: string): string {
    if (given === '-') return t('nothing');
    return shiftsInWords(given, {
      nameOf: (id) => names[id] ?? `…${id.slice(-8)}`,
      dayOf: (day) => formatBusinessDay(day, locale),
      spanOf: (from, to) =>
        `${formatDateTime(from, { locale, timeZone })}–${formatTime(to, { locale, timeZone })}`,
      comma: t('comma'),
    });
  }

  /** A sentence that names people and things by their ids. */
  const within = (text: string) => text.replace(UUIDS, (id) => names[id] ?? `…${id.slice(-8)}`);

  /** @param kind of what the act was on: one field means different things of a task and of a note in somebody's file */
  function fieldName(field: string, kind?: string): string {
    if (!/^\w+$/.test(field)) return field;
    const own = `subjectFields.${kind}.${field}`;
    if (kind !== undefined && /^\w+$/.test(kind) && t.has(own)) return t(own);
    if (t.has(`fields.${field}`)) return t(`fields.${field}`);
    // What is written by kind: the figure of CARD, of CASH.
    return t.has(`values.${field}`) ? t(`values.${field}`) : field;
  }

  /** A right by its own word, or as the act it allows. */
  function permission(written: string): string {
    const name = presentName(written);
    const own = `permissions.${name.replaceAll('.', '_')}`;
    if (t.has(own)) return t(own);
    return t.has(`actions.${name}`) ? t(`actions.${name}`) : name;
  }

  function action(written: string): string {
    const name = presentName(written);
    return t.has(`actions.${name}`) ? t(`actions.${name}`) : written;
  }

  return {
    fieldName,
    value,
    action,
    kind: (kind: string) => (t.has(`kinds.${kind}`) ? t(`kinds.${kind}`) : kind),
  };
}
