import { DomainError } from '@/server/platform/errors';

/** params: left: what the customer has. */
export class PointsShort extends DomainError {
  readonly code = 'POINTS_SHORT';
  readonly kind = 'precondition';
}
