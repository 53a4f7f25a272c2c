/** A job has nothing to do yet and must be looked at again later. No failure: its queue notes it, nobody is alarmed. */
export class LookAgain extends Error {
  override readonly name = 'LookAgain';
}
