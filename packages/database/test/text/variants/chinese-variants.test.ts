import { expect, test } from 'vitest'
import { SIMPLIFIED, VARIANTS } from '../../../src/text/chinese-variants.ts'
import { openccVariants } from './opencc-variants.ts'

test('every variant of a Chinese character has the simplified character that OpenCC gives it', () => {
  const variants = [...VARIANTS].map((variant, at): [string, string] => [variant, SIMPLIFIED.charAt(at)])
  expect(new Map(variants)).toEqual(openccVariants())
})
