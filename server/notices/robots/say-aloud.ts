import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** Where a platform's robots are called; a test stands in for them there. */
export interface RobotPlatforms {
  WECOM: string;
  DINGTALK: string;
}

export const PLATFORMS: RobotPlatforms = {
  WECOM: 'https://qyapi.weixin.qq.com',
  DINGTALK: 'https://oapi.dingtalk.com',
};

export interface Robot {
  kind: keyof RobotPlatforms;
  key: string;
  secret: string | null;
}

/** A call that is not answered by then counts as lost. */
const PATIENCE_MS = 5_000;

/** Both platforms answer 200 also to what they refuse, with a code of their own. */
const answer = z.object({ errcode: z.number(), errmsg: z.string().default('') });

/**
 * Has a group's robot say a text. WeCom: https://developer.work.weixin.qq.com/document/path/91770; DingTalk:
 * https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages (the signature is of timestamp and secret).
 * @throws Error with what went wrong, in a few words and without the key
 */
export async function sayAloud(
  robot: Robot,
  text: string,
  at: Date,
  platforms: RobotPlatforms,
): Promise<void> {
  const response = await fetch(addressOf(robot, at, platforms), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw new Error(isLate ? 'no answer in time' : 'no connection');
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const said = answer.safeParse(await response.json().catch(() => null));
  if (!said.success) throw new Error('an answer nobody understands');
  if (said.data.errcode !== 0)
    throw new Error(`${said.data.errcode} ${said.data.errmsg}`.replaceAll(robot.key, '…').slice(0, 200));
}

function addressOf({ kind, key, secret }: Robot, at: Date, platforms: RobotPlatforms): URL {
  const path = kind === 'WECOM' ? '/cgi-bin/webhook/send' : '/robot/send';
  const address = new URL(path, platforms[kind]);
  address.searchParams.set(kind === 'WECOM' ? 'key' : 'access_token', key);
  if (secret !== null) {
    const timestamp = String(at.getTime());
    address.searchParams.set('timestamp', timestamp);
    address.searchParams.set(
      'sign',
      createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'),
    );
  }
  return address;
}
