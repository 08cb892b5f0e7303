import { expect, test } from 'vitest'
import { typedForms } from '../../../src/write/terms/typed-forms.ts'

const formsOf = (...names: string[]) => typedForms(names).match(/[\^ ][^^ ]+/g) ?? []

test.each([
  ['张三', ['^zhangsan', '^zs', ' san']],
  ['張三', ['^zhangsan', '^zs', ' san']],
  ['张小明', ['^zhangxiaoming', '^zxm', '^zhangxm', ' xiaoming', ' xm', ' ming']],
  ['Vue 教程', ['^vuejiaocheng', '^vjc', '^vuejc', ' jiaocheng', ' jc', ' cheng']],
  ['Node.js', ['^nodejs']],
  ['Service Mesh', ['^servicemesh']],
  ['GraphQL', []],
  ['東京', ['^dongjing', '^dj', ' jing']],
  ['タワー', []],
  ['', []],
])('%s can be typed as %j', (name, forms) => expect(formsOf(name)).toEqual(forms))

test.each([
  ['重庆', ['^chongqing', '^cq', '^zhongqing', '^zq']],
  ['单田芳', ['^dantianfang', '^shantianfang', '^chantianfang', '^stf']],
  ['银行', ['^yinhang', '^yinxing']],
  ['人民银行', ['^renminyinhang', ' yinhang']],
  ['吕布', ['^lvbu', '^lubu']],
])('every reading of %s is a form: %j', (name, forms) => {
  expect(formsOf(name)).toEqual(expect.arrayContaining(forms))
})

test('other spellings of a name are forms too', () => {
  expect(formsOf('Lu Xun', '鲁迅')).toEqual(['^luxun', '^lx', ' xun'])
})

test('long and ambiguous names have few forms', () => {
  const name = '行行重行行，与君生别离，重重乐乐'
  expect(formsOf(name).length).toBeLessThan(200)
  expect(typedForms(['重'.repeat(200)]).length).toBeLessThan(5000)
})
