import { z } from 'zod';
import { companyCommand, id } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  owingProcedure,
  publicProcedure,
  router,
  selfProcedure,
  storeProcedure,
} from '@/server/platform/trpc';
import { openStores } from '@/server/stores/queries';
import { forgetSessions } from './auth/get-actor';
import { endSession } from './auth/start-session';
import { counterPeople, counterPlace } from './devices/counter-people';
import { createEnrolmentCode } from './devices/create-enrolment-code';
import { deviceReportInput, hearDevice } from './devices/device-reports';
import { listDevices } from './devices/list-devices';
import { revokeDevice } from './devices/revoke-device';
import { me } from './me';
import { changeOwnPassword } from './people/change-own-password';
import { createPerson } from './people/create-person';
import { deactivatePerson, reactivatePerson } from './people/deactivate-person';
import { editPerson } from './people/edit-person';
import { grantRole } from './people/grant-role';
import { listPeople, personDetails } from './people/list-people';
import { peopleWith } from './people/people-of-store';
import { changeOwnPasswordInput, listPeopleInput, withPermissionInput } from './people/person-schema';
import { revokeRole } from './people/revoke-role';
import { setPassword } from './people/set-password';
import { setPin } from './people/set-pin';
import {
  beginSecondFactor,
  confirmSecondFactor,
  ownSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor/own-second-factor';
import { secondFactorPolicy, setSecondFactorPolicy } from './second-factor/policy';
import { proveOneself } from './second-factor/prove-oneself';
import { resetSecondFactor } from './second-factor/reset-second-factor';
import { confirmSecondFactorInput, proveInput } from './second-factor/second-factor-schema';
import { signInState } from './sign-in-state';

export const staffRouter = router({
  me: selfProcedure.query(({ ctx }) => me(ctx)),
  /** Who is signing in, and what they still owe. */
  signIn: owingProcedure(['SECOND_FACTOR', 'PASSWORD', 'ENROLMENT']).query(({ ctx }) => signInState(ctx)),
  /** The password again, before what wants it. */
  prove: owingProcedure(['ENROLMENT'])
    .input(proveInput)
    .mutation(({ ctx, input }) => proveOneself(ctx, input)),
  secondFactor: owingProcedure(['ENROLMENT']).query(({ ctx }) => ownSecondFactor(ctx)),
  beginSecondFactor: owingProcedure(['ENROLMENT'])
    .input(companyCommand)
    .mutation(({ ctx }) => beginSecondFactor(ctx)),
  confirmSecondFactor: owingProcedure(['ENROLMENT'])
    .input(confirmSecondFactorInput)
    .mutation(({ ctx, input }) => confirmSecondFactor(ctx, input.code)),
  renewRecoveryCodes: selfProcedure.input(companyCommand).mutation(({ ctx }) => renewRecoveryCodes(ctx)),
  removeSecondFactor: selfProcedure.input(companyCommand).mutation(({ ctx }) => removeSecondFactor(ctx)),
  changeOwnPassword: owingProcedure(['PASSWORD'])
    .input(changeOwnPasswordInput)
    .mutation(({ ctx, input }) => changeOwnPassword(ctx, input)),
  /** Guarded by the device's own cookie: nobody is signed in yet. */
  counterPeople: publicProcedure.query(({ ctx }) => counterPeople(ctx)),
  counterPlace: publicProcedure.query(({ ctx }) => counterPlace(ctx.db, ctx.device)),
  /** A device is there, with what it has not sent; also while nobody is signed in on it. */
  reportDevice: publicProcedure.input(deviceReportInput).mutation(({ ctx, input }) => hearDevice(ctx, input)),

  people: companyProcedure('people.read', { anyStore: true })
    .input(listPeopleInput)
    .query(({ ctx, input }) => listPeople(ctx, input)),
  person: companyProcedure('people.read', { anyStore: true })
    .input(z.object({ personId: id }))
    .query(({ ctx, input }) => personDetails(ctx, input.personId)),
  /** Who of a store may do something: names to choose from. */
  withPermission: storeProcedure('stores.read')
    .input(withPermissionInput)
    .query(({ ctx, input }) => peopleWith(ctx.db, input.permission, input.storeId)),
  secondFactorPolicy: companyProcedure('people.secure').query(({ ctx }) => secondFactorPolicy(ctx.db)),
  setSecondFactorPolicy: commandProcedure(setSecondFactorPolicy),
  resetSecondFactor: commandProcedure(resetSecondFactor),
  createPerson: commandProcedure(createPerson),
  editPerson: commandProcedure(editPerson),
  setPassword: commandProcedure(setPassword),
  setPin: commandProcedure(setPin),
  grantRole: commandProcedure(grantRole),
  revokeRole: commandProcedure(revokeRole),
  deactivatePerson: commandProcedure(deactivatePerson),
  reactivatePerson: commandProcedure(reactivatePerson),

  devices: companyProcedure('devices.read', { anyStore: true }).query(async ({ ctx }) => {
    const stores = await openStores(ctx.db);
    return listDevices(
      ctx,
      stores.map((store) => store.id).filter((storeId) => ctx.may('devices.read', storeId)),
    );
  }),
  createEnrolmentCode: commandProcedure(createEnrolmentCode),
  revokeDevice: commandProcedure(revokeDevice),
});

export const authRouter = router({
  /** The counter locks itself: the session ends here, the page keeps its basket. */
  lock: selfProcedure.mutation(async ({ ctx }) => {
    if (ctx.actor.sessionId) await endSession(ctx.db, ctx.actor.sessionId, ctx.now);
    forgetSessions();
  }),
});
