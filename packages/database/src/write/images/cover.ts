import type { WriteConnection } from '../connection/write-connection.ts'

const COVERS = ['HEAD', 'COVER', 'THUMBNAIL', 'BODY']

/** Chooses the best images for lists, in the order of the article. Missing and dead images are skipped. */
export function chooseCover(uses: { id: number; role: string; status: string }[]): {
  coverId: number | null
  thumbnailId: number | null
} {
  const found = uses.filter(({ status }) => status !== 'MISSING' && status !== 'DEAD')
  const cover = COVERS.map((role) => found.find((use) => use.role === role)).find((use) => use !== undefined)
  const thumbnail = found.find(({ role }) => role === 'THUMBNAIL') ?? cover
  return { coverId: cover?.id ?? null, thumbnailId: thumbnail?.id ?? null }
}

/** Chooses the covers of all articles that use this image again, after its status changed. */
export function rechooseCovers(connection: WriteConnection, imageId: number): void {
  const articles = connection.all<{ articleId: number }>(
    'SELECT DISTINCT articleId FROM ImageUse WHERE imageId = ?',
    imageId,
  )
  for (const { articleId } of articles) {
    const uses = connection.all<{ id: number; role: string; status: string }>(
      'SELECT i.id, u.role, i.status FROM ImageUse u JOIN Image i ON i.id = u.imageId WHERE u.articleId = ? ORDER BY u.position',
      articleId,
    )
    const { coverId, thumbnailId } = chooseCover(uses)
    connection.run('UPDATE Article SET coverId = ?, thumbnailId = ? WHERE id = ?', coverId, thumbnailId, articleId)
  }
}
