// Great changes are shown in parts: the page draws one, and hears what a person does, before the next.
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
