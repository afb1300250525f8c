/** Two soft tones, in hertz, one after the other. */
const tones = [660, 880] as const;
const seconds = 0.12;
const loudness = 0.06;

let context: AudioContext | undefined;

const tone = (audio: AudioContext, frequency: number, at: number): void => {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.01);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds);
};

/** Something is new. Silent where the browser waits for a first click. */
export const playSound = (): void => {
  context ??= new AudioContext();
  const audio = context;
  if (audio.state === 'suspended') void audio.resume();
  for (const [index, frequency] of tones.entries()) tone(audio, frequency, audio.currentTime + index * seconds);
};
