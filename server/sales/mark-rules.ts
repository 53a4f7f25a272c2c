/**
 * What is asked about how a ticket came about: sold below the floor, with a word for it or without; taken back without a manager; paid back
 * another way than it was paid; a piece sold twice.
 */
export const TICKET_MARKS = [
  'belowFloor',
  'unapprovedReturn',
  'refundElsewhere',
  'unapprovedCredit',
  'serialTwice',
] as const;
export type TicketMark = (typeof TICKET_MARKS)[number];
