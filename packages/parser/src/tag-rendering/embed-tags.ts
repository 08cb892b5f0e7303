import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { looksLikeAddress, splitOptions } from './tag-arguments.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'

type Embed = (call: TagCall, id: string) => string | null

/** The player's frame. It stays only if its host is in `frameHosts`. */
function frame(src: string, { args: { named } }: Pick<TagCall, 'args'>): string {
  const title = named.get('title')
  return `<iframe src="${escapeAttribute(src)}"${title === undefined ? '' : ` title="${escapeAttribute(title)}"`} loading="lazy" allowfullscreen></iframe>`
}

function link(url: string, text = url): string {
  return `<a href="${escapeAttribute(url)}">${escapeHtml(text)}</a>`
}

/** Hexo's `youtube id [type] [cookie]` and Hugo's `youtube id= start= end=`. */
const youtube: Embed = (call, id) => {
  const { words, named } = call.args
  const host = words.includes('false') ? 'www.youtube-nocookie.com' : 'www.youtube.com'
  const isList = words.includes('playlist')
  const query = ['start', 'end'].flatMap((key) =>
    named.get(key) ? `${key}=${encodeURIComponent(named.get(key) ?? '')}` : [],
  )
  const video = videoId(id)
  const path = isList ? `videoseries?list=${video}` : video
  return frame(
    `https://${host}/embed/${path}${query.length === 0 ? '' : `${isList ? '&' : '?'}${query.join('&')}`}`,
    call,
  )
}

/** The id of a video, also if the tag has the address of its page. */
function videoId(written: string): string {
  const found =
    /(?:[?&]v=|youtu\.be\/|\/embed\/|\/shorts\/|vimeo\.com\/(?:video\/)?|\/video\/|^(?!https?:))([\w-]{3,})/.exec(
      written,
    )
  return encodeURIComponent(found?.[1] ?? written)
}

const vimeo: Embed = (call, id) => frame(`https://player.vimeo.com/video/${videoId(id)}`, call)
const bilibili: Embed = (call, id) =>
  frame(
    `https://player.bilibili.com/player.html?${/^av/i.test(id) ? 'aid' : 'bvid'}=${videoId(id.replace(/^av/i, ''))}`,
    call,
  )

const post: Embed = ({ args: { named, words } }, id) => {
  if (looksLikeAddress(id)) return link(id)
  const user = named.get('user')
  const status = named.get('id') ?? (words.length > 1 ? words[1] : id) ?? id
  return link(`https://x.com/${encodeURIComponent(user ?? 'i')}/status/${encodeURIComponent(status)}`)
}

const gist: Embed = ({ args: { words } }, id) => {
  const hugo = words.length > 1 && !id.includes('/') && /^[0-9a-f]{5,}$/i.test(words[1] ?? '')
  const path = hugo ? `${id}/${words[1]}` : id
  return link(`https://gist.github.com/${path.split('/').map(encodeURIComponent).join('/')}`)
}

const iframe: Embed = ({ args: { words, named } }, src) => {
  const [, width, height] = words
  const size = (['width', 'height'] as const).map((key, index) => {
    const value = named.get(key) ?? [width, height][index]
    return value === undefined || value === 'default' ? '' : ` ${key}="${escapeAttribute(value)}"`
  })
  return `<iframe src="${escapeAttribute(src)}"${size.join('')} loading="lazy" allowfullscreen></iframe>`
}

/** Stellar's `{% video bilibili:ID %}`, Volantis's and NexT's `{% video url [poster] %}`, Jekyll's `provider=`. */
const video: Embed = (call, src) => {
  const { named, words } = call.args
  const provider = named.get('provider') ?? /^(\w+):(?!\/\/)/.exec(src)?.[1]
  const id = src.replace(/^\w+:(?!\/\/)/, '')
  const host = /(?:^|\.|\/)(youtu\.?be|vimeo|bilibili)\b/.exec(src)?.[1]
  if (/^youtube$/i.test(provider ?? '') || host?.startsWith('youtu')) return youtube(call, id)
  if (/^vimeo$/i.test(provider ?? '') || host === 'vimeo') return vimeo(call, id)
  if (/^bilibili$/i.test(provider ?? '') || host === 'bilibili') return bilibili(call, id)
  if (!looksLikeAddress(src)) return null
  const poster =
    named.get('poster') ??
    splitOptions(call.rest, named).options.get('poster') ??
    (looksLikeAddress(words[1] ?? '') ? words[1] : undefined)
  return `<video src="${escapeAttribute(src)}"${poster === undefined ? '' : ` poster="${escapeAttribute(poster)}"`} controls></video>`
}

const audio: Embed = ({ args: { words, named } }, id) => {
  const src = named.get('src') ?? named.get('url') ?? words.find(looksLikeAddress)
  if (src === undefined) return null
  // `aplayer title author url` names the piece.
  const title = words.slice(0, Math.max(0, words.indexOf(src))).join(' – ')
  const name = title === '' || title === id ? '' : `${escapeHtml(title)} `
  return `${name}<audio src="${escapeAttribute(src)}" controls></audio>`
}

const names: [string, Embed][] = [
  ['youtube youtubeplayer', youtube],
  ['vimeo', vimeo],
  ['bilibili bili', bilibili],
  ['x tweet twitter x_simple twitter_simple', post],
  [
    'instagram instagram_simple',
    (_, id) => link(looksLikeAddress(id) ? id : `https://www.instagram.com/p/${encodeURIComponent(id)}/`),
  ],
  ['gist', gist],
  ['jsfiddle', (_, id) => link(`https://jsfiddle.net/${id.split('/').map(encodeURIComponent).join('/')}/`)],
  ['codepen', (_, id) => (looksLikeAddress(id) ? link(id) : null)],
  ['iframe', iframe],
  ['video dplayer', video],
  ['audio aplayer', audio],
  ['pdf', (_, src) => link(src)],
  [
    'ghcard',
    (_, id) => link(`https://github.com/${id.replace(/,$/, '').split('/').map(encodeURIComponent).join('/')}`),
  ],
]

const embeds = new Map(names.flatMap(([list, embed]) => list.split(' ').map((name): [string, Embed] => [name, embed])))

/**
 * Videos as frames, and posts of other sites as links, because their frames need scripts. Follows Hugo's embedded
 * shortcodes (https://gohugo.io/shortcodes/), Hexo's tag plugins (https://hexo.io/docs/tag-plugins) and common themes.
 * Returns null for other tags and for a tag without an id.
 */
export function embedTag(call: TagCall): TagResult | null {
  const embed = embeds.get(call.name.toLowerCase().replace(/\.html$/, ''))
  if (embed === undefined) return null
  const { words, named } = call.args
  const id = ['id', 'src', 'url', 'link', 'file'].map((key) => named.get(key)).find(Boolean) ?? words[0]
  const text = id === undefined ? null : embed(call, id)
  if (text === null) return null
  return text.startsWith('<iframe') || text.startsWith('<video')
    ? { text: `<div class="video">${text}</div>`, block: true }
    : { text }
}

/** Jekyll's includes of videos: `{% include video id="…" provider="youtube" %}`, `{% include youtube.html id="…" %}`. */
export function videoInclude(call: TagCall, file: string): TagResult | null {
  const name = /(?:^|[/_-])(youtube|vimeo|bilibili|video|gist|twitter|tweet|audio)[\w-]*(?:\.\w+)?$/i.exec(file)?.[1]
  return name === undefined ? null : embedTag({ ...call, name })
}
