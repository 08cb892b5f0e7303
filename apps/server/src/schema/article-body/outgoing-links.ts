import { type ArticleNode, type Awaitable, after, type BodyLink, urlPath } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import type { Context } from '../builder/context.ts'
import { decodeAttribute } from './html-entities.ts'
import { type InternalLink, linkKey, resolveInternalLinks } from './internal-links.ts'

type LinkKind = 'INTERNAL' | 'EXTERNAL' | 'BROKEN'

/** A link in the body of an article. */
interface OutgoingLink {
  url: string | null
  text: string | null
  kind: LinkKind
  article: ArticleNode | null
}

const LinkKindEnum = builder.enumType('LinkKind', {
  description: 'Where a link leads.',
  values: {
    INTERNAL: { description: 'To an article, a page or a file of this site.' },
    EXTERNAL: { description: 'To another site, or to another program, such as `mailto:`.' },
    BROKEN: { description: 'To an article that does not exist, or that you may not see.' },
  },
})

const OutgoingLink = builder.objectRef<OutgoingLink>('OutgoingLink').implement({
  description: 'A link in the body of an article.',
  fields: (t) => ({
    url: t.exposeString('url', {
      nullable: true,
      description:
        'The address as `html` has it: `/2022/07/30/harbour/#tides` or `https://example.org/`. Null if a link to a file leads nowhere.',
    }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'The text of the link, without markup. Null if there is none, as around an image.',
    }),
    kind: t.expose('kind', { type: LinkKindEnum, description: 'Where the link leads.' }),
    article: t.expose('article', {
      type: Article,
      nullable: true,
      description: 'The article to which the link leads. Null if it leads elsewhere.',
    }),
  }),
})

builder.objectField(Article, 'outgoingLinks', (t) =>
  t.field({
    type: [OutgoingLink],
    description:
      'The links of the body in the order of the text, each time that they occur. Links to places of the same page are left out. Use `linksTo` for the articles alone.',
    args: {
      kind: t.arg({ type: [LinkKindEnum], description: 'Only links of these kinds: `[BROKEN]`. Default: all.' }),
    },
    resolve: (article, { kind }, context) =>
      after(outgoingLinks(article, context), (links) => links.filter((link) => !kind || kind.includes(link.kind))),
  }),
)

function outgoingLinks(article: ArticleNode, { reader: { articles } }: Context): Awaitable<OutgoingLink[]> {
  return after(articles.bodyPartOf(article, 'html'), (html) =>
    after(articles.bodyLinksOf(article), (links) =>
      after(articles.linkedArticlesOf(article), (targets) => linksIn(html, links, targets)),
    ),
  )
}

const anchor = /<a\b([^>]*)>(.*?)<\/a>/gs
const storedTarget = /^((?:file|slug|path|name):[^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s

/** @param html as it is stored, with the targets of links in their addresses */
function linksIn(html: string, links: readonly BodyLink[], targets: readonly ArticleNode[]): OutgoingLink[] {
  const byId = new Map(targets.map((target) => [target.id, target]))
  const byKey = new Map(links.map((link) => [linkKey(link.target, link.fragment), link]))
  const byAddress = new Map(links.map((link) => [link.written, link]))
  const byPath = new Map(targets.map((target) => [target.path, target]))
  const resolved = links.flatMap((link): InternalLink[] => {
    const target = byId.get(link.toId ?? 0)
    return target ? [{ ...link, path: target.path, title: target.title }] : []
  })
  const shown = [...resolveInternalLinks(html, resolved).matchAll(anchor)]
  // Both forms of the html have the same elements.
  return [...html.matchAll(anchor)].flatMap(([, attributes = ''], index): OutgoingLink[] => {
    const stored = hrefOf(attributes)
    if (stored === null || stored.startsWith('#')) return []
    const [, shownAttributes = '', content = ''] = shown[index] ?? []
    const url = hrefOf(shownAttributes)
    const [, target, fragment = null] = storedTarget.exec(stored) ?? []
    // The html has a path as it is written, and the list of links has each target once.
    const link = target ? byKey.get(linkKey(decodeURIComponent(target), fragment)) : byAddress.get(stored)
    const article = byId.get(link?.toId ?? 0) ?? (url === null ? null : (byPath.get(urlPath(url)) ?? null))
    const isBroken = article === null && (url === null || isDead(link))
    return [{ url, text: plainText(content), article, kind: isBroken ? 'BROKEN' : kindOf(url ?? '') }]
  })
}

/** Whether a link leads to an article that is missing or hidden from the viewer. */
function isDead(link: BodyLink | undefined): boolean {
  return link !== undefined && (link.toId !== null || link.broken === 1)
}

function kindOf(url: string): LinkKind {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url) ? 'EXTERNAL' : 'INTERNAL'
}

function hrefOf(attributes: string): string | null {
  const [, href] = /\shref="([^"]*)"/.exec(attributes) ?? []
  return href === undefined ? null : decodeAttribute(href)
}

function plainText(html: string): string | null {
  const text = html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')
  return decodeAttribute(text).trim() || null
}
