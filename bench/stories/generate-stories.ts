import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { random } from '@broadsheet/database/testing/random'
import { type Edit, versionEdits } from './version-edits.ts'
import { Writing } from './writing.ts'

const DAY = 86_400_000
const START = Date.UTC(2015, 0, 1)
const DAYS = 3650
/** Files in one folder. */
const FOLDER = 1000

/** An article before it is a file. */
interface Draft {
  /** The kind of the article: an edit of `versionEdits`, or a kind of article that is not a version of another. */
  kind: string
  /** Articles with the same story are versions. */
  story: string
  title: string
  /** Milliseconds since 1970. */
  at: number
  lang: string
  author: string
  category: string
  paragraphs: readonly string[]
}

/**
 * Writes articles in Chinese and English with known stories: the front matter keys `story` and `kind` name them. Half are versions
 * or have one; the others are alone, or look like versions: issues of a series, quotations, captions, texts with one frame. The
 * same seed gives the same archive.
 * @returns the number of files, which is at least `articles`
 */
export function writeStories(folder: string, articles: number, seed = 1): number {
  const next = random(seed)
  const writings = [new Writing('en', next), new Writing('zh-CN', next)]
  let written = 0
  for (let story = 0; written < articles; story++) {
    const writing = writings[story % 2] ?? new Writing('en', next)
    const make = oneMaker(next)
    for (const draft of make(writing, `s${story}`)) write(folder, written++, draft)
  }
  return written
}

function write(folder: string, number: number, { kind, story, title, at, lang, author, category, paragraphs }: Draft) {
  const sub = join(folder, String(Math.floor(number / FOLDER)))
  if (number % FOLDER === 0) mkdirSync(sub, { recursive: true })
  const head = { title, date: new Date(at).toISOString(), lang, author, categories: [category], story, kind }
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  writeFileSync(join(sub, `${number}.md`), ['---', ...lines, '---', '', paragraphs.join('\n\n'), ''].join('\n'))
}

type Maker = (writing: Writing, story: string) => Draft[]

/** Makers of the articles of one story or series, and how often each is used. Series are long, so they are rare. */
const makers: readonly [Maker, share: number][] = [
  [versions, 0.52],
  [alone, 0.35],
  [quotation, 0.05],
  [captions, 0.04],
  [issues, 0.03],
  [frame, 0.01],
]

function oneMaker(next: () => number): Maker {
  let left = next()
  for (const [maker, share] of makers) {
    left -= share
    if (left < 0) return maker
  }
  return alone
}

function alone(writing: Writing, story: string): Draft[] {
  return [draft(writing, 'alone', story)]
}

/** An article, and one or two versions of it within four days. */
function versions(writing: Writing, story: string): Draft[] {
  const first = draft(writing, 'first', story)
  const edits = Array.from({ length: 1 + writing.below(2) }, () => writing.one(versionEdits))
  return [first, ...edits.map((edit) => edited(first, edit, writing))]
}

function edited(first: Draft, edit: Edit, writing: Writing): Draft {
  const { title = first.title, paragraphs = first.paragraphs } = edit.apply(first, writing)
  return { ...first, kind: edit.kind, title, paragraphs, at: first.at + Math.floor(writing.next() * 4 * DAY) }
}

/** An article, and another one that quotes a third of it. */
function quotation(writing: Writing, story: string): Draft[] {
  const first = draft(writing, 'quoted', story)
  const quoted = first.paragraphs.slice(0, Math.ceil(first.paragraphs.length / 3))
  const other = draft(writing, 'quotes', `${story}q`)
  return [first, { ...other, at: first.at + DAY, paragraphs: [...quoted, ...other.paragraphs] }]
}

/** Articles of one author that end with the same three paragraphs. */
function frame(writing: Writing, story: string): Draft[] {
  const end = writing.paragraphs(3)
  const author = writing.name()
  return Array.from({ length: 3 + writing.below(60) }, (_, at) => {
    const own = draft(writing, 'frame', `${story}-${at}`)
    return { ...own, author, paragraphs: [...own.paragraphs.slice(0, 4), ...end] }
  })
}

/**
 * Issues of a series, one a day: the same sentences, each with another number. Their titles name the issue, or are the same every day.
 */
function issues(writing: Writing, story: string): Draft[] {
  const first = draft(writing, 'issue', story)
  const name = writing.title()
  const isNamed = writing.next() < 0.5
  const own = writing.below(4)
  const sentences = Array.from({ length: 6 }, () => writing.sentence())
  return Array.from({ length: 3 + writing.below(60) }, (_, at) => {
    const date = new Date(first.at + at * DAY)
    const title = isNamed ? writing.issueTitle(name, date) : name
    const values = sentences.map((sentence, at) => (at < own ? writing.sentence() : writing.withNumber(sentence)))
    return {
      ...first,
      kind: isNamed ? 'issue' : 'issue, same title',
      story: `${story}-${at}`,
      title,
      at: date.getTime(),
      paragraphs: values,
    }
  })
}

/** Photographs of one day with the same caption and a few words each. */
function captions(writing: Writing, story: string): Draft[] {
  const first = draft(writing, 'caption', story)
  const caption = writing.sentence()
  return Array.from({ length: 2 + writing.below(10) }, (_, at) => ({
    ...first,
    story: `${story}-${at}`,
    title: writing.title(),
    paragraphs: [caption, writing.sentence()],
  }))
}

function draft(writing: Writing, kind: string, story: string): Draft {
  return {
    kind,
    story,
    title: writing.title(),
    at: START + Math.floor(writing.next() * DAYS * DAY),
    lang: writing.lang,
    author: writing.name(),
    category: writing.name(),
    paragraphs: writing.paragraphs(4 + writing.below(12)),
  }
}
