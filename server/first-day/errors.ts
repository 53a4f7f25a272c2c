import { DomainError } from '@/server/platform/errors';

/** There are products already: examples would stand among real goods. */
export class ExamplesNotNeeded extends DomainError {
  readonly code = 'EXAMPLES_NOT_NEEDED';
  readonly kind = 'precondition';
}
