import { z } from 'zod';
import { companyCommand, day, id, requiredText } from '@/server/platform/schema';
import { timeZone } from '@/server/stores/schema';
import { NOTICE_KINDS, noticeFacts } from './notice-rules';

export const raiseNoticesInput = companyCommand.extend({
  kind: z.enum(NOTICE_KINDS),
  /** The same cause tells the same person, and the same group, once. */
  cause: requiredText.max(200),
  /** Store it is about; null for the company. */
  aboutStoreId: id.nullable(),
  facts: noticeFacts,
  personIds: z.array(id).max(1_000),
});

export const settleNoticesInput = companyCommand.extend({
  kinds: z.array(z.enum(NOTICE_KINDS)).min(1),
  aboutStoreId: id.nullable(),
  /** The business day they are about; left out: whatever day. */
  day: day.optional(),
  /** The complaint, task or announcement they are about; left out: whichever. */
  complaintId: id.optional(),
  taskId: id.optional(),
  announcementId: id.optional(),
  /** The incident they are about; left out: whichever. */
  incidentId: id.optional(),
});

export const listNoticesInput = z.object({
  cursor: z.object({ raisedAt: z.date(), id }).optional(),
});

export const readNoticesInput = z.object({
  /** Left out: all of them. */
  ids: z.array(id).min(1).max(100).optional(),
});

export const ROBOT_KINDS = ['WECOM', 'DINGTALK'] as const;

/** As the platforms make them: letters and digits, for WeCom with hyphens. */
const robotKey = z
  .string()
  .trim()
  .regex(/^[\w-]{16,128}$/, 'robotKey');
const signingSecret = z
  .string()
  .trim()
  .regex(/^SEC[\w-]{16,128}$/, 'robotSecret');

/** Field rules of a robot, for its form too. */
export const robot = z
  .object({
    kind: z.enum(ROBOT_KINDS),
    name: requiredText.max(40),
    key: robotKey,
    /** DingTalk signs each call with it. */
    secret: signingSecret.optional(),
    locale: z.enum(['zh-CN', 'en']),
  })
  .refine(({ kind, secret }) => kind === 'WECOM' || secret !== undefined, {
    path: ['secret'],
    error: 'required',
  });

export const addRobotInput = robot.safeExtend(companyCommand.shape);

export const closeRobotInput = companyCommand.extend({ robotId: id });

const minute = z.number().int().min(0).max(1_439);

export const keepChoicesInput = z.object({
  /** Robots that say a kind aloud; kinds left out are said by none. */
  choices: z.array(z.object({ kind: z.enum(NOTICE_KINDS), robotId: id })).max(200),
  quiet: z
    .object({ fromMinute: minute, toMinute: minute, timeZone })
    .refine(({ fromMinute, toMinute }) => fromMinute !== toMinute, 'quietIsEmpty')
    .nullable(),
});
