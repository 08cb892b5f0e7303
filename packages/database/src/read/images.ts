import type { Given, ImageArgs, ImageBy, ImageOrder, ImageWhere, UseArgs } from './arguments.ts'
import { type Awaitable, after } from './awaitable.ts'
import { given } from './by.ts'
import { imageColumns } from './columns.ts'
import { type Connection, connect } from './connection.ts'
import { articlesOfImages, listedUses, useOf, useTerms } from './image-uses.ts'
import type { List } from './list.ts'
import type { Term } from './order.ts'
import { isGiven, pageName, pageOf } from './page.ts'
import type { ImageReader, Viewer } from './reader.ts'
import { inOrder, partOf } from './relations.ts'
import type { ArticleNode, ImageNode, ImageUse } from './rows.ts'
import { type Child, gather } from './siblings.ts'
import type { Snapshot } from './snapshot.ts'
import { nestedSourceOf, sourceOf } from './sources.ts'
import { always, and, exists, raw, type Sql, sql } from './sql.ts'
import { stringFilter } from './string-filter.ts'
import { listed, reachable } from './visibility.ts'

export class Images implements ImageReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  one(by: ImageBy): Awaitable<ImageNode | null> {
    const [field, value] = given(by, ['id', 'url', 'sha256'])
    const found = this.#snapshot.all<ImageNode>(
      sql`SELECT ${imageColumns} FROM "Image" x WHERE ${raw(`x."${field}"`)} = ${value}
        AND ${imageReachable(this.#snapshot.viewer)} ORDER BY x.id LIMIT 1`,
    )
    return after(found, (nodes) => gather(nodes)[0] ?? null)
  }

  byIds(ids: readonly number[]): Awaitable<readonly (ImageNode | null)[]> {
    const { dialect, viewer } = this.#snapshot
    const found = this.#snapshot.all<ImageNode>(
      sql`SELECT ${imageColumns} FROM "Image" x WHERE ${dialect.among(raw('x.id'), ids)} AND ${imageReachable(viewer)}`,
    )
    return after(found, (nodes) => inOrder(ids, gather(nodes)))
  }

  page(args: ImageArgs): Connection<ImageNode> {
    const terms = imageTerms(args.orderBy)
    const page = pageOf(args, terms)
    const source = sourceOf<ImageNode>(this.#snapshot, page, imageList(this.#snapshot, args.where, terms))
    return connect(source, terms, page, () => undefined)
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

  articlesOf(image: ImageNode, { roles, ...args }: UseArgs): Connection<ArticleNode, ImageUse> {
    const page = pageOf(args, useTerms)
    const source = nestedSourceOf<ArticleNode & Child>(this.#snapshot, {
      parent: image,
      name: `articles ${roles?.join() ?? ''}`,
      pageName: pageName(args),
      page,
      list: () => articlesOfImages(this.#snapshot, roles),
    })
    return connect(source, useTerms, page, useOf)
  }
}

/** A picture is there for the viewer where a listed article shows it, or an author of the site's own files has it. */
export function imageVisible(viewer: Viewer): Sql {
  if (viewer.preview) return always
  return sql`(EXISTS (SELECT 1 FROM ${listedUses(viewer)})
    OR EXISTS (SELECT 1 FROM "Author" w WHERE w."avatarId" = x.id AND w."fromSite" = 1))`
}

/** By its own address also where only hidden articles show it: whoever sees such an article sees its pictures. */
function imageReachable(viewer: Viewer): Sql {
  if (viewer.preview) return always
  return sql`(${imageVisible(viewer)} OR EXISTS (SELECT 1 FROM "ImageUse" u CROSS JOIN "Article" a
    WHERE u."imageId" = x.id AND a.id = u."articleId" AND ${reachable(viewer, 'a')}))`
}

function imageTerms(order: Given<ImageOrder>): readonly Term[] {
  if (!order) return [{ field: 'url', descending: false, text: true }]
  const descending = order.direction !== 'ASC'
  return [
    { field: `by${order.field}`, descending },
    { field: 'id', descending },
  ]
}

const measures = { byBYTES: 'bytes', byWIDTH: 'width' } as const

function imageList({ dialect, viewer }: Snapshot, where: Given<ImageWhere>, terms: readonly Term[]): List {
  // A use that lists may show is reason enough to show the picture: the same need not be looked for twice.
  const isShown = isGiven(where?.roles) || where?.missingAlt === true
  const condition = and([isShown ? always : imageVisible(viewer), imageFilter({ dialect, viewer }, where)])
  const columnOf = (field: string) => raw(`x."${field}"`)
  const field = terms[0]?.field ?? 'url'
  if (field === 'url') return { terms, columns: imageColumns, columnOf, from: raw('"Image" x'), where: () => condition }
  const measure =
    field === 'byBYTES' || field === 'byWIDTH'
      ? // Unknown is least: last where the greatest come first.
        raw(`COALESCE(x.${measures[field]}, -1)`)
      : sql`(SELECT COUNT(DISTINCT u."articleId") FROM ${listedUses(viewer)})`
  return {
    terms,
    columns: sql`${imageColumns}, ${columnOf(field)}`,
    columnOf,
    from: sql`(SELECT x.*, ${measure} AS ${raw(`"${field}"`)} FROM "Image" x WHERE ${condition}) x`,
    where: () => always,
  }
}

function imageFilter({ dialect, viewer }: Pick<Snapshot, 'dialect' | 'viewer'>, where: Given<ImageWhere>): Sql {
  if (!where) return always
  const { status, host, mimeType, roles, minWidth, missingAlt } = where
  const conditions = [stringFilter(dialect, raw('x."mimeType"'), mimeType)]
  if (status) conditions.push(dialect.among(raw('x.status'), status))
  if (isGiven(host)) conditions.push(sql`x.host = ${host}`)
  if (isGiven(minWidth)) conditions.push(sql`x.width >= ${minWidth}`)
  const inRoles = roles ? dialect.among(raw('u.role'), roles) : always
  if (roles) conditions.push(exists(sql`SELECT 1 FROM ${listedUses(viewer)} AND ${inRoles}`))
  if (isGiven(missingAlt)) {
    // Of the uses in these roles: what front matter names has no place for a text, so most ask of bodies.
    const missing = exists(sql`SELECT 1 FROM ${listedUses(viewer)} AND ${inRoles} AND COALESCE(u.alt, '') = ''`)
    conditions.push(missingAlt ? missing : sql`NOT ${missing}`)
  }
  return and(conditions)
}
