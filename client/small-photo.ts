/** Longest side of a kept picture, pixels; enough to read a label. */
const SIDE = 720;

/** A picture small enough to be kept as text with what it shows (under 200,000 characters); '' when the browser cannot read it. */
export async function smallPhoto(file: Blob): Promise<string> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const [good, small] = [canvas.toDataURL('image/jpeg', 0.7), canvas.toDataURL('image/jpeg', 0.4)];
    return [good, small].find((text) => text.length < 200_000) ?? '';
  } catch {
    return '';
  }
}
