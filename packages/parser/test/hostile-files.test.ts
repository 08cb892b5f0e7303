import { expect, test } from 'vitest'
import { readSite } from '../src/index.ts'
import { parseFile } from '../src/parse.ts'

const { site } = readSite([], new Set())

/** The time limit for one file, in milliseconds. The slowest file takes a tenth of it. */
const patience = 5000

/** Returns the processor time of this thread in milliseconds. Other programs on the machine do not change it. */
function processorTime(): number {
  // Node 22 knows only the time of the whole process.
  const { user, system } = (process.threadCpuUsage ?? process.cpuUsage)()
  return (user + system) / 1_000
}

function parsed(text: string | Uint8Array, file = 'a.md') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const started = processorTime()
  const result = parseFile({ file, bytes }, site, { has: () => false })
  expect(processorTime() - started).toBeLessThan(patience)
  return result
}

const much = (piece: string) => piece.repeat(Math.ceil(15_000 / piece.length))

/** Each is slow for some way or other to read front matter, a line of it, or a value. */
const pieces = [
  ...[
    ' ',
    '\t',
    '\n',
    '-',
    '---\n',
    '----\n',
    '+++\n',
    ';;;\n',
    '...\n',
    '# x\n',
    'a: b\n',
    'a:\n',
    'a\n',
    '"',
    "'",
    ':',
    ': ',
  ],
  ...[
    '- ',
    '- - ',
    '? ',
    '[',
    '[[',
    '{',
    '{a: ',
    '[a, ',
    '&a ',
    '*a ',
    '!x ',
    '|\n',
    '>-\n  ',
    '\\',
    '\\"',
    '%',
    '@',
    '`',
    'a@b.c ',
  ],
  ...[
    '=',
    'a = 1\n',
    '[a]\n',
    '[[a]]\n',
    'a.',
    '"""',
    '//',
    '/',
    '/../',
    '.',
    ', ',
    ' & ',
    ' and ',
    '(',
    '(@a) ',
    '{{',
    '${',
    ':year',
  ],
  ...[
    '<',
    '<!--',
    '<!-- a -->\n',
    '<p>',
    '<b>',
    '&amp;',
    '&',
    '2022-',
    '1',
    '年',
    '中',
    '\0',
    '\u{1f600}',
    '\ufffd',
    '\ufeff',
    'e\u0301',
  ],
]

test.each(pieces)('%j repeated many times is read, at any position in a file', (piece) => {
  const long = much(piece)
  parsed(long)
  parsed(`---\n${long}\n---\nText.\n`)
  parsed(`---\n${long}\nText.\n`)
  parsed(`+++\n${long}\n+++\nText.\n`)
  parsed(`---json\n${long}\n---\nText.\n`)
  for (const key of [
    'title',
    'date',
    'author',
    'categories',
    'tags',
    'cover',
    'permalink',
    'slug',
    'lang',
    'description',
  ]) {
    parsed(`---\n${key}: ${JSON.stringify(long.slice(0, 5000))}\n---\nText.\n`)
  }
})

test('values that nest in one another cost no more than their length', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{a: ', '}'],
  ] as const) {
    parsed(`---\ntags: ${open.repeat(20_000)}${close.repeat(20_000)}\n---\nText.\n`)
  }
})

test('bytes of no encoding are read as soon as text', () => {
  for (const byte of [0, 1, 0x80, 0xc2, 0xe4, 0xff]) parsed(new Uint8Array(60_000).fill(byte))
  parsed(Uint8Array.from({ length: 60_000 }, (_, at) => (at * 7919) & 255))
})

test('attribute lists whose names could be cut in two are read at once', () => {
  parsed(`{:#o${'toc#t'.repeat(2000)} {:#o${'toc.t'.repeat(2000)}`)
})

test('a long line without blanks that holds an @ is shown in a diagnostic at once', () => {
  const { diagnostics } = parsed(`Text <iframe src="https://player.example/">${'x'.repeat(500_000)}@`)
  expect(diagnostics.map(({ frame }) => frame?.length ?? 0).every((length) => length < 1_000)).toBe(true)
  expect(diagnostics.length).toBeGreaterThan(0)
})
