import type { ActorContext } from '@/server/platform/context';

/** One thing files are added to. A module above declares it; server/attachment-kinds.ts lists them all. */
export interface AttachmentKind {
  /** As it stands in the rows. */
  name: string;
  /** Permissions of which one lets a person add such a file in the store. */
  addedBy: readonly string[];
  takesPdf: boolean;
  /** How long such files are to be kept, years; vouchers of the books by law for thirty. */
  keptYears: number;
  /** May whoever asks see what this file belongs to? null: it belongs to nothing yet, and is its sender's alone. */
  isSeenBy(ctx: ActorContext, of: { storeId: string; id: string }): Promise<boolean | null>;
}
