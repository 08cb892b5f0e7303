import type { Archive } from '@broadsheet/client'
import { AuthorsDocument, CategoryTreeDocument, TagsDocument } from '@broadsheet/client/text'
import type { CategoryTreeQuery } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { allPages } from '../parts/all-pages.ts'
import { avatar } from '../parts/image.ts'
import { type Introduction, introduction } from '../parts/introduction.ts'
import type { Page, PageContext } from '../parts/page.ts'

/** All categories as a tree. */
export async function categoriesPage(context: PageContext, api: Archive, intro: Introduction | null): Promise<Page> {
  const all = await allPages(async (after) => (await api.request(CategoryTreeDocument, { after })).categories)
  const byParent = Map.groupBy(all, ({ parent }) => parent?.id ?? null)
  return indexPage(context, {
    title: context.words.categories,
    path: '/categories/',
    intro,
    list: tree(byParent, null),
  })
}

type Category = CategoryTreeQuery['categories']['nodes'][number]

function tree(byParent: ReadonlyMap<string | null, readonly Category[]>, parent: string | null): Html | null {
  const categories = byParent.get(parent)
  if (!categories) return null
  return html`<ul class="${parent === null && 'tree'}">${categories.map(
    ({ id, name, path, articleCount }) =>
      html`<li><a href="${addressOf(path)}">${name}</a> <small>${articleCount}</small>${tree(byParent, id)}</li>`,
  )}</ul>`
}

/** All tags, the most used first, and larger the more they are used. */
export async function tagsPage(context: PageContext, api: Archive, intro: Introduction | null): Promise<Page> {
  const tags = await allPages(async (after) => (await api.request(TagsDocument, { after })).tags)
  const most = tags[0]?.articleCount ?? 1
  return indexPage(context, {
    title: context.words.tags,
    path: '/tags/',
    intro,
    list: html`<ul class="cloud">${tags.map(({ name, path, articleCount }) => {
      const size = Math.ceil((5 * Math.log(articleCount + 1)) / Math.log(most + 1))
      return html`<li class="cloud-${size}"><a href="${addressOf(path)}">${name}</a><small> ${articleCount}</small></li>`
    })}</ul>`,
  })
}

/** All authors with their portraits. */
export async function authorsPage(context: PageContext, api: Archive, intro: Introduction | null): Promise<Page> {
  const authors = await allPages(async (after) => (await api.request(AuthorsDocument, { after })).authors)
  return indexPage(context, {
    title: context.words.authors,
    path: '/authors/',
    intro,
    list: html`<ul class="people">${authors.map(
      (author) => html`<li>
${avatar(context, author)}
<div><a href="${addressOf(author.path)}">${author.name}</a> <small>${author.articleCount}</small>${author.bio && html`<p>${author.bio}</p>`}</div>
</li>`,
    )}</ul>`,
  })
}

interface IndexOptions {
  title: string
  path: string
  intro: Introduction | null
  list: Html | null
}

function indexPage(context: PageContext, { title, path, intro, list }: IndexOptions): Page {
  return {
    status: 200,
    title,
    description: null,
    address: path,
    lang: null,
    isIndexed: true,
    head: null,
    body: html`<header class="list-head"><h1>${title}</h1></header>
${intro && introduction(context, intro)}
${list}`,
  }
}
