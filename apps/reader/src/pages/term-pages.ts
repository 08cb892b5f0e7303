import { addressOf, outsideAddress } from '../html/address.ts'
import { html } from '../html/html.ts'
import { crumbs } from '../parts/crumbs.ts'
import { avatar } from '../parts/image.ts'
import type { Page, PageContext } from '../parts/page.ts'
import type { Routed } from '../parts/routed.ts'
import { listPage } from './list-page.ts'

/** A category: the way down to it, its subcategories, its articles. */
export function categoryPage(context: PageContext, category: Routed<'Category'>, page: number): Page {
  const { name, path, description, ancestors, children, articles } = category
  const below =
    children.length > 0
      ? html`<ul class="chips" aria-label="${context.words.categories}">${children.map(
          (child) =>
            html`<li><a href="${addressOf(child.path)}">${child.name} <small>${child.articleCount}</small></a></li>`,
        )}</ul>`
      : null
  return listPage(context, {
    title: name,
    path,
    page,
    articles,
    hasFeed: true,
    description,
    above: crumbs(context, ancestors),
    below,
  })
}

/** An author: portrait, biography, website, articles. */
export function authorPage(context: PageContext, author: Routed<'Author'>, page: number): Page {
  const { name, path, bio, url, articles } = author
  const website = url === null ? null : outsideAddress(url)
  return listPage(context, {
    title: name,
    path,
    page,
    articles,
    hasFeed: true,
    description: bio,
    above: avatar(context, author),
    below: website === null ? null : html`<p><a rel="me" href="${website}">${context.words.website}</a></p>`,
  })
}

/** A tag and its articles. */
export function tagPage(context: PageContext, { name, path, articles }: Routed<'Tag'>, page: number): Page {
  return listPage(context, { title: `#${name}`, path, page, articles, hasFeed: true })
}
