import { createRequire } from 'node:module'

type PinyinPro = typeof import('pinyin-pro')

const spelling = { toneType: 'none', type: 'array', v: true } as const

const known = new Map<string, readonly string[]>()

/**
 * All ways to read a Chinese character, in pinyin without tones. Empty for other characters. `ü` is `v`, as people type
 * it, and also `u`.
 */
export function readingsOf(character: string): readonly string[] {
  const before = known.get(character)
  if (before !== undefined) return before
  const spelled = pinyinPro()
    .pinyin(character, { ...spelling, multiple: true })
    .flatMap(withoutUmlaut)
  const readings = spelled.filter((reading) => /^[a-z]+$/.test(reading))
  known.set(character, readings)
  return readings
}

/** How each character of a name is read in it, as far as the dictionary of words knows. */
export function readingsInContext(name: string): readonly string[] {
  return pinyinPro().pinyin(name, spelling)
}

function withoutUmlaut(reading: string): string[] {
  return reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading]
}

let loaded: PinyinPro | undefined

/** The dictionary takes 20 MB and 0.1 s to load, so only archives with Chinese names load it. */
function pinyinPro(): PinyinPro {
  loaded ??= createRequire(import.meta.url)('pinyin-pro') as PinyinPro // `require` has no type of its own.
  return loaded
}
