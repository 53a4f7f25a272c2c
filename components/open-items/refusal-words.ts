import { useTranslations } from 'next-intl';
import { UNNAMED } from '@/components/sales/refusal-params';
import { wordValues } from '@/components/shell/word-values';
import { refusedField, refusedReason } from './refused-field';

type Params = Record<string, string | number | boolean | null>;

/** A ticket that was not booked, as far as its refusal is concerned. */
export interface RefusedTicket {
  number: string;
  errorCode: string;
  /** What the refusal named; nothing where an earlier tablet kept none of it. */
  params: unknown;
}

type Words = ReturnType<typeof useTranslations<'openItems.refused'>>;
type ErrorWords = ReturnType<typeof useTranslations<'errors'>>;

/** Why a ticket was not booked: of something that made no sense, which part of the ticket and in which way. */
export function refusalWords(
  { number, errorCode, params }: RefusedTicket,
  { t, errors }: { t: Words; errors: ErrorWords },
): string {
  const named = paramsOf(params);
  if (errorCode === 'INVALID_INPUT' && typeof named.field === 'string') {
    const { part, name, number: place } = refusedField(named.field);
    const reason = t(`reasons.${refusedReason(String(named.problem ?? ''))}`, {
      name,
      field: t(`fields.${name}`),
    });
    return t(part, { reason, number: place });
  }
  return errors.has(errorCode) ? errors(errorCode, { ...UNNAMED, ...wordValues(named), number }) : errorCode;
}

/** The same for a screen. */
export function useRefusalWords(): (ticket: RefusedTicket) => string {
  const t = useTranslations('openItems.refused');
  const errors = useTranslations('errors');
  return (ticket) => refusalWords(ticket, { t, errors });
}

function paramsOf(params: unknown): Params {
  return typeof params === 'object' && params !== null ? (params as Params) : {};
}
