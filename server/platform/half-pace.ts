/** As long as a piece took, the processors are left to whoever sells; at most a quarter of a second. */
export async function atHalfPace<T>(piece: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await piece();
  await new Promise((resolve) => setTimeout(resolve, Math.min(250, performance.now() - began)));
  return result;
}
