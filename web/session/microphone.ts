// The microphone: asked for when a person wants to record, listened to in this tab alone, let go as soon as it is not needed.
import type { Clip } from './types.ts';

const sampleRate = 16_000;
/** Seconds: a word and a little more. */
export const take = 1.4;

const reasons: Record<string, string> = {
  NotAllowedError: 'the microphone may not be used; allow it for this page in the browser’s address bar, or drop WAV files instead',
  NotFoundError: 'there is no microphone on this machine; drop WAV files instead',
  NotReadableError: 'another program holds the microphone; close it and try again',
};

export class Microphone {
  #stream: MediaStream;
  #context: AudioContext;
  #analyser: AnalyserNode;
  #block: Float32Array<ArrayBuffer>;

  private constructor(stream: MediaStream) {
    this.#stream = stream;
    this.#context = new AudioContext();
    this.#analyser = new AnalyserNode(this.#context, { fftSize: 1024 });
    this.#block = new Float32Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
  }

  /** @throws Error in one sentence if the microphone is refused or not there */
  static async open(): Promise<Microphone> {
    if (!navigator.mediaDevices)
      throw new Error('this browser gives no microphone to this page; open it over https or on localhost, or drop WAV files instead');
    try {
      return new Microphone(await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } }));
    } catch (error) {
      const { name, message } = error as DOMException;
      throw new Error(reasons[name] ?? `the microphone could not be opened: ${message}`, { cause: error });
    }
  }

  /** How loud it is now, from 0 to 1. */
  get level(): number {
    this.#analyser.getFloatTimeDomainData(this.#block);
    return Math.min(
      1,
      this.#block.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    );
  }

  /** Records for some seconds from now on. */
  async record(seconds = take): Promise<Clip> {
    const recorder = new MediaRecorder(this.#stream);
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const done = new Promise((stopped) => (recorder.onstop = stopped));
    recorder.start();
    setTimeout(() => recorder.state === 'recording' && recorder.stop(), 1000 * seconds);
    await done;
    return decode(await new Blob(pieces).arrayBuffer());
  }

  close(): void {
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#context.close();
  }
}

/** Samples of a recording or any sound file that the browser reads, one channel. */
async function decode(bytes: ArrayBuffer): Promise<Clip> {
  const buffer = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes);
  return { sampleRate: buffer.sampleRate, samples: buffer.getChannelData(0).slice() };
}

/** The loud part of a recording, in a second of its own: words then begin at the same place, whenever they were said. */
export function aroundWord({ samples, sampleRate }: Clip): Clip {
  const frame = Math.round(sampleRate / 100);
  const loud = Array.from({ length: Math.floor(samples.length / frame) }, (_, i) =>
    samples.subarray(i * frame, (i + 1) * frame).reduce((sum, value) => sum + value * value, 0),
  );
  const bar = 0.05 * Math.max(...loud);
  const first = Math.max(0, loud.findIndex((one) => one >= bar) - 5);
  const cut = new Float32Array(sampleRate);
  cut.set(samples.subarray(first * frame, first * frame + sampleRate));
  return { sampleRate, samples: cut };
}

/** Nothing but silence came in. */
export const isSilent = ({ samples }: Clip): boolean => samples.every((value) => Math.abs(value) < 0.005);

let player: AudioContext | undefined;

/** Lets a sound be heard. */
export function play({ samples, sampleRate }: Clip): void {
  player ??= new AudioContext();
  const buffer = player.createBuffer(1, samples.length, sampleRate);
  buffer.copyToChannel(samples as Float32Array<ArrayBuffer>, 0);
  const source = new AudioBufferSourceNode(player, { buffer });
  source.connect(player.destination);
  source.start();
}
