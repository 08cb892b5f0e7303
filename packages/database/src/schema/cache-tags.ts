// Besides the ids of its nodes, an answer has these tags for CDNs. The server sends them, and the webhook of an import names
// those to purge.

/** Every answer with tags has it. */
export const archiveTag = 'broadsheet'

/**
 * Answers that depend on which nodes exist: lists, counts, searches, lookups that found nothing. So they can change with
 * every import.
 */
export const listsTag = 'broadsheet-lists'

/** Answers that depend on the settings, the menus or the data files of the site. */
export const siteTag = 'broadsheet-site'
