import type { Waiting } from '@/server/insight/my-day/waiting';
import type { Section } from '@/server/insight/my-day/waiting-for';

/** One line of somebody's day, and where it stands. */
export type WaitingLine = Waiting & { section: Section };
