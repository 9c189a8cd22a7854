// One real turn of the event loop, so that timers, input and messages get their chance between two slices of work.

/** setImmediate where it exists (Node); else a message to ourselves, because nested setTimeout waits 4 ms. */
export const turn: () => Promise<void> = typeof setImmediate === 'function' ? () => new Promise((resolve) => setImmediate(resolve)) : messageTurn;

let channel: MessageChannel | undefined;
const waiting: (() => void)[] = [];

function messageTurn(): Promise<void> {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel!.port2.postMessage(0);
  });
}
