import { roleBits } from '../../schema/image-roles.ts'
import { UNDATED } from '../../schema/undated.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

/** The sum of the roles of the uses that meet a condition. */
function rolesOf(condition: string): string {
  const sums = Object.entries(roleBits).map(
    ([role, bit]) => `max(CASE WHEN u.role = '${role}' AND ${condition} THEN ${bit} ELSE 0 END)`,
  )
  return `coalesce(${sums.join(' + ')}, 0)`
}

/** The statement that computes the columns for all images. Its parameter is `UNDATED`. */
export const usageUpdate = `UPDATE Image SET (usageCount, roles, rolesNoAlt, settledAt) = (
  SELECT count(DISTINCT u.articleId), ${rolesOf('TRUE')}, ${rolesOf("coalesce(u.alt, '') = ''")},
    CASE WHEN max(u.expiresAt) IS NULL THEN coalesce(max(u.sortAt), ?) END
  FROM ImageUse u WHERE u.imageId = Image.id AND u.listed = TRUE)`

/** The columns of `Image` that repeat its uses, so that a filter on all images reads no use. */
export class ImageUsage {
  readonly #connection: WriteConnection
  /** The images to compute again. Null: all of them. */
  readonly #changed: Set<number> | null

  /** @param isFilled whether the archive had files before. If not, all images are new */
  constructor(connection: WriteConnection, { isFilled }: { isFilled: boolean }) {
    this.#connection = connection
    this.#changed = isFilled ? new Set() : null
  }

  /** Call this for each image whose uses change. */
  changed(imageId: number): void {
    this.#changed?.add(imageId)
  }

  settle(): void {
    if (this.#changed === null) this.#connection.run(usageUpdate, UNDATED)
    else for (const id of this.#changed) this.#connection.run(`${usageUpdate} WHERE id = ?`, UNDATED, id)
  }
}
