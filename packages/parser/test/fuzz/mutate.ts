import { isUtf8 } from 'node:buffer'
import { dice } from './random.ts'
import type { Source } from './sources.ts'
import { brokenMarkup, names, tokens } from './tokens.ts'

type Throw = (below: number) => number

export interface Case extends Source {
  /** The mutations, for reports. */
  done: string[]
  /** A sentence at the end of the file, after broken markup: html and text keep it, or a diagnostic says why not. */
  sentence: string | null
}

const sentence = 'The lighthouse keeper counts seven boats.'

/** The case with a number: the same for the same seed, number and sources. */
export function makeCase(seed: number, number: number, sources: readonly Source[]): Case {
  const next = dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
  const source = one(next, sources)
  const other = one(next, sources)
  const made: Case = { ...source, done: [], sentence: null }
  for (let left = 1 + next(5); left > 0; left--) {
    const [name, mutate] = one(next, mutations)
    made.done.push(name)
    made.bytes = mutate(next, made.bytes, other.bytes)
  }
  if (next(4) === 0 && isUtf8(made.bytes) && !made.bytes.includes(0)) {
    const markup = one(next, brokenMarkup)
    made.sentence = sentence
    made.bytes = Buffer.concat([made.bytes, Buffer.from(`\n\n${markup}${one(next, [' ', '\n', '\n\n'])}${sentence}\n`)])
    made.done.push(`a sentence after ${markup}`)
  }
  if (next(12) === 0) {
    made.file = one(next, names)
    made.done.push(`named ${JSON.stringify(made.file)}`)
  }
  return made
}

/** The file, and what was done to it. */
export function aboutCase({ name, done }: Case): string {
  return `${name}: ${done.join(', ')}`
}

const mutations: [name: string, (next: Throw, bytes: Buffer, other: Buffer) => Buffer][] = [
  ['bytes flipped', flip],
  ['cut off', (next, bytes) => bytes.subarray(0, next(bytes.length + 1))],
  ['beginning cut off', (next, bytes) => bytes.subarray(next(Math.min(bytes.length, 400) + 1))],
  ['part taken out', (next, bytes) => replaced(bytes, ...range(next, bytes, 200), Buffer.alloc(0))],
  [
    'spliced',
    (next, bytes, other) => Buffer.concat([bytes.subarray(0, place(next, bytes)), other.subarray(place(next, other))]),
  ],
  [
    'part of another put in',
    (next, bytes, other) => put(bytes, place(next, bytes), other.subarray(...range(next, other, 2000))),
  ],
  ['part repeated', repeat],
  ['lines shuffled', shuffle],
  ['token put in', insertToken],
  ['tokens put in', (next, bytes) => insertToken(next, insertToken(next, insertToken(next, bytes)))],
  [
    'token put in the head',
    (next, bytes) => put(bytes, next(Math.min(bytes.length, 300) + 1), Buffer.from(one(next, tokens))),
  ],
  [
    'token repeated',
    (next, bytes) => put(bytes, place(next, bytes), Buffer.from(one(next, tokens).repeat(1 + next(200)))),
  ],
  ['encoded otherwise', encode],
  ['line ends changed', changeLineEnds],
]

function flip(next: Throw, bytes: Buffer): Buffer {
  const result = Buffer.from(bytes)
  for (let left = 1 + next(8); left > 0 && result.length > 0; left--)
    result[place(next, result) % result.length] = next(256)
  return result
}

function repeat(next: Throw, bytes: Buffer): Buffer {
  const [from, to] = range(next, bytes, 300)
  const part = bytes.subarray(from, to)
  return put(bytes, to, Buffer.concat(Array.from({ length: 1 + next(60) }, () => part)))
}

function shuffle(next: Throw, bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split('\n')
  const at = next(Math.min(lines.length, 20))
  const [line = ''] = lines.splice(at, 1)
  lines.splice(next(Math.min(lines.length, 20) + 1), 0, line)
  return Buffer.from(lines.join('\n'), 'latin1')
}

function insertToken(next: Throw, bytes: Buffer): Buffer {
  return put(bytes, place(next, bytes), Buffer.from(one(next, tokens)))
}

function encode(next: Throw, bytes: Buffer): Buffer {
  const text = bytes.toString('utf8')
  const kinds: (() => Buffer)[] = [
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    () => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1),
    () => (text.length > 0 ? Buffer.from(`\ufeff${text}`, 'utf16le').swap16() : bytes),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from(text, 'latin1'),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(bytes.toString('latin1')), // UTF-8 taken for Latin-1 and saved again
    () => Buffer.from(text.normalize('NFD')),
  ]
  return one(next, kinds)()
}

function changeLineEnds(next: Throw, bytes: Buffer): Buffer {
  const end = one(next, ['\r\n', '\r', '\n\r', '\u2028', '\n\n', ' \n', ''])
  const all = next(2) === 0
  return Buffer.from(
    bytes
      .toString('latin1')
      .replace(/\r?\n/g, (was) => (all || next(10) === 0 ? Buffer.from(end).toString('latin1') : was)),
    'latin1',
  )
}

/** Half of what matters is in the first lines. */
function place(next: Throw, bytes: Buffer): number {
  return next(2) === 0 ? next(Math.min(bytes.length, 600) + 1) : next(bytes.length + 1)
}

function range(next: Throw, bytes: Buffer, longest: number): [from: number, to: number] {
  const from = place(next, bytes)
  return [from, Math.min(bytes.length, from + next(longest))]
}

function put(bytes: Buffer, at: number, more: Uint8Array): Buffer {
  return replaced(bytes, at, at, more)
}

function replaced(bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)])
}

function one<T>(next: Throw, list: readonly T[]): T {
  const found = list[next(list.length)]
  if (found === undefined) throw new Error('There is nothing to choose from')
  return found
}
