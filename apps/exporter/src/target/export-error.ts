/** An export is not possible. The message is for the user: why, and what to do. */
export class ExportError extends Error {}
