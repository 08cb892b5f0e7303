import type { ArticleCardFragment } from '@broadsheet/client/types'
import { addressOf } from '../html/address.ts'
import { type Html, html } from '../html/html.ts'
import { directionOf } from '../words/choose-words.ts'
import { dayText } from '../words/dates.ts'
import { imageElement, isShown } from './image.ts'
import type { PageContext } from './page.ts'

export interface CardOptions {
  /** Level of the title: 2 below the title of the page, 3 below that of a section. */
  level: 2 | 3
  /** `lead` is large, `plain` has no image. */
  kind?: 'lead' | 'plain' | 'row'
  /** Whether the card is in the first view. */
  isFirst?: boolean
  /** The text below the title. Default: the article's description or the beginning of its text. */
  text?: Html
  /** The title with marks. Default: the title as it is. */
  title?: Html
}

/** How wide the image of each kind of card is, from the style sheets. */
const imageSizes = {
  lead: '(min-width: 60rem) 44rem, 100vw',
  row: '(min-width: 40rem) 18rem, 100vw',
  plain: '100vw',
}

/** An article in a list: image, title, summary, category, author and day. */
export function card(context: PageContext, article: ArticleCardFragment, options: CardOptions): Html {
  const { level, kind = 'row', isFirst = false } = options
  const { path, lang, cover } = article
  const title = html`<a href="${addressOf(path)}">${options.title ?? article.title}</a>`
  const shown = kind !== 'plain' && isShown(cover) && cover
  return html`<article class="card card-${kind}"${langOf(context, lang)}>
${shown && html`<div class="card-image">${imageElement(context, shown, { alt: '', sizes: imageSizes[kind], isFirst })}</div>`}
<div class="card-text">
${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
${kind !== 'plain' && (options.text ?? summary(article))}
${byline(context, article)}
</div>
</article>`
}

/** Returns the attributes `lang` and `dir` for text in another language than the site's. */
export function langOf(context: PageContext, lang: string | null): Html | null {
  return lang === null || lang === context.lang ? null : html` lang="${lang}"${dirOf(context, lang)}`
}

/** Returns the attribute `dir` for text that is written in another direction than the site's. */
export function dirOf(context: PageContext, lang: string | null): Html | null {
  const direction = directionOf(lang ?? context.lang)
  return direction === directionOf(context.lang) ? null : html` dir="${direction}"`
}

/** Marks an article that is not published. Only a visitor with the preview token sees such a one. */
export function statusMark({ words }: PageContext, { status }: Pick<ArticleCardFragment, 'status'>): Html | null {
  return status === 'PUBLISHED' ? null : html`<strong class="status">${words.statuses[status]}</strong> `
}

function summary({ description, excerpt }: ArticleCardFragment): Html | null {
  const text = description ?? excerpt
  return text === '' ? null : html`<p class="card-summary">${text}</p>`
}

function byline(context: PageContext, article: ArticleCardFragment): Html {
  const { category, author, publishedOn } = article
  const parts = [
    category && html`<a href="${addressOf(category.path)}">${category.name}</a>`,
    author && html`<a href="${addressOf(author.path)}">${author.name}</a>`,
    publishedOn && html`<time datetime="${publishedOn}">${dayText(publishedOn, context.words.lang)}</time>`,
  ].filter((part) => part !== null && part !== '')
  return html`<p class="byline" lang="${context.lang}">${statusMark(context, article)}${parts.map((part, index) => [
    index > 0 && html`<span aria-hidden="true"> · </span>`,
    part,
  ])}</p>`
}
