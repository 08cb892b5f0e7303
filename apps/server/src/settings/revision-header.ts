/**
 * The header with the newest revision that the server knows, in answers. A client that talks to several servers sends the
 * highest one that it got, and no server answers with an older one (docs/clients.md).
 */
export const revisionHeader = 'X-Content-Revision'
