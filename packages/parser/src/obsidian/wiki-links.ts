import type { MarkdownIt, StateInline } from 'markdown-it'
import { attachmentType } from '../paths/attachment.ts'
import { noteTarget } from '../paths/note-target.ts'
import { escapeAttribute } from '../text/escape.ts'
import { referenceMark } from '../text/reference-mark.ts'
import { type LinkingNote, noteOf } from './linking-note.ts'

/** The longest link that is searched for its end, in UTF-16 units. */
const LONGEST = 1_000
const SIZE = /^\s*(\d{1,5})(?:x(\d{1,5}))?\s*$/

/** The text between `[[` and `]]`, in its parts. */
interface WikiLink {
  /** Path or name of the file; '' for the note itself. */
  path: string
  /** The heading, or the block id with `^`; '' if there is none. */
  place: string
  /** The texts after `|`. */
  texts: string[]
  /** The part before `|`, as written. */
  address: string
}

/**
 * Adds links to notes by name (`[[Note#Heading|text]]`) and embeds (`![[picture.png|200]]`). An embed of an image, a video
 * or a sound shows the file. An embed of a note or of another file is a link to it with the class `embed`, because the text
 * of another file can change or be private: a front end can put it in, as `linksTo` gives the note.
 * Source: https://help.obsidian.md/links and https://help.obsidian.md/embeds
 */
export function wikiLinks(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'wiki_link', (state, silent) => read(state, silent))
}

function read(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  const embeds = src.charCodeAt(pos) === 0x21
  const start = embeds ? pos + 1 : pos
  if (src.charCodeAt(start) !== 0x5b || src.charCodeAt(start + 1) !== 0x5b) return false
  const note = noteOf(state)
  const rest = src.slice(start + 2, Math.min(start + LONGEST, state.posMax))
  const length = rest.indexOf(']]')
  const link = length < 1 ? null : parts(rest.slice(0, length))
  if (link === null || note === undefined) return false
  if (!silent) {
    const media = embeds ? mediaKind(link.path) : null
    if (media !== null) pushHtml(state, mediaHtml(link, media))
    else pushLink(state, link, note, embeds)
  }
  state.pos = start + 2 + length + 2
  return true
}

/** Null if the text cannot be a link: names of notes contain no brackets and no line breaks. */
function parts(inner: string): WikiLink | null {
  // In a table, the bar is written with a backslash.
  const [written = '', ...texts] = inner.split(/\\?\|/)
  if (written.trim() === '' || /[[\]\n]/.test(written)) return null
  const [path = '', ...places] = written.split('#')
  const place = places.map((part) => part.trim()).findLast((part) => part !== '') ?? ''
  return { path: path.trim(), place, texts: texts.map((text) => text.trim()), address: written.trim() }
}

type MediaKind = 'image' | 'audio' | 'video'

function mediaKind(path: string): MediaKind | null {
  const [kind] = attachmentType(path)?.split('/') ?? []
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : null
}

function mediaHtml({ path, texts }: WikiLink, kind: MediaKind): string {
  const src = ` src="${escapeAttribute(encoded(path))}"`
  if (kind === 'audio') return `<audio controls${src}></audio>`
  const size = SIZE.exec(texts.at(-1) ?? '')
  const [, width, height] = size ?? []
  const sizes = `${width ? ` width="${width}"` : ''}${height ? ` height="${height}"` : ''}`
  if (kind === 'video') return `<video controls${src}${sizes}></video>`
  const alt = (size ? texts.slice(0, -1) : texts).join(' | ')
  return `<img${src}${alt === '' ? '' : ` alt="${escapeAttribute(alt)}"`}${sizes}>`
}

function encoded(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/')
}

function pushLink(state: StateInline, link: WikiLink, note: LinkingNote, embeds: boolean): void {
  const open = state.push('link_open', 'a', 1)
  open.attrs = [['href', address(link, note, embeds)]]
  if (embeds) open.attrs.push(['class', 'embed'])
  state.push('text', '', 0).content = label(link)
  state.push('link_close', 'a', -1)
}

function address({ path, place, address: written }: WikiLink, note: LinkingNote, embeds: boolean): string {
  if (path === '') return `#${place}`
  if (attachmentType(path) !== null) return `${encoded(path)}${place === '' ? '' : `#${place.replaceAll(' ', '%20')}`}`
  const number = note.references.push({
    target: noteTarget(path, note.file, note.lang),
    written: `${embeds ? '!' : ''}[[${written}]]`,
    search: `[[${written}`,
    ...(place !== '' && { fragment: place }),
  })
  return referenceMark(number - 1, 'path', path)
}

/** The text of a link: what follows the bar, else `Note > Heading`, as Obsidian shows it. */
function label({ path, place, texts }: WikiLink): string {
  const text = texts.join(' | ')
  if (text !== '') return text
  const shown = place.startsWith('^') || attachmentType(path) !== null ? [path] : [path, place]
  return shown.filter((part) => part !== '').join(' > ') || place
}

function pushHtml(state: StateInline, html: string): void {
  state.push('html_inline', '', 0).content = html
}
