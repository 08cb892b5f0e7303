/// <reference path="./opencc-dictionaries.d.ts" />
import hongKongVariants from 'opencc-js/dict/HKVariants'
import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import taiwanVariants from 'opencc-js/dict/TWVariants'

// OpenCC converts these only inside of phrases, or not at all, because the left character has other uses.
const more = '瞭 了|藉 借|祇 只|衹 只|傢 家|覆 复|沈 沉|彷 仿|彿 佛|甦 苏|妳 你|牠 它'

/**
 * Traditional characters and the variants of Taiwan and Hong Kong, each with the simplified character that it folds to. Two
 * characters that OpenCC relates fold to the same one, so either spelling finds the other: 後 and 后, 隻 and 只, 裏, 裡 and
 * 里. Characters outside the basic plane keep their form: the 300 of them in the dictionary are in no ordinary text.
 */
export function openccVariants(): Map<string, string> {
  const simplified = new Map<string, string>()
  const simplify = (character: string): string => {
    const next = simplified.get(character)
    return next === undefined ? character : simplify(next)
  }
  const relate = (other: string, target: string) => {
    const from = simplify(other)
    const to = simplify(target)
    if (from !== to) simplified.set(from, to)
  }
  for (const [traditional, simple] of pairsOf(traditionalToSimplified)) relate(traditional, simple)
  for (const [standard, variant] of [...pairsOf(taiwanVariants), ...pairsOf(hongKongVariants)])
    relate(variant, standard)
  for (const [other, target] of pairsOf(more)) relate(other, target)
  const variants = [...simplified.keys()].toSorted()
  return new Map(variants.map((character) => [character, simplify(character)]))
}

function* pairsOf(dictionary: string): Generator<[string, string]> {
  for (const pair of dictionary.split('|')) {
    const [from, to] = pair.split(' ')
    if (from?.length === 1 && to?.length === 1) yield [from, to]
  }
}
