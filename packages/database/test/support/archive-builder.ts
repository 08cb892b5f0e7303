import type { Database, Statement } from 'better-sqlite3'
import { encodeImageList } from '../../src/schema/image-list.ts'
import { type NodeKind, nodeId } from '../../src/schema/node-ids.ts'
import { UNDATED } from '../../src/schema/undated.ts'
import { fold } from '../../src/text/folding.ts'
import { authorKey, categoryKey, tagKey } from '../../src/text/name-keys.ts'
import { foldedIfOther } from '../../src/write/articles/article-row.ts'
import { flatValues } from '../../src/write/articles/front-matter-values.ts'
import { usageUpdate } from '../../src/write/images/image-usage.ts'
import { typedForms } from '../../src/write/terms/typed-forms.ts'

/**
 * The fields of an article that matter to a test or benchmark. The others are invented. Instants are milliseconds since
 * 1970.
 */
export interface ArticleSketch {
  slug: string
  title?: string
  file?: string
  lang?: string | null
  collection?: string
  translationKey?: string
  publishedAt?: number | null
  updatedAt?: number | null
  expiresAt?: number | null
  draft?: boolean
  hidden?: boolean
  words?: number
  body?: string
  authors?: readonly string[]
  /** Each category as a list of names from the root down. */
  categories?: readonly (readonly string[])[]
  tags?: readonly string[]
  images?: readonly ImageSketch[]
  /** Slugs of linked articles, which may not exist yet. */
  links?: readonly string[]
  frontMatter?: Readonly<Record<string, unknown>>
}

export interface ImageSketch {
  url: string
  role?: string
  alt?: string | null
  status?: string
  width?: number
}

type Row = Readonly<Record<string, string | number | null>>

/** Inserts rows directly, so that reading is tested and measured without the writer. */
export class ArchiveBuilder {
  readonly #database: Database
  readonly #statements = new Map<string, Statement>()
  readonly #ids = new Map<string, number>()
  #articles = 0

  constructor(database: Database) {
    this.#database = database
    database.pragma('foreign_keys = OFF')
    this.insert('Site', { id: 1, title: 'Archive', timeZone: 'Asia/Shanghai', revision: 1, importedAt: 1 })
  }

  /** Adds articles in one transaction, then ranks the names. */
  addAll(sketches: Iterable<ArticleSketch>): void {
    this.#database.transaction(() => {
      for (const sketch of sketches) this.add(sketch)
      for (const table of ['Author', 'Category', 'Tag']) this.#rank(table)
      this.#database.prepare(usageUpdate).run(UNDATED)
    })()
  }

  author(name: string, more: Row = {}): number {
    return this.#once('Author', authorKey(name), (id, key) => ({
      ...named(id, name, key),
      aliases: '[]',
      fromSite: 0,
      ...more,
    }))
  }

  tag(name: string): number {
    return this.#once('Tag', tagKey(name), (id, key) => named(id, name, key))
  }

  category(names: readonly string[]): number {
    const name = names.at(-1) ?? ''
    const parentId = names.length > 1 ? this.category(names.slice(0, -1)) : null
    return this.#once('Category', categoryKey([...names]), (id, key) => ({
      ...named(id, name, key),
      slug: names.map(slugOf).join('/'),
      names: JSON.stringify(names),
      depth: names.length - 1,
      parentId,
    }))
  }

  image(image: ImageSketch): number {
    return this.#once('Image', image.url, (id) => imageRow(id, image))
  }

  add(sketch: ArticleSketch): number {
    const {
      slug,
      file = `${slug}.md`,
      title = slug,
      lang = null,
      publishedAt = null,
      body = `Body of ${slug}`,
    } = sketch
    const id = nodeId('Article', file)
    const images = (sketch.images ?? []).map((image) => ({ ...image, id: this.image(image) }))
    const paths = (sketch.categories ?? []).map((path) =>
      path.map((_, index) => this.category(path.slice(0, index + 1))),
    )
    const ends = new Set(paths.map((path) => path.at(-1)))
    const authorIds = (sketch.authors ?? []).map((name) => this.author(name))
    const tagIds = (sketch.tags ?? []).map((name) => this.tag(name))
    const categoryIds = [...new Set(paths.flat())]
    const place = {
      listed: sketch.draft || sketch.hidden ? 0 : 1,
      sortAt: publishedAt ?? UNDATED,
      expiresAt: sketch.expiresAt ?? null,
    }
    const path = `/${file.replace(/\.md$/, '')}/`
    this.insert('Article', {
      id,
      searchId: this.#articles++,
      key: `file:${file}`,
      wantedKey: `file:${file}`,
      file,
      slug,
      path,
      wantedPath: `/${slug}/`,
      collection: sketch.collection ?? 'posts',
      title,
      description: null,
      lang,
      translationKey: sketch.translationKey ?? null,
      publishedAt,
      updatedAt: sketch.updatedAt ?? null,
      sortUpdatedAt: sketch.updatedAt ?? place.sortAt,
      dateOrigin: publishedAt === null ? 'NONE' : 'FRONT_MATTER',
      draft: Number(sketch.draft ?? false),
      hidden: Number(sketch.hidden ?? false),
      bodyFormat: 'MARKDOWN',
      words: sketch.words ?? body.length,
      cjkCharacters: 0,
      characters: body.length,
      pictures: images.length,
      readingMinutes: 1,
      summary: body.slice(0, 500),
      foldedTitle: fold(title),
      foldedSlug: foldedIfOther(slug),
      foldedPath: foldedIfOther(path),
      foldedFile: foldedIfOther(file),
      categoryId: paths[0]?.at(-1) ?? null,
      coverId: images[0]?.id ?? null,
      thumbnailId: images.find(({ role }) => role === 'THUMBNAIL')?.id ?? null,
      termIds: JSON.stringify([authorIds, categoryIds, tagIds]),
      imageList: encodeImageList(
        images.map(({ id, role = 'BODY', alt = null, ...image }) => {
          const use = { role, alt, useTitle: null, caption: null, useWidth: 530, useHeight: null, referrerPolicy: null }
          return { ...imageRow(id, image), ...use }
        }),
      ),
      ...place,
    })
    this.insert('Body', {
      articleId: id,
      source: body,
      html: `<p>${body}</p>`,
      text: body,
      excerpt: body.slice(0, 500),
      toc: '[]',
      frontMatter: JSON.stringify(sketch.frontMatter ?? {}),
    })
    const times = { modifiedAt: 1_600_000_000_000, changedAt: 1_600_000_000_000 }
    this.insert('File', { path: file, sha256: `sha-${file}`, bytes: body.length, ...times, articleId: id })
    this.#join(
      'ArticleAuthor',
      (sketch.authors ?? []).map((spelling, at) => ({ authorId: authorIds[at] ?? 0, spelling })),
      id,
      place,
    )
    this.#join(
      'ArticleTag',
      (sketch.tags ?? []).map((spelling, at) => ({ tagId: tagIds[at] ?? 0, spelling })),
      id,
      place,
    )
    this.#join(
      'ArticleCategory',
      categoryIds.map((categoryId) => ({ categoryId, spelling: '', isEnd: Number(ends.has(categoryId)) })),
      id,
      place,
    )
    const uses = images.map((image) => ({
      imageId: image.id,
      role: image.role ?? 'BODY',
      alt: image.alt ?? null,
      width: 530,
    }))
    this.#join('ImageUse', uses, id, place)
    for (const [position, target] of (sketch.links ?? []).entries()) {
      this.insert('Link', { fromId: id, position, target: `slug:${target}`, toId: nodeId('Article', `${target}.md`) })
    }
    const values = flatValues(sketch.frontMatter ?? {})
    for (const [position, { isFirst, ...value }] of values.entries())
      this.insert('FrontMatterValue', { articleId: id, position, ...value, isFirst: isFirst ? 1 : 0 })
    return id
  }

  insert(table: string, row: Row): void {
    const columns = Object.keys(row)
    const text = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`)}) VALUES (${columns.map(() => '?')})`
    const statement = this.#statements.get(text) ?? this.#database.prepare(text)
    this.#statements.set(text, statement)
    statement.run(...Object.values(row))
  }

  #join(table: string, rows: readonly Row[], articleId: number, place: Row): void {
    for (const [position, row] of rows.entries()) this.insert(table, { articleId, position, ...row, ...place })
  }

  #once(table: NodeKind, key: string, row: (id: number, key: string) => Row): number {
    const known = this.#ids.get(`${table}:${key}`)
    if (known !== undefined) return known
    const id = nodeId(table, key)
    this.#ids.set(`${table}:${key}`, id)
    this.insert(table, row(id, key))
    return id
  }

  #rank(table: string): void {
    const { compare } = new Intl.Collator('zh-Hans-u-co-pinyin')
    // The query selects these two columns.
    const names = this.#database.prepare(`SELECT id, name FROM "${table}"`).all() as { id: number; name: string }[]
    const update = this.#database.prepare(`UPDATE "${table}" SET rank = ? WHERE id = ?`)
    for (const [rank, { id }] of names.toSorted((a, b) => compare(a.name, b.name) || a.id - b.id).entries()) {
      update.run(rank, id)
    }
  }
}

function imageRow(id: number, { url, status = 'REMOTE', width = 640 }: ImageSketch) {
  return {
    id,
    url,
    status,
    host: URL.parse(url)?.host ?? null,
    baseName: url.split('/').at(-1) ?? '',
    width,
    height: 480,
    mimeType: 'image/jpeg',
    bytes: width * 100,
    sha256: `sha-${url}`,
    served: null,
  }
}

function named(id: number, name: string, key: string): Row {
  return {
    id,
    key,
    slug: slugOf(name),
    wantedSlug: slugOf(name),
    name,
    foldedName: fold(name),
    typedForms: typedForms([name]),
  }
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}
