import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';

/** A year, leap days included. */
export const YEAR_DAYS = 366;

/** One thing files are added to. A module above declares it; server/attachment-kinds.ts lists them all. */
export interface AttachmentKind {
  /** As it stands in the rows. */
  name: string;
  /** Permissions of which one lets a person add such a file in the store. */
  addedBy: readonly string[];
  takesPdf: boolean;
  /** Kept as they come, whatever they are, and never shown in a browser: a module above reads them. */
  isAnyFile?: true;
  /** How long such files are kept, days; vouchers of the books by law for thirty years. Then their bytes are freed. */
  keptDays: number;
  /** Of files whose time has come: those that are needed all the same. Left out: none is. */
  stillNeeded?(reader: Reader, of: { storeId: string; ids: readonly string[] }): Promise<ReadonlySet<string>>;
  /** May whoever asks see what this file belongs to? null: it belongs to nothing yet, and is its sender's alone. */
  isSeenBy(ctx: ActorContext, of: { storeId: string; id: string }): Promise<boolean | null>;
}
