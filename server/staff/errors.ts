import { DomainError } from '@/server/platform/errors';

/** Name and password, or person and PIN, do not fit; it never says which. */
export class SignInRefused extends DomainError {
  readonly code = 'SIGN_IN_REFUSED';
  readonly kind = 'unauthenticated';
}

/** params: seconds to wait after too many wrong tries. */
export class SignInLocked extends DomainError {
  readonly code = 'SIGN_IN_LOCKED';
  readonly kind = 'too_many';
}

/** The browser is no enrolled counter device, or was revoked. */
export class DeviceUnknown extends DomainError {
  readonly code = 'DEVICE_UNKNOWN';
  readonly kind = 'forbidden';
}

/** Wrong, used or expired one-time code. */
export class EnrolmentCodeWrong extends DomainError {
  readonly code = 'ENROLMENT_CODE_WRONG';
  readonly kind = 'forbidden';
}

/** params: login */
export class LoginTaken extends DomainError {
  readonly code = 'LOGIN_TAKEN';
  readonly kind = 'conflict';
}

/** The last person who may manage people cannot lose that right. */
export class LastAdministrator extends DomainError {
  readonly code = 'LAST_ADMINISTRATOR';
  readonly kind = 'precondition';
}

/** A PIN anybody would try first (one digit six times, or a run). */
export class PinTooSimple extends DomainError {
  readonly code = 'PIN_TOO_SIMPLE';
  readonly kind = 'invalid';
}

/** A password everybody tries, one that holds the name or sign-in name, or the one that is to be changed. params: problem (a key of fields.json) */
export class PasswordTooCommon extends DomainError {
  readonly code = 'PASSWORD_TOO_COMMON';
  readonly kind = 'invalid';
}

/** The password a person gave as their present one is not. */
export class PasswordWrong extends DomainError {
  readonly code = 'PASSWORD_WRONG';
  readonly kind = 'forbidden';
}

/** Given once more before what matters, it is not this person's password; nothing was done. */
export class ProofWrong extends DomainError {
  readonly code = 'PROOF_WRONG';
  readonly kind = 'forbidden';
}

/** A password needs a sign-in name first. */
export class LoginMissing extends DomainError {
  readonly code = 'LOGIN_MISSING';
  readonly kind = 'precondition';
}

/** The person already holds this role there. */
export class RoleAlreadyHeld extends DomainError {
  readonly code = 'ROLE_ALREADY_HELD';
  readonly kind = 'conflict';
}

/** The person was deactivated. */
export class PersonInactive extends DomainError {
  readonly code = 'PERSON_INACTIVE';
  readonly kind = 'precondition';
}

/** params: name: not the PIN of the person it was to be; their own sign-in is not touched. */
export class PinWrong extends DomainError {
  readonly code = 'PIN_WRONG';
  readonly kind = 'forbidden';
}

/** params: name, seconds: too many wrong PINs for this person on this screen. */
export class PinLocked extends DomainError {
  readonly code = 'PIN_LOCKED';
  readonly kind = 'too_many';
}

/** No recovery code of this person, or one that was used already. */
export class RecoveryCodeWrong extends DomainError {
  readonly code = 'RECOVERY_CODE_WRONG';
  readonly kind = 'forbidden';
}

/** Not the code of the moment, or used already. */
export class CodeWrong extends DomainError {
  readonly code = 'CODE_WRONG';
  readonly kind = 'forbidden';
}

/** No sign-in waits for a code, or no longer: it begins anew with the password. */
export class NothingToConfirm extends DomainError {
  readonly code = 'NOTHING_TO_CONFIRM';
  readonly kind = 'precondition';
}

/** There is a second factor already; it is taken away before another is set up. */
export class SecondFactorHeld extends DomainError {
  readonly code = 'SECOND_FACTOR_HELD';
  readonly kind = 'conflict';
}

/** The person's roles ask for a second factor: it cannot be taken away by themselves. */
export class SecondFactorAsked extends DomainError {
  readonly code = 'SECOND_FACTOR_ASKED';
  readonly kind = 'precondition';
}

/** params: count. Sales lie on a tablet that the server does not have: taken out of use now, nobody would send them. */
export class DeviceHasUnsent extends DomainError {
  readonly code = 'DEVICE_HAS_UNSENT';
  readonly kind = 'precondition';
}
