import type { ChangesFragment } from '@broadsheet/client/types'
import { type Html, html } from '../html/html.ts'
import type { Words } from '../words/words.ts'

/** A part of a text in two versions. */
export interface Part {
  kind: 'SAME' | 'INSERTED' | 'DELETED'
  text: string
}

/** How many paragraphs without changes are shown next to one with changes. */
const around = 1
/** Fewer paragraphs without changes are not worth a click. */
const leastFolded = 3

/** Puts the parts of a newer text, and what was deleted from the older one, in the order of the newer text. */
export function partsOf(text: string, { ranges }: Pick<ChangesFragment, 'ranges'>): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const { kind, text: changed, at, length } of ranges) {
    if (at > end) parts.push({ kind: 'SAME', text: text.slice(end, at) })
    parts.push({ kind, text: changed })
    end = Math.max(end, kind === 'INSERTED' ? at + length : at)
  }
  if (end < text.length) parts.push({ kind: 'SAME', text: text.slice(end) })
  return joined(parts)
}

/** Spaces and signs of a line, between two changes that are shown as one. */
const between = /^(?:[^\S\n]|\p{P}){1,3}$/u

/** Joins changes with only a space or a sign between them: in a sentence that was rewritten, each word is another change. */
function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (let at = 0; at < parts.length; ) {
    const end = endOfChanges(parts, at)
    const run = parts.slice(at, Math.max(end, at + 1))
    all.push(...(isRewritten(run) ? sidesOf(run) : run))
    at += run.length
  }
  return all
}

/** The end of the changes that begin at a place, with what is between them. The place itself if none begins there. */
function endOfChanges(parts: readonly Part[], start: number): number {
  let end = start
  for (let at = start; at < parts.length; at++) {
    const part = parts[at]
    if (part === undefined || (part.kind === 'SAME' && (end === start || !between.test(part.text)))) break
    if (part.kind !== 'SAME') end = at + 1
  }
  return end
}

/** Whether something was deleted and something inserted, with what is the same between. */
function isRewritten(run: readonly Part[]): boolean {
  return (['DELETED', 'INSERTED', 'SAME'] as const).every((kind) => run.some((part) => part.kind === kind))
}

/** The deleted words, and then the inserted ones. Both have the spaces and signs that are the same. */
function sidesOf(run: readonly Part[]): Part[] {
  return (['DELETED', 'INSERTED'] as const).map((kind) => {
    const texts = run.filter((part) => part.kind === kind || part.kind === 'SAME').map(({ text }) => text)
    return { kind, text: texts.join('') }
  })
}

/** One line of text: `<ins>` for what is new, `<del>` for what was removed, with words for screen readers. */
export function marked(parts: readonly Part[], words: Words): Html[] {
  return parts.map(({ kind, text }) => {
    if (kind === 'SAME') return html`${text}`
    if (kind === 'INSERTED')
      return html`<ins><span class="unseen">${words.insertedStart}</span>${text}<span class="unseen">${words.changeEnd}</span></ins>`
    return html`<del><span class="unseen">${words.deletedStart}</span>${text}<span class="unseen">${words.changeEnd}</span></del>`
  })
}

/** The paragraphs of a text with its changes. Long runs without changes are folded. */
export function difference(parts: readonly Part[], words: Words): Html[] {
  const paragraphs = paragraphsOf(parts)
  const changed = paragraphs.map((paragraph) => paragraph.some(({ kind }) => kind !== 'SAME'))
  const isNear = paragraphs.map((_, at) => changed.slice(Math.max(0, at - around), at + around + 1).includes(true))
  const shown: Html[] = []
  for (let at = 0; at < paragraphs.length; ) {
    const next = isNear.indexOf(!isNear[at], at)
    const run = paragraphs
      .slice(at, next === -1 ? undefined : next)
      .map((each) => html`<p>${marked(each, words)}</p>\n`)
    const isFolded = isNear[at] !== true && run.length >= leastFolded
    shown.push(
      isFolded ? html`<details><summary>${words.unchanged(run.length)}</summary>\n${run}</details>\n` : html`${run}`,
    )
    at += run.length
  }
  return shown
}

function paragraphsOf(parts: readonly Part[]): Part[][] {
  const paragraphs: Part[][] = [[]]
  for (const { kind, text } of parts) {
    for (const [index, line] of text.split(/\n+/).entries()) {
      if (index > 0) paragraphs.push([])
      if (line !== '') paragraphs.at(-1)?.push({ kind, text: line })
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}
