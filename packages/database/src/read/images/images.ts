import { raw, sql } from '../../sql/sql.ts'
import { hasAddress } from '../filters/image-address.ts'
import { type Connection, connect } from '../paging/connection.ts'
import { nestedSourceOf, sourceOf } from '../paging/list-sources.ts'
import { pageName, pageOf } from '../paging/page.ts'
import type { ImageArgs, ImageBy, UseArgs } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { lookupKey } from '../request/lookup.ts'
import type { Child } from '../rows/children.ts'
import { imageColumns } from '../rows/columns.ts'
import type { ArticleNode, ImageDetails, ImageNode, ImageUse } from '../rows/nodes.ts'
import { toBatch } from '../rows/row-batch.ts'
import { inOrder, partOf } from '../snapshot/batch-loading.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listed } from '../visibility/article-visibility.ts'
import { imageReachable } from '../visibility/image-visibility.ts'
import { imageList, imageSortKeys } from './image-list.ts'
import type { ImageReader, RemoteImage } from './image-reader.ts'
import { articlesOfImages, useOf, useSortKeys } from './image-uses.ts'

export class Images implements ImageReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  one(by: ImageBy): Awaitable<ImageNode | null> {
    const [field, value] = lookupKey(by, ['id', 'url', 'sha256'])
    const isIt = field === 'url' ? hasAddress('x', String(value)) : sql`${raw(`x."${field}"`)} = ${value}`
    const found = this.#snapshot.all<ImageNode>(
      sql`SELECT ${imageColumns} FROM "Image" x WHERE ${isIt}
        AND ${imageReachable(this.#snapshot.viewer)} ORDER BY x.id LIMIT 1`,
    )
    return after(found, (nodes) => toBatch(nodes)[0] ?? null)
  }

  byIds(ids: readonly number[]): Awaitable<readonly (ImageNode | null)[]> {
    const { dialect, viewer } = this.#snapshot
    const found = this.#snapshot.all<ImageNode>(
      sql`SELECT ${imageColumns} FROM "Image" x WHERE ${dialect.isOneOf(raw('x.id'), ids)} AND ${imageReachable(viewer)}`,
    )
    return after(found, (nodes) => inOrder(ids, toBatch(nodes)))
  }

  page(args: ImageArgs): Connection<ImageNode> {
    const sortKeys = imageSortKeys(args.orderBy)
    const page = pageOf(args, sortKeys)
    const source = sourceOf<ImageNode>(this.#snapshot, page, imageList(this.#snapshot, args.where, sortKeys))
    return connect(source, sortKeys, page, () => undefined)
  }

  usageCountOf(image: ImageNode): Awaitable<number> {
    const { dialect, viewer } = this.#snapshot
    const count = partOf<{ count: number }>(
      this.#snapshot,
      image,
      'usage',
      (ids) =>
        sql`SELECT p.value AS parent, (SELECT COUNT(DISTINCT u."articleId") FROM "ImageUse" u
        WHERE u."imageId" = p.value AND ${listed(viewer, 'u')}) AS count FROM ${dialect.parents(ids)}`,
    )
    return after(count, (usage) => usage.count)
  }

  detailsOf(image: ImageNode): Awaitable<ImageDetails> {
    const { dialect } = this.#snapshot
    return partOf<ImageDetails>(
      this.#snapshot,
      image,
      'details',
      (ids) =>
        sql`SELECT p.value AS parent, i.color, i.preview, i."checkedAt", i.reason FROM ${dialect.parents(ids)} CROSS JOIN "Image" i WHERE i.id = p.value`,
    )
  }

  remote(after: string): Awaitable<readonly RemoteImage[]> {
    const use = sql`FROM "ImageUse" u CROSS JOIN "Article" a WHERE u."imageId" = i.id AND a.id = u."articleId"
      ORDER BY u."articleId", u.position LIMIT 1`
    return this.#snapshot.all<RemoteImage>(
      sql`SELECT i.url, (SELECT u."referrerPolicy" ${use}) AS "referrerPolicy", (SELECT a.path ${use}) AS path
        FROM "Image" i WHERE i.status IN ('REMOTE', 'MIRRORED', 'DEAD') AND i.url > ${after} ORDER BY i.url LIMIT 1000`,
    )
  }

  articlesOf(image: ImageNode, { roles, ...args }: UseArgs): Connection<ArticleNode, ImageUse> {
    const page = pageOf(args, useSortKeys)
    const source = nestedSourceOf<ArticleNode & Child>(this.#snapshot, {
      parent: image,
      name: `articles ${roles?.join() ?? ''}`,
      pageName: pageName(args),
      page,
      list: () => articlesOfImages(this.#snapshot, roles),
    })
    return connect(source, useSortKeys, page, useOf)
  }
}
