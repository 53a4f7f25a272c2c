import { type CounterPreferences, counterPreferences } from './counter-preferences';

/** found: a scan that was found; unknown: one that was not; finished: a sale is made; error: something was refused. */
export const SOUNDS = ['found', 'unknown', 'finished', 'error'] as const;
export type Sound = (typeof SOUNDS)[number];

/** Hertz and seconds, one after the other: told apart with the eyes elsewhere. */
const NOTES: Readonly<
  Record<Sound, { shape: OscillatorType; notes: readonly (readonly [number, number])[] }>
> = {
  found: { shape: 'sine', notes: [[1_760, 0.07]] },
  unknown: { shape: 'square', notes: [[220, 0.45]] },
  finished: {
    shape: 'sine',
    notes: [
      [1_320, 0.09],
      [1_760, 0.16],
    ],
  },
  error: {
    shape: 'square',
    notes: [
      [330, 0.14],
      [247, 0.24],
    ],
  },
};
const GAIN: Readonly<Record<CounterPreferences['volume'], number>> = { low: 0.02, normal: 0.08, high: 0.25 };

let audio: AudioContext | undefined;

/** Sounds, unless somebody silenced it on this counter. */
export function beep(sound: Sound): void {
  const { silenced, volume } = counterPreferences();
  if (!silenced.includes(sound)) play(sound, volume);
}

/** Sounds in any case: to listen to it. */
export function play(sound: Sound, loudness: CounterPreferences['volume']): void {
  try {
    audio ??= new AudioContext();
    const volume = audio.createGain();
    volume.gain.value = GAIN[loudness];
    volume.connect(audio.destination);
    let at = audio.currentTime;
    for (const [hertz, seconds] of NOTES[sound].notes) {
      const oscillator = audio.createOscillator();
      oscillator.type = NOTES[sound].shape;
      oscillator.frequency.value = hertz;
      oscillator.connect(volume);
      oscillator.start(at);
      at += seconds;
      oscillator.stop(at);
    }
  } catch {
    // A tablet without sound still sells: what was scanned is shown and spoken.
  }
}
