import { expect, test } from 'vitest'
import { AddressRules } from '../src/network/address-rules.ts'
import { refererFor } from '../src/network/referer.ts'

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
  ...['255.255.255.255', '198.18.0.1', '192.0.2.1', '240.0.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'ff02::1'],
  ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'localhost', ''],
])('%j is not a public address', (address) => {
  expect(new AddressRules('').allows(address)).toBe(false)
})

test.each(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is a public address', (address) => {
  expect(new AddressRules('').allows(address)).toBe(true)
})

test('addresses and networks can be allowed, and a wrong one is named', () => {
  const rules = new AddressRules('127.0.0.1, 10.1.0.0/16, ::1')
  expect(['127.0.0.1', '::ffff:127.0.0.1', '10.1.2.3', '::1'].every((address) => rules.allows(address))).toBe(true)
  expect(['127.0.0.2', '10.2.0.1', 'fe80::1'].some((address) => rules.allows(address))).toBe(false)
  expect(() => new AddressRules('localhost')).toThrow('"localhost" is not an address; write 127.0.0.1 or 10.1.0.0/16')
})

const page = new URL('https://news.example/2022/harbour/?a=1#top')

test.each([
  [null, 'https://images.example.net/a.jpg', 'https://news.example/'],
  [null, 'https://news.example/a.jpg', 'https://news.example/2022/harbour/?a=1'],
  [null, 'http://images.example.net/a.jpg', null],
  ['no-referrer', 'https://images.example.net/a.jpg', null],
  ['same-origin', 'https://images.example.net/a.jpg', null],
  ['same-origin', 'https://news.example/a.jpg', 'https://news.example/2022/harbour/?a=1'],
  ['origin', 'http://images.example.net/a.jpg', 'https://news.example/'],
  ['strict-origin', 'http://images.example.net/a.jpg', null],
  ['unsafe-url', 'http://images.example.net/a.jpg', 'https://news.example/2022/harbour/?a=1'],
  ['no-referrer-when-downgrade', 'https://images.example.net/a.jpg', 'https://news.example/2022/harbour/?a=1'],
])('with the policy %s, %s gets the referrer %s', (policy, image, expected) => {
  expect(refererFor(policy, page, new URL(image))).toBe(expected)
})
