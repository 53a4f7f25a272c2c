import type { z } from 'zod';
import type { Command } from '@/server/platform/command';

type CommandInput = { requestId: string; storeId?: string | undefined };

/**
 * The command, and after its commit what this process must forget: before it, another request could fill the cache again
 * with what is about to change. Other processes learn of it within the cache's life.
 */
export function afterCommit<S extends z.ZodType<CommandInput>, O>(
  command: Command<S, O>,
  forget: (input: z.output<S>) => void,
): Command<S, O> {
  return {
    ...command,
    async execute(ctx, raw) {
      const result = await command.execute(ctx, raw);
      forget(command.input.parse(raw));
      return result;
    },
  };
}
