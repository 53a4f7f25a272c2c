import { DomainError } from '@/server/platform/errors';

/** params: limitMb */
export class AttachmentTooLarge extends DomainError {
  readonly code = 'ATTACHMENT_TOO_LARGE';
  readonly kind = 'invalid';
}

/** Not the bytes of a picture we can show, nor of a PDF where one is taken. */
export class AttachmentUnreadable extends DomainError {
  readonly code = 'ATTACHMENT_UNREADABLE';
  readonly kind = 'invalid';
}

/** A picture of more pixels than a camera makes: small as a file, huge once it is unpacked. */
export class AttachmentTooManyPixels extends DomainError {
  readonly code = 'ATTACHMENT_TOO_MANY_PIXELS';
  readonly kind = 'invalid';
}

/** More files in an hour than a person takes. */
export class TooManyAttachments extends DomainError {
  readonly code = 'TOO_MANY_ATTACHMENTS';
  readonly kind = 'precondition';
}
