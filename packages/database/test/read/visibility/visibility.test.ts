import { afterAll, describe, expect, test } from 'vitest'
import type { ArticleNode, ArticleWhere, Reader, Scope } from '../../../src/index.ts'
import type { ArticleSketch } from '../../support/archive-builder.ts'
import { day, now, ReadArchive, sync } from '../../support/read-archive.ts'

/** Each article has its own author, tag, category and image. A public article links to it and is its translation. */
function secret(slug: string, more: Partial<ArticleSketch>): ArticleSketch {
  return {
    slug,
    title: `${slug} title`,
    publishedAt: now - day,
    authors: [`${slug} author`, 'shared author'],
    tags: [`${slug} tag`, 'shared tag'],
    categories: [[`${slug} category`], ['shared category', `${slug} leaf`]],
    images: [{ url: `https://img.example.org/${slug}.png` }, { url: 'https://img.example.org/shared.png' }],
    translationKey: 'shared',
    lang: `x-${slug}`,
    links: ['open'],
    frontMatter: { only: slug },
    ...more,
  }
}

const kinds = {
  draft: { draft: true },
  scheduled: { publishedAt: now + day },
  expired: { expiresAt: now - 1 },
  hidden: { hidden: true },
} satisfies Record<string, Partial<ArticleSketch>>

const open = secret('open', { links: Object.keys(kinds) })
const archive = new ReadArchive([open, ...Object.entries(kinds).map(([slug, more]) => secret(slug, more))])
afterAll(() => archive[Symbol.dispose]())

type Path = (reader: Reader, slug: string) => unknown

function found<T>(value: T | null | Promise<T | null>): T {
  const node = sync(value)
  if (node === null) throw new Error('The open article and what it names are there')
  return node
}
const opened = (reader: Reader) => found(reader.articles.one({ slug: 'open' }))
const slugsOf = (connection: { nodes(): unknown }): unknown =>
  // Connections of articles.
  (sync(connection.nodes()) as readonly { slug: string }[]).map(({ slug }) => slug)
const id = (table: string, column: string, value: string) =>
  Number(archive.connection.prepare(`SELECT id FROM "${table}" WHERE "${column}" = ?`).pluck().get(value))

for (const slug of Object.keys(kinds)) {
  const articleId = id('Article', 'slug', slug)
  archive.builder.insert('Redirect', { from: `/old/${slug}/`, file: `${slug}.md`, articleId })
  archive.builder.insert('FormerPath', { path: `/former/${slug}/`, file: `${slug}.md`, articleId, revision: 1 })
}

/** The slugs that paging in one direction finds. */
function walks(reader: Reader, within: Scope) {
  const walk = (side: 'newerOf' | 'olderOf') => (from: ArticleNode) => {
    const slugs: string[] = []
    for (let next = sync(reader.articles[side](from, within)); next; next = sync(reader.articles[side](next, within)))
      slugs.push(next.slug)
    return slugs
  }
  return { newerOf: walk('newerOf'), olderOf: walk('olderOf') }
}

/** Every way in which an article, or what only it names, can get into a list, a count or a lookup. */
const paths: Record<string, Path> = {
  articles: (reader, slug) => JSON.stringify(slugsOf(reader.articles.page({}))).includes(slug),
  'articles.totalCount': (reader) => Number(sync(reader.articles.page({}).totalCount())) > 1,
  'articles, oldest first': (reader, slug) =>
    JSON.stringify(slugsOf(reader.articles.page({ orderBy: [{ field: 'PUBLISHED_AT', direction: 'ASC' }] }))).includes(
      slug,
    ),
  'articles by update': (reader, slug) =>
    JSON.stringify(slugsOf(reader.articles.page({ orderBy: [{ field: 'UPDATED_AT' }] }))).includes(slug),
  'articles after a cursor': (reader, slug) =>
    JSON.stringify(
      slugsOf(reader.articles.page({ after: Buffer.from(`["sortAt,id",${now + 9 * day},0]`).toString('base64url') })),
    ).includes(slug),
  'articles where slug': (reader, slug) =>
    sync(reader.articles.page({ where: { slug: { eq: slug } } }).nodes()).length > 0,
  'articles where status': (reader) =>
    sync(reader.articles.page({ where: { status: ['DRAFT', 'SCHEDULED', 'EXPIRED'] } }).totalCount()) > 0,
  'articles where not': (reader, slug) =>
    JSON.stringify(slugsOf(reader.articles.page({ where: { not: { slug: { eq: 'open' } } } }))).includes(slug),
  'articles where tag': (reader, slug) =>
    sync(reader.articles.page({ where: { tag: { anyOf: [`${slug} tag`] } } }).totalCount()) > 0,
  'articles where picture': (reader, slug) =>
    sync(reader.articles.page({ where: { image: { url: `https://img.example.org/${slug}.png` } } }).totalCount()) > 0,
  'articles where front matter': (reader, slug) =>
    sync(reader.articles.page({ where: { frontMatter: [{ key: 'only', eq: slug }] } }).totalCount()) > 0,
  authors: (reader) => sync(reader.authors.page({}).totalCount()) > 2,
  'authors by count': (reader) =>
    sync(reader.authors.page({ orderBy: { field: 'ARTICLE_COUNT', direction: 'DESC' } }).nodes()).length > 2,
  'author.articles': (reader, slug) =>
    JSON.stringify(
      slugsOf(reader.authors.articlesOf(found(reader.authors.one({ name: 'shared author' })), {})),
    ).includes(slug),
  'author.articleCount': (reader) =>
    sync(reader.authors.articleCountOf(found(reader.authors.one({ name: 'shared author' })))) > 1,
  'author.lastPublishedAt': (reader) =>
    sync(reader.authors.lastPublishedAtOf(found(reader.authors.one({ name: 'shared author' })))) !== now - day,
  tags: (reader) => sync(reader.tags.page({ where: { search: 'tag' } }).nodes()).length > 2,
  'tag.articles.totalCount': (reader) =>
    sync(reader.tags.articlesOf(found(reader.tags.one({ name: 'shared tag' })), {}).totalCount()) > 1,
  categories: (reader) => sync(reader.categories.page({}).totalCount()) > 3,
  'category.children': (reader) =>
    sync(reader.categories.childrenOf(found(reader.categories.one({ names: ['shared category'] })))).length > 1,
  'category.articles': (reader, slug) =>
    JSON.stringify(
      slugsOf(reader.categories.articlesOf(found(reader.categories.one({ names: ['shared category'] })), {})),
    ).includes(slug),
  'category.articleCount': (reader) =>
    sync(reader.categories.articleCountOf(found(reader.categories.one({ names: ['shared category'] })), true)) > 1,
  images: (reader) => sync(reader.images.page({}).nodes()).length > 2,
  'image.articles': (reader, slug) =>
    JSON.stringify(
      slugsOf(reader.images.articlesOf(found(reader.images.one({ url: 'https://img.example.org/shared.png' })), {})),
    ).includes(slug),
  'image.usageCount': (reader) =>
    sync(reader.images.usageCountOf(found(reader.images.one({ url: 'https://img.example.org/shared.png' })))) > 1,
  'article.translations': (reader, slug) =>
    sync(reader.articles.translationsOf(opened(reader))).some((article) => article.slug === slug),
  'article.linksTo': (reader, slug) =>
    JSON.stringify(slugsOf(reader.articles.linksTo(opened(reader), {}))).includes(slug),
  'article.linkedFrom': (reader, slug) =>
    JSON.stringify(slugsOf(reader.articles.linkedFrom(opened(reader), {}))).includes(slug),
  'article.newer or older': (reader, slug) =>
    [{}, { tag: { name: 'shared tag' } }, { author: { name: 'shared author' } }, { lang: `x-${slug}` }].some(
      (within) => {
        const { newerOf, olderOf } = walks(reader, within)
        return [...newerOf(opened(reader)), ...olderOf(opened(reader))].includes(slug)
      },
    ),
  'facets.categories': (reader) => sync(reader.facets.of({}).categories({ first: 100 })).length > 3,
  'facets.tags': (reader) => sync(reader.facets.of({}).tags({ first: 100 })).some(({ count }) => count > 1),
  'facets.tags where category': (reader) =>
    sync(reader.facets.of({ where: { category: { anyOf: ['shared category'] } } }).tags({})).some(
      ({ count }) => count > 1,
    ),
  'facets.authors': (reader) => sync(reader.facets.of({}).authors({ orderBy: 'NAME_ASC' })).length > 2,
  'facets.authors where title': (reader) =>
    sync(reader.facets.of({ where: { title: { contains: 'title' } } }).authors({})).length > 2,
  'facets.dates': (reader) => sync(reader.facets.of({}).dates('DAY')).reduce((sum, { count }) => sum + count, 0) > 1,
  'facets.langs': (reader, slug) => sync(reader.facets.of({}).langs()).some(({ value }) => value === `x-${slug}`),
  'facets.langs where picture': (reader, slug) =>
    sync(reader.facets.of({ where: { hasCover: true } }).langs()).some(({ value }) => value === `x-${slug}`),
  'facets.frontMatter': (reader, slug) =>
    sync(reader.facets.of({}).frontMatter({ key: 'only' })).some(({ value }) => value === slug),
  'facets.frontMatter where slug': (reader, slug) =>
    sync(reader.facets.of({ where: { slug: { eq: slug } } }).frontMatter({ key: 'only' })).length > 0,
  'tags where search': (reader, slug) => sync(reader.tags.page({ where: { search: `${slug}-tag` } }).totalCount()) > 0,
  'site.langs': (reader, slug) => sync(reader.site.langs()).includes(`x-${slug}`),
  'site.articleCount': (reader) => sync(reader.site.articleCount()) > 1,
  'site.authorCount': (reader) => sync(reader.site.authorCount()) > 2,
  'site.categoryCount': (reader) => sync(reader.site.categoryCount()) > 3,
  'site.imageCount': (reader) => sync(reader.site.imageCount()) > 2,
}

/** Ways to one article, or to what only it names, by an address. */
const addresses: Record<string, Path> = {
  'article by id': (reader, slug) => sync(reader.articles.byIds([id('Article', 'slug', slug)]))[0] !== null,
  'article by slug': (reader, slug) => sync(reader.articles.one({ slug })) !== null,
  'article by path': (reader, slug) => sync(reader.articles.one({ path: `/${slug}/` })) !== null,
  'article by file': (reader, slug) => sync(reader.articles.one({ file: `${slug}.md` })) !== null,
  'route to the article': (reader, slug) => sync(reader.routes.articleAt(`/${slug}`)) !== null,
  'route of its former path': (reader, slug) => sync(reader.routes.redirectFrom(`/former/${slug}/`)) !== null,
  'all former paths': (reader, slug) => sync(reader.routes.formerPaths()).some(({ file }) => file === `${slug}.md`),
  'list of redirects': (reader, slug) =>
    sync(reader.routes.redirects({}).nodes()).some(({ from }) => from.includes(`/${slug}/`)),
  'route of its alias': (reader, slug) => sync(reader.routes.redirectFrom(`/old/${slug}`)) !== null,
  'author by name': (reader, slug) => sync(reader.authors.one({ name: `${slug} author` })) !== null,
  'author by id': (reader, slug) => sync(reader.authors.byIds([id('Author', 'name', `${slug} author`)]))[0] !== null,
  'tag by slug': (reader, slug) => sync(reader.tags.one({ slug: `${slug}-tag` })) !== null,
  'category by names': (reader, slug) => sync(reader.categories.one({ names: [`${slug} category`] })) !== null,
  'image by url': (reader, slug) => sync(reader.images.one({ url: `https://img.example.org/${slug}.png` })) !== null,
  'image by sha256': (reader, slug) =>
    sync(reader.images.one({ sha256: `sha-https://img.example.org/${slug}.png` })) !== null,
}

function leaks(slug: string, ways: Record<string, Path>, viewer?: { preview?: boolean; now?: number }): string[] {
  return Object.entries(ways).flatMap(([name, reaches]) =>
    archive.ask((reader) => reaches(reader, slug), viewer) ? [name] : [],
  )
}

describe('the public', () => {
  test.each(Object.keys(kinds))('finds the %s article, and what only it names, in no list and no count', (slug) => {
    expect(leaks(slug, paths)).toEqual([])
  })
  test('finds the hidden article, and what it names, by their addresses, but no draft, scheduled or expired article', () => {
    const found = Object.keys(kinds).map((slug) => `${slug}: ${leaks(slug, addresses).join(', ')}`)
    expect(found).toEqual(['draft: ', 'scheduled: ', 'expired: ', `hidden: ${Object.keys(addresses).join(', ')}`])
  })
  test('finds the scheduled article from its time on, without an import', () => {
    const at = (moment: number) =>
      leaks('scheduled', { ...addresses, articles: paths.articles ?? (() => false) }, { now: moment })
    expect(at(now + day - 1)).toEqual([])
    expect(at(now + day)).toEqual([...Object.keys(addresses), 'articles'])
  })
  test('reads the terms and images of a hidden article', () => {
    const names = archive.ask((reader) => {
      const article = found(reader.articles.one({ slug: 'hidden' }))
      return sync(reader.articles.authorsOf(article)).map(({ name }) => name)
    })
    expect(names).toEqual(['hidden author', 'shared author'])
  })
})

test.each(Object.keys(kinds))('a preview finds the %s article on every path', (slug) => {
  const ways = Object.keys({ ...paths, ...addresses })
  const missing = ways.filter((way) => !leaks(slug, { ...paths, ...addresses }, { preview: true }).includes(way))
  expect(missing).toEqual([])
})

test('an author of the site’s own files is listed without an article, with the avatar', () => {
  using site = new ReadArchive([{ slug: 'a', draft: true, authors: ['Ann'] }])
  const picture = site.builder.image({ url: 'https://img.example.org/ann.png' })
  site.connection.prepare('UPDATE Author SET fromSite = 1, avatarId = ?').run(picture)
  const result = site.ask((reader) => {
    const author = found(reader.authors.one({ name: 'ann' }))
    return {
      count: reader.authors.articleCountOf(author),
      last: reader.authors.lastPublishedAtOf(author),
      avatar: found(reader.authors.avatarOf(author)).url,
      image: found(reader.images.one({ id: picture })).url,
      counts: [reader.site.authorCount(), reader.site.imageCount()],
    }
  })
  expect(result).toEqual({
    count: 0,
    last: null,
    avatar: 'https://img.example.org/ann.png',
    image: 'https://img.example.org/ann.png',
    counts: [1, 1],
  })
})

test('names and images that no article uses are shown to a preview only', () => {
  using site = new ReadArchive([{ slug: 'a', publishedAt: now - day }])
  const picture = site.builder.image({ url: 'https://img.example.org/unused.png' })
  site.builder.author('Nobody')
  site.builder.tag('unused')
  site.builder.category(['Empty'])
  const seen = (reader: Reader) => [
    sync(reader.authors.page({}).nodes()).length,
    sync(reader.tags.page({}).nodes()).length,
    sync(reader.categories.page({}).nodes()).length,
    sync(reader.images.page({}).nodes()).length,
    Number(sync(reader.authors.one({ name: 'Nobody' })) !== null),
    Number(sync(reader.tags.one({ name: 'unused' })) !== null),
    Number(sync(reader.categories.one({ names: ['Empty'] })) !== null),
    Number(sync(reader.images.one({ id: picture })) !== null),
  ]
  expect(site.ask(seen)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  expect(site.ask(seen, { preview: true })).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
})

test('an author and a tag are found by each spelling of the name, a category only by its own', () => {
  using site = new ReadArchive([
    { slug: 'a', publishedAt: now - day, authors: ['Ann Example'], tags: ['Sea Ports'], categories: [['World News']] },
  ])
  const count = (where: ArticleWhere) => site.ask((reader) => sync(reader.articles.page({ where }).totalCount()))
  expect(count({ author: { anyOf: ['ANN EXAMPLE'] } })).toBe(1)
  expect(count({ tag: { anyOf: ['sea ports'] } })).toBe(1)
  expect(count({ category: { anyOf: ['World News'] } })).toBe(1)
  expect(count({ category: { anyOf: ['WORLD NEWS'] } })).toBe(0)
})

describe('a former path', () => {
  const moved = { slug: 'moved', publishedAt: now - day }
  const redirects = (site: ReadArchive, viewer = {}) =>
    site.ask(
      (reader) => [
        sync(reader.routes.formerPaths()).map(({ from, to }) => `${from} ${to}`),
        sync(reader.routes.redirects({}).nodes()).map(({ from, to }) => `${from} ${to}`),
      ],
      viewer,
    )
  /** An archive in which `moved` had the path `/other/` before. */
  function archiveWith(others: readonly ArticleSketch[]): ReadArchive {
    const site = new ReadArchive([moved, ...others])
    const articleId = Number(site.connection.prepare(`SELECT id FROM Article WHERE slug = 'moved'`).pluck().get())
    site.builder.insert('FormerPath', { path: '/other/', file: 'moved.md', articleId, revision: 1 })
    return site
  }

  test('redirects to its article while no article has it', () => {
    using site = archiveWith([])
    expect(redirects(site)).toEqual([['/other/ /moved/'], ['/other/ /moved/']])
  })

  test.each([['/other/'], ['/other']])('does not redirect while another article is at %s', (path) => {
    using site = archiveWith([{ slug: 'other', publishedAt: now - day }])
    site.connection.prepare(`UPDATE Article SET path = ? WHERE slug = 'other'`).run(path)
    expect(redirects(site)).toEqual([[], []])
  })

  test('redirects everyone but a preview while a draft has it', () => {
    using site = archiveWith([{ slug: 'other', publishedAt: now - day, draft: true }])
    expect(redirects(site)).toEqual([['/other/ /moved/'], ['/other/ /moved/']])
    expect(redirects(site, { preview: true })).toEqual([[], []])
  })

  test.each([['/other/'], ['/other']])('gives way to a redirect of the content folder from %s', (from) => {
    using site = archiveWith([])
    site.builder.insert('Redirect', { from, file: 'moved.md', to: 'https://example.org/' })
    expect(redirects(site)).toEqual([[], [`${from} https://example.org/`]])
  })

  test('redirects to the article that had it last and can be seen', () => {
    using site = archiveWith([{ slug: 'later', publishedAt: now - day, expiresAt: now + day }])
    const later = Number(site.connection.prepare(`SELECT id FROM Article WHERE slug = 'later'`).pluck().get())
    site.builder.insert('FormerPath', { path: '/other/', file: 'later.md', articleId: later, revision: 2 })
    expect(redirects(site)).toEqual([['/other/ /later/'], ['/other/ /later/']])
    expect(redirects(site, { now: now + day })).toEqual([['/other/ /moved/'], ['/other/ /moved/']])
  })
})
