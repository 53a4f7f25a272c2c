import type { AnyTRPCProcedure } from '@trpc/server';
import { databaseState } from './platform/database-state';
import type { ProcedureMeta } from './platform/trpc';
import { appRouter } from './router';
import { parseCookies } from './staff/auth/cookies';
import { getActor } from './staff/auth/get-actor';

/** What scripts/serve/gate.mjs asks before it reads a body. */
export interface GateAnswers {
  /** May anybody call this procedure? */
  isPublic(procedure: string): boolean;
  /** By the same look, at most some seconds old, that the procedure itself takes. */
  signedIn(cookieHeader: string): Promise<boolean>;
  /** Is the database there at all? At most a second old. */
  databaseIsThere(): Promise<boolean>;
}

const procedures = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>;

/** Plain JavaScript outside of Next's bundles finds it on the global object, as no import leads from there to here. */
export function tellTheGate(): void {
  const answers: GateAnswers = {
    isPublic(procedure) {
      const meta = Object.hasOwn(procedures, procedure)
        ? (procedures[procedure]?._def.meta as ProcedureMeta | undefined)
        : undefined;
      return meta?.scope === 'public';
    },
    async databaseIsThere() {
      return (await databaseState()) !== 'down';
    },
    async signedIn(cookieHeader) {
      return (await getActor(parseCookies(cookieHeader))).actor !== null;
    },
  };
  (globalThis as typeof globalThis & { daybookSignedIn?: GateAnswers }).daybookSignedIn = answers;
}
