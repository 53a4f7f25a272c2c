/** Asks whoever sits here for the password once more; true when it was right. */
type Ask = () => Promise<boolean>;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** The screen that can ask; the function it gives back ends that. */
export function canAskForProof(how: Ask): () => void {
  ask = how;
  return () => {
    if (ask === how) ask = undefined;
  };
}

/** Was the password given? Several commands that want it at once ask once. Where no screen can ask: false. */
export function askForProof(): Promise<boolean> {
  if (!ask) return Promise.resolve(false);
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
}
