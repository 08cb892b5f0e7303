import { expect, test } from 'vitest'
import { withImageAttributes } from '../../src/parse/image-attributes.ts'

test('an image gets the size of its file, unless the article sets one', () => {
  const sizes = new Map([['/media/a%26b.jpg', { width: 800, height: 400 }]])
  const lazy = ' loading="lazy" decoding="async" />'
  for (const [written, shown] of [
    ['', ` width="800" height="400"${lazy}`],
    [' width="300"', ` width="300" height="150"${lazy}`],
    [' height="100"', ` height="100" width="200"${lazy}`],
    [' width="50%"', ` width="50%"${lazy}`],
    [' width="1" height="2" loading="eager"', ' width="1" height="2" loading="eager" decoding="async" />'],
  ])
    expect(withImageAttributes(`<img src="/media/a%26b.jpg"${written} />`, sizes)).toBe(
      `<img src="/media/a%26b.jpg"${shown}`,
    )
  expect(withImageAttributes('<img src="https://a.example/b.jpg" alt="" />', sizes)).toBe(
    `<img src="https://a.example/b.jpg" alt=""${lazy}`,
  )
})
