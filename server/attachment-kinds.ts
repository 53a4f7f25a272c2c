import type { AttachmentKind } from './attachments/kind';
import { VOUCHER } from './vouchers/voucher-kind';
import { ZONE_PHOTO } from './zones/zone-photo-kind';

/** Everything files are added to; a new kind is declared in its module and named here. */
export const ATTACHMENT_KINDS: readonly AttachmentKind[] = [ZONE_PHOTO, VOUCHER];
