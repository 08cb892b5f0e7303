import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({
    '1.md': article('一', ['author: 张三', 'tags: [Node.js, ZSH]', 'categories: [新媒体]']),
    '2.md': article('二', ['author: 张小明', 'tags: [臺灣, 银行]', 'categories: [重庆]']),
    '3.md': article('三', ['author: 单田芳', 'tags: [ภาษาไทย]', 'draft: true']),
    '4.md': article('Node.js 入门', ['author: 卢浮宫'], '正文'),
    'authors.yml': '鲁迅:\n  aliases: [周树人]\n',
    '5.md': article('五', ['author: 鲁迅']),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

const suggested = async (prefix: string): Promise<string[]> => {
  const { data, errors } = await site.execute('query ($prefix: String!) { suggest(prefix: $prefix) { text } }', {
    prefix,
  })
  expect(errors).toBeUndefined()
  return data.suggest.map(({ text }: { text: string }) => text)
}

test.each([
  ['zhangsan', ['张三']],
  ['zhang s', ['张三']],
  ['Zhang’s', ['张三']],
  ['zhangx', ['张小明']],
  ['zhangxm', ['张小明']],
  ['zxm', ['张小明']],
  ['xiaom', ['张小明']],
  ['chongq', ['重庆']],
  ['zhongq', ['重庆']],
  ['yinh', ['银行']],
  ['xmt', ['新媒体']],
  ['meiti', ['新媒体']],
  ['taiw', ['臺灣']],
  ['台', ['臺灣']],
  ['台湾', ['臺灣']],
  ['nodej', ['Node.js', 'Node.js 入门']],
  ['zhoushu', ['鲁迅']],
  ['angsan', []],
])('“%s” suggests %j', async (prefix, expected) => expect(await suggested(prefix)).toEqual(expected))

test('a name that begins as typed comes before names with this pinyin, one of them by an alias', async () => {
  expect(await suggested('zs')).toEqual(['ZSH', '鲁迅', '张三'])
})

test('pinyin suggests no author of a draft only', async () => {
  expect(await suggested('shantianfang')).toEqual([])
  expect(await suggested('ไทย')).toEqual([])
})
