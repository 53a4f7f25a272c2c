import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import '@/server/answers';
import { db } from '@/server/platform/db';
import { withinLimits } from '@/server/staff/auth/flood-limits';
import { forgetSessions } from '@/server/staff/auth/get-actor';
import { DEVICE_COOKIE } from '@/server/staff/devices/device-of-token';
import { type EnrolDeviceInput, enrolDevice } from '@/server/staff/devices/enrol-device';
import { codedAnswer, isOverHttps } from '../../coded-answer';
import { smallJson } from '../../small-json';

/** As long as browsers keep a cookie, seconds; each enrolment starts anew. */
const LIFE_SECONDS = 400 * 24 * 3600;

/** The tablet's one-time code for the cookie that makes it a counter. */
export async function POST(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const input = (await smallJson(request)) as EnrolDeviceInput;
    const jar = await cookies();
    const former = jar.get(DEVICE_COOKIE)?.value;
    const { token, device, storeName, tillName } = await withinLimits(db(), { door: 'enrolment' }, () =>
      enrolDevice(db(), input, new Date(), former),
    );
    jar.set(DEVICE_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isOverHttps(request),
      path: '/',
      maxAge: LIFE_SECONDS,
    });
    forgetSessions();
    return NextResponse.json({ storeName, tillName, prefix: device.prefix });
  });
}
