// An engine in another place, as the bench sees it, over a function that calls that place's session.
export const remoteSession = async (call, name, close) => ({
  about: await call('open', name),
  prepare: (workload) => call('prepare', workload.name),
  turn: (seconds) => call('turn', seconds),
  peak: () => call('peak'),
  close,
});
