import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'
import { dangers } from '../xss/dangers.ts'
import { vectors } from '../xss/vectors.ts'
import { allMarkdown } from './all-markdown.ts'

const SIZE = 60_000
const much = (piece: string) => piece.repeat(SIZE / piece.length)

/** Input that takes quadratic time in a parser that searches the rest of the text from each mark. */
const sources = [
  ...['$', '$a', '$a ', '$$', '$$\n', '$$ a\n', '- $$ a\n', '> $$\n', '\\\\(', '\\\\[ a\n', '\\begin{align}\n'],
  ...['{:', '{:.a', '{:.a}', '{:.a}\n', '*x*{:.a}', 'x\n{:.a}\n\n', '- {:.a}\n', '# a {#b}\n', '{:a: .b}\n'],
  ...['<div markdown="1">\n', '<div markdown="1">', '<div markdown="1">\n\n</div>\n', '<div a="b" '],
  ...['a\n: b\n', ': b\n', 'a\n: ', '> [!NOTE]\n', '> [!NOTE]\n\n', '[!', '*[A]: b\n', '*['],
  ...['~', '~a', '~a~', '~~a', '~~a ~b', '==a', '==a==', '++a', '^a', '^a^', ':smile:', ':', '**（', '**，a'],
].map(much)
sources.push(
  `*[A]: b\n\n${much('A ')}`,
  `*[A]: b\n\n${much('A *b* ')}`,
  Array.from({ length: 3_000 }, (_, number) => `*[A${number}]: b\n`).join('') + much('A1 '),
  `${'<div markdown="1">\n'.repeat(1_000)}${'</div>\n'.repeat(1_000)}`,
  `\\\\[ a\n${much('\\\\[ a\n')}\\\\] b`,
  much('`:smile:` '),
  much(':smile: *b* '),
  much('"a" -- \'b\' ... '),
  `${much('{:toc}\n* a\n')}`,
)

test.each(sources.map((source) => [source.slice(0, 24), source]))(
  '%j repeated many times is parsed in time with all extensions',
  (_, source) => {
    expect(parse(source, { site: { markdown: allMarkdown } }).body.source).toBe(source)
  },
)

test.each(vectors)('with all extensions nothing can run: %j', (vector) => {
  for (const source of [vector, `- ${vector}`, `x\n: ${vector}`, `a\n\n${vector}\n\nb`]) {
    expect(dangers(parse(source, { site: { markdown: allMarkdown } }).body.html, [])).toEqual([])
  }
})
