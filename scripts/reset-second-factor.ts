import '@/server/answers';
import { db } from '@/server/platform/db';
import { resetAtTheMachine } from '@/server/staff/second-factor/reset-at-the-machine';

// npm run second-factor:reset -- LOGIN: for when phone and recovery codes are lost, and no administrator is left to help.
const login = process.argv[2];
if (!login) {
  console.error('Name the sign-in name: npm run second-factor:reset -- LOGIN');
  process.exit(2);
}
const SAYS = {
  reset: `The second factor of ${login} is taken away; the password alone signs in. It is in the audit trail.`,
  none: `${login} has no second factor.`,
  unknown: `Nobody signs in as ${login}.`,
} as const;
const outcome = await resetAtTheMachine(db(), login, new Date());
console.log(SAYS[outcome]);
await db().$disconnect();
process.exitCode = outcome === 'unknown' ? 1 : 0;
