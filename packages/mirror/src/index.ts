export { AddressListError, AddressRules } from './network/address-rules.ts'
