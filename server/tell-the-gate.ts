import type { AnyTRPCProcedure } from '@trpc/server';
import { noteSecurityEvent } from './audit/write-security-event';
import { databaseState } from './platform/database-state';
import { db } from './platform/db';
import { type DiskSpace, diskSpace } from './platform/disk-space';
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
  /** Is there room on the disk for what a request writes? At most seconds old. */
  mayWrite(): Promise<boolean>;
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
    async mayWrite() {
      const space = await diskSpace();
      if (space && space.state !== 'enough') void noteDisk(space);
      return space?.state !== 'full';
    },
    async databaseIsThere() {
      return (await databaseState()) !== 'down';
    },
    async signedIn(cookieHeader) {
      const { actor, owing } = await getActor(parseCookies(cookieHeader));
      return (actor ?? owing) !== null;
    },
  };
  (globalThis as typeof globalThis & { daybookSignedIn?: GateAnswers }).daybookSignedIn = answers;
}

/** Somebody has to make room before tablets have to queue. */
function noteDisk({ state, used, freeBytes }: DiskSpace): Promise<void> {
  return noteSecurityEvent(db(), `disk:${state}`, {
    action: 'system.diskFilling',
    subjectKind: 'disk',
    subjectId: 'data',
    after: { percent: Math.round(used * 100), freeMb: Math.round(freeBytes / 1024 / 1024) },
    now: new Date(),
  });
}
