import { expect, test } from 'vitest'
import { pathSegment, slugify } from '../../src/text/slug.ts'

test.each([
  ['C', 'c'],
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['.NET', 'dot-net'],
  ['Node.js', 'node.js'],
  ['Service Mesh', 'service-mesh'],
  ['service-mesh', 'service-mesh'],
  ['俄乌冲突', '俄乌冲突'],
  ['Ｗｉｄｅ　１', 'wide-1'],
  ['Übermut', 'übermut'],
  ['한국 뉴스', '한국-뉴스'],
  ['🎉', '🎉'],
  ['R&D', 'r-and-d'],
  ['!!!', 'u21-21-21'],
  ['', 'untitled'],
])('the slug of the tag "%s" is %s', (name, slug) => {
  expect(slugify(name)).toBe(slug)
})

test.each([
  ['Rust-1.88.0', 'Rust-1.88.0'],
  ['俄乌冲突后，美俄外长首次通话', '俄乌冲突后，美俄外长首次通话'],
  ['-webpack-secrets', '-webpack-secrets'],
  ['what? 100% <sure>', 'what-100-sure'],
  ['cafe\u0301', 'café'],
  ['..', 'u2e-2e'],
])('the file "%s" has the slug %s', (name, slug) => {
  expect(pathSegment(name)).toBe(slug)
})
