import { encodeImageList, type ListedImage } from '../../schema/image-list.ts'
import type { ImageUseRow } from '../../schema/import-rows.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { addressOf } from './image-row.ts'

/** `Article.imageList` of an article whose images have these ids. */
export function imageListOf(uses: readonly ImageUseRow[], ids: readonly number[]): string | null {
  return encodeImageList(
    uses.map(({ image, title, width, height, ...use }, at) => {
      return {
        ...image,
        ...use,
        url: addressOf(image),
        id: ids[at] ?? 0,
        useTitle: title,
        useWidth: width,
        useHeight: height,
      }
    }),
  )
}

/** Writes `Article.imageList` of all articles that use one of these images again, after the images changed. */
export function renewImageLists(connection: WriteConnection, imageIds: Iterable<number>): void {
  const articles = new Set<number>()
  for (const id of imageIds) {
    const users = connection.all<{ articleId: number }>('SELECT articleId FROM ImageUse WHERE imageId = ?', id)
    for (const { articleId } of users) articles.add(articleId)
  }
  for (const id of articles) {
    const images = connection.all<ListedImage & { longUrl: string | null }>(
      `SELECT i.*, u.role, u.alt, u.title AS useTitle, u.caption, u.width AS useWidth, u.height AS useHeight, u.referrerPolicy
        FROM ImageUse u JOIN Image i ON i.id = u.imageId WHERE u.articleId = ? ORDER BY u.position`,
      id,
    )
    connection.run(
      'UPDATE Article SET imageList = ? WHERE id = ?',
      encodeImageList(images.map((image) => ({ ...image, url: addressOf(image) }))),
      id,
    )
  }
}
