import { z } from 'zod';
import { type Command, command, parse, requireActor, requireProof } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { id } from '@/server/platform/schema';
import { hashSecret } from './hash-secret';
import { keyedMark } from './keyed-mark';

interface SecretDefinition<S extends z.ZodType<{ requestId: string }>, O> {
  name: string;
  permission: string;
  /** As of any command. */
  stepUp?: true;
  input: S;
  /** The secret inside the input. */
  secretOf(input: z.output<S>): string;
  /** Rules of the secret itself. @throws what refuses it */
  check(input: z.output<S>, ctx: ActorContext): void | Promise<void>;
  run(tx: Tx, input: z.output<S>, hash: string, ctx: ActorContext): Promise<O>;
}

const remembered = z.looseObject({ requestId: id });

/**
 * A company command whose input holds a secret. A command's input is remembered by a plain hash, against which six digits
 * are tried out in a second; of this one only a keyed mark of the secret goes in. The secret is hashed before the
 * transaction begins.
 */
export function secretCommand<S extends z.ZodType<{ requestId: string }>, O>(
  definition: SecretDefinition<S, O>,
): Command<S, O> {
  const { name, permission, input: schema, secretOf, check, run } = definition;
  return {
    name,
    permission,
    scope: 'company',
    input: schema,
    runIn: () => Promise.reject(new Error(`${name} hashes its secret before a transaction begins`)),
    async execute(ctx, raw) {
      const input = parse(schema, raw);
      const allowed = requireActor(ctx, permission, null);
      if (definition.stepUp) await requireProof(allowed);
      await check(input, allowed);
      const hash = await hashSecret(secretOf(input));
      // The proof was asked for above; the hash takes its time.
      const inner = command({
        name,
        permission,
        scope: 'company',
        input: remembered,
        run: (tx, _remembered, actor) => run(tx, input, hash, actor),
      });
      const mark = keyedMark(name, JSON.stringify(input)).toString('hex');
      return inner.execute(ctx, { requestId: input.requestId, mark });
    },
  };
}
