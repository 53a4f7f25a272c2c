import { DomainError } from '@/server/platform/errors';

export class IncidentUnknown extends DomainError {
  readonly code = 'INCIDENT_UNKNOWN';
  readonly kind = 'not_found';
}

/** params: name, time: who changed it since the screen was opened. */
export class IncidentChanged extends DomainError {
  readonly code = 'INCIDENT_CHANGED';
  readonly kind = 'conflict';
}

/** params: name, time: who closed it, quicker than whoever is refused. */
export class IncidentClosedAlready extends DomainError {
  readonly code = 'INCIDENT_CLOSED_ALREADY';
  readonly kind = 'conflict';
}

/** params: state: it is closed, or not closed, and so cannot go there. */
export class IncidentStateWrong extends DomainError {
  readonly code = 'INCIDENT_STATE_WRONG';
  readonly kind = 'precondition';
}

/** params: kind: nothing of that kind comes of an incident like this one. */
export class DecisionNotForIt extends DomainError {
  readonly code = 'DECISION_NOT_FOR_IT';
  readonly kind = 'precondition';
}

/** params: number: decided already, by that document. */
export class DecidedAlready extends DomainError {
  readonly code = 'DECIDED_ALREADY';
  readonly kind = 'conflict';
}

/** A measure is its owner's, or whoever decides incidents. */
export class MeasureOfAnother extends DomainError {
  readonly code = 'MEASURE_OF_ANOTHER';
  readonly kind = 'forbidden';
}

export class MeasureDoneAlready extends DomainError {
  readonly code = 'MEASURE_DONE_ALREADY';
  readonly kind = 'conflict';
}

/** params: month: somebody did it already. */
export class RoundDoneAlready extends DomainError {
  readonly code = 'ROUND_DONE_ALREADY';
  readonly kind = 'conflict';
}

/** The list of what is looked at was changed meanwhile. */
export class RoundPointsChanged extends DomainError {
  readonly code = 'ROUND_POINTS_CHANGED';
  readonly kind = 'conflict';
}

/** Only an injury has a restricted note. */
export class NoInjury extends DomainError {
  readonly code = 'NO_INJURY';
  readonly kind = 'precondition';
}
