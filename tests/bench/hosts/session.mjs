// An engine in another place, as the bench sees it, over a function that calls that place's session.
export async function remoteSession(call, name, close) {
  try {
    return {
      about: await call('open', name),
      prepare: (workload) => call('prepare', workload.name),
      turn: (seconds) => call('turn', seconds),
      peak: () => call('peak'),
      close,
    };
  } catch (error) {
    await close(); // an engine that cannot be opened leaves no process or page behind
    throw error;
  }
}
