/** The command was called wrongly: the sentence goes to the person, without a stack. */
export class CommandError extends Error {}
