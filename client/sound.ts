let audio: AudioContext | undefined;

/** Two sounds of the counter: a short high one for a scan that was found, a long low one for what was not. */
export function beep(kind: 'found' | 'unknown'): void {
  try {
    audio ??= new AudioContext();
    const oscillator = audio.createOscillator();
    const volume = audio.createGain();
    const seconds = kind === 'found' ? 0.07 : 0.45;
    oscillator.type = kind === 'found' ? 'sine' : 'square';
    oscillator.frequency.value = kind === 'found' ? 1_760 : 220;
    volume.gain.value = 0.08;
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start();
    oscillator.stop(audio.currentTime + seconds);
  } catch {
    // A tablet without sound still sells: what was scanned is shown and spoken.
  }
}
