import { deviceOf } from '@/server/platform/actor';
import type { ActorContext } from '@/server/platform/context';
import { Forbidden, NotFound } from '@/server/platform/errors';
import { contractOf } from '@/server/roster/contract-of';
import { personWithin } from '@/server/staff/people/person-within';
import { storesWith } from '@/server/staff/people/stores-with';
import { notesOf } from './notes-of';
import { personOf } from './of-store';
import { wagesOf } from './wages-of';

/** Somebody's file as a manager of theirs reads it: of the stores in which they may. @throws NotFound, also for somebody of another store */
export async function fileOf(ctx: ActorContext, personId: string) {
  const { scope, ...person } = await personOf(ctx, personId, 'personnel.read');
  const [notes, contract] = await Promise.all([
    notesOf(ctx.db, { personId, storeIds: scope }),
    contractOf(ctx.db, personId),
  ]);
  const isOwn = personId === ctx.actor.personId;
  const writesIn = storesWith(ctx, 'personnel.note');
  const mayWrite = (storeId: string) => !isOwn && ctx.may('personnel.note', storeId);
  return {
    person,
    contract,
    /** Stores in which a note can be written about them. */
    writesIn: isOwn
      ? []
      : person.storeIds.filter((storeId) => writesIn === null || writesIn.includes(storeId)),
    /** Of whoever works in all stores: any of them will do. */
    writesAnywhere: !isOwn && writesIn === null && person.worksEverywhere,
    notes: notes.map(({ writtenById, ...note }) => ({
      ...note,
      mayWithdraw:
        note.withdrawn === null &&
        mayWrite(note.storeId) &&
        (writtenById === ctx.actor.personId || ctx.may('personnel.note', null)),
    })),
  };
}

/** One's own file: every note, whatever store it was written in, and what one earns. @param today by whose calendar the wage holds */
export async function ownFile(ctx: ActorContext, today: string) {
  const { personId } = ctx.actor;
  // Six digits on a shared tablet open no file.
  if (deviceOf(ctx)) throw new Forbidden({ permission: 'self' });
  const [person, notes, contract, wages] = await Promise.all([
    personWithin(ctx.db, personId, null),
    notesOf(ctx.db, { personId, storeIds: null }),
    contractOf(ctx.db, personId),
    wagesOf(ctx.db, personId, today),
  ]);
  if (!person) throw new NotFound({ noun: 'person' });
  return { contract, wages, notes: notes.map(({ writtenById, ...note }) => note) };
}

/** What somebody earns, for who may see it of people of their stores. @throws NotFound, also for somebody of another store */
export async function wagesFor(ctx: ActorContext, personId: string, today: string) {
  const person = await personOf(ctx, personId, 'personnel.readWages');
  const setsIn = storesWith(ctx, 'personnel.setWages');
  return {
    name: person.name,
    ...(await wagesOf(ctx.db, personId, today)),
    /** A store in which their wage can be set. */
    setIn:
      personId === ctx.actor.personId
        ? null
        : (person.storeIds.find((storeId) => setsIn === null || setsIn.includes(storeId)) ?? null),
    /** Of whoever works in all stores: any of them will do. */
    setsAnywhere: personId !== ctx.actor.personId && setsIn === null && person.worksEverywhere,
  };
}
