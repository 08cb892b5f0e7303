import type { Archive } from '@broadsheet/client'
import { IntroductionDocument } from '@broadsheet/client/text'
import { type Html, html, sanitizedHtml } from '../html/html.ts'
import { langOf } from './card.ts'
import type { PageContext } from './page.ts'

/** The variables for the HTML of a body: paths for images of this server, and the width of the text in the style sheet. */
export const bodyVariables = { absoluteImages: false, imageSizes: '(min-width: 42rem) 38rem, 100vw' }

/** An article at the address of one of the reader's own pages. */
export interface Introduction {
  title: string
  lang: string | null
  html: string
}

/**
 * Returns the article at a path that one of the reader's own pages has too, such as the home page of a documentation, or
 * Hexo's page with all tags. The page shows it above its list, so that nothing of the archive is lost.
 */
export async function readIntroduction(api: Archive, path: string): Promise<Introduction | null> {
  const { route } = await api.request(IntroductionDocument, { path, ...bodyVariables })
  return route?.__typename === 'Article' && route.html.trim() !== '' ? route : null
}

/** The text of the article, above a list. */
export function introduction(context: PageContext, { title, lang, html: body }: Introduction): Html {
  return html`<section class="introduction"${langOf(context, lang)}>
<h2>${title}</h2>
<div class="prose">${sanitizedHtml(body)}</div>
</section>`
}
