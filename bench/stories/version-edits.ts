import type { Writing } from './writing.ts'

interface Text {
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** A change that an editor makes to an article that is saved again. */
export interface Edit {
  readonly kind: string
  /** @returns the parts that change */
  apply(text: Text, writing: Writing): Partial<Text>
}

export const versionEdits: readonly Edit[] = [
  { kind: 'saved again', apply: () => ({}) },
  { kind: 'retitled', apply: (_, writing) => ({ title: writing.title() }) },
  {
    kind: 'corrected',
    apply: ({ paragraphs }, writing) => ({ paragraphs: paragraphs.map((text) => writing.corrected(text, 1 / 30)) }),
  },
  {
    kind: 'reworded',
    apply: ({ paragraphs }, writing) => ({
      title: writing.title(),
      paragraphs: paragraphs.map((text) => writing.corrected(text, 1 / 12)),
    }),
  },
  { kind: 'shortened by a third', apply: ({ paragraphs }) => ({ paragraphs: start(paragraphs, 2 / 3) }) },
  { kind: 'shortened to a third', apply: ({ paragraphs }) => ({ paragraphs: start(paragraphs, 1 / 3) }) },
  {
    kind: 'extended by half',
    apply: ({ paragraphs }, writing) => ({
      paragraphs: [...paragraphs, ...writing.paragraphs(Math.ceil(paragraphs.length / 2))],
    }),
  },
  {
    kind: 'extended and retitled',
    apply: ({ paragraphs }, writing) => ({
      title: writing.title(),
      paragraphs: paragraphs.flatMap((text) => [text, ...writing.paragraphs(writing.below(2))]),
    }),
  },
  {
    kind: 'other frame',
    apply: ({ paragraphs }, writing) => ({
      paragraphs: [...writing.paragraphs(1), ...paragraphs, ...writing.paragraphs(1)],
    }),
  },
]

function start(paragraphs: readonly string[], part: number): readonly string[] {
  return paragraphs.slice(0, Math.max(1, Math.round(paragraphs.length * part)))
}
