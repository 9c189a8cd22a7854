// Words as people read them on the page.

/** The engine's and the data module's messages begin in lower case; on the page they are sentences. Names stay as they are. */
export function asSentence(message: string): string {
  const begun = /^[a-z]+[\s,:;]/.test(message) ? message[0].toUpperCase() + message.slice(1) : message;
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
