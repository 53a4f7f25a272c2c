import { DomainError } from '@/server/platform/errors';

/** A store may be stricter than the chain, never freer. */
export class LimitFreerThanChain extends DomainError {
  readonly code = 'LIMIT_FREER_THAN_CHAIN';
  readonly kind = 'invalid';
}
