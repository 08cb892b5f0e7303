/** The state of the archive that the webhook got last. */
export interface Announced {
  revision: number
  /** The cursor from which `changes` continues. */
  cursor: string
  /** A hash of the settings, menus and data files of the site. */
  site: string
}

/** Remembers across processes what was announced. */
export interface Announcements {
  /** Null: nothing was announced yet. */
  last(): Promise<Announced | null>
  /** @throws if the database cannot be written, for example because an import of another process runs */
  put(announced: Announced): Promise<void>
}

export const selectAnnounced = 'SELECT revision, cursor, site FROM "Announcement" WHERE id = 1'

/** The statement that stores a state, with the parameters of a database. */
export const upsertAnnounced = (revision: string, cursor: string, site: string) =>
  `INSERT INTO "Announcement" (id, revision, cursor, site) VALUES (1, ${revision}, ${cursor}, ${site})
  ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, cursor = excluded.cursor, site = excluded.site`
