import type { Fields, PlannedField } from './cost-plan.ts'
import type { RawValues } from './filter-prices.ts'
import type { PricedArchive } from './priced-archive.ts'
import type { PageContext } from './pricers.ts'
import { pricePerObject, pricePerStatement } from './prices.ts'

/** The estimated cost of a query. */
export interface Cost {
  readonly points: number
  /** The most expensive field: response keys from the root, joined by dots. */
  readonly dearest: string
}

/**
 * Estimates the cost of one operation for given variables in an archive.
 * @param maxPoints where the estimate stops: a cost above it means "at least this much"
 */
export type CostEstimator = (variables: RawValues, archive: PricedArchive, maxPoints: number) => Cost

/**
 * Returns the estimator of an operation.
 * @param defaults the default values of its variables
 */
export function costEstimator(fields: Fields, defaults: RawValues): CostEstimator {
  return (variables, archive, maxPoints) => {
    const sum = new CostSum({ ...defaults, ...variables }, archive, maxPoints)
    sum.addFields(fields, 1, {}, null)
    return {
      points: Math.ceil(sum.points),
      // Only a refusal names it.
      get dearest() {
        return sum.dearest
      },
    }
  }
}

/** The place of a field: the response keys from the root, the last one first. Null for the root. */
type Place = { readonly parent: Place; readonly key: string } | null

class CostSum {
  readonly #variables: RawValues
  readonly #archive: PricedArchive
  readonly #maxPoints: number
  #dearestPoints = 0
  #dearest: Place = null
  points = 0

  constructor(variables: RawValues, archive: PricedArchive, maxPoints: number) {
    this.#variables = variables
    this.#archive = archive
    this.#maxPoints = maxPoints
  }

  /** Response keys from the root, joined by dots. */
  get dearest(): string {
    const keys: string[] = []
    for (let place = this.#dearest; place !== null; place = place.parent) keys.unshift(place.key)
    return keys.join('.')
  }

  /** Adds the fields of `parents` objects, which belong to `page`. */
  addFields(fields: Fields, parents: number, page: PageContext, parent: Place): void {
    let rowsAreRead = false
    for (const field of fields) {
      if (this.points > this.#maxPoints) return
      const reads = page.rows === undefined ? null : field.reads
      // Most fields are plain values, which cost nothing.
      if (!field.price && reads === null) continue
      if (field.isIncluded && !field.isIncluded(this.#variables)) continue
      const place = { parent, key: field.key }
      if (reads === 'total') this.#add(page.total ?? 0, place)
      else if (reads === 'more') this.#add(page.more ?? 0, place)
      else if (reads === 'rows' && !rowsAreRead) {
        rowsAreRead = true
        this.#add(page.rows ?? 0, place)
      }
      this.#addField(field, parents, page, place)
    }
  }

  #addField(field: PlannedField, parents: number, page: PageContext, place: Place): void {
    if (!field.price) return
    const args: Record<string, unknown> = {}
    for (const [name, value] of field.arguments) args[name] = value(this.#variables)
    const { points = 0, size = 1, page: ownPage } = field.price(args, parents, page, this.#archive)
    if (field.children.length === 0) {
      this.#add(points, place)
      return
    }
    const objects = parents * size
    this.#add(points + pricePerStatement + (page.perObject ?? pricePerObject) * objects, place)
    if (objects === 0) return
    const childPage = ownPage ?? (field.name === 'pageInfo' ? { ...page } : withinObject(page))
    this.#addMostExpensive(field.children, field.isConnection ? parents : objects, childPage, place)
  }

  /** An abstract type has one list of fields per possible type. Adds only the most expensive list. */
  #addMostExpensive(children: readonly Fields[], parents: number, page: PageContext, place: Place): void {
    const [first] = children
    if (!first) return
    if (children.length === 1) {
      this.addFields(first, parents, page, place)
      return
    }
    let maximum: CostSum | null = null
    for (const fields of children) {
      const sum = new CostSum(this.#variables, this.#archive, this.#maxPoints - this.points)
      sum.addFields(fields, parents, page, place)
      if (!maximum || sum.points > maximum.points) maximum = sum
    }
    if (maximum) this.#addSum(maximum)
  }

  #addSum(sum: CostSum): void {
    this.points += sum.points
    if (sum.#dearestPoints <= this.#dearestPoints) return
    this.#dearestPoints = sum.#dearestPoints
    this.#dearest = sum.#dearest
  }

  #add(points: number, place: Place): void {
    this.points += points
    if (points <= this.#dearestPoints) return
    this.#dearestPoints = points
    this.#dearest = place
  }
}

/** The part of a page's prices that the fields of its objects inherit. */
function withinObject({ size = 0, perObject }: PageContext): PageContext {
  return perObject === undefined ? { size } : { size, perObject }
}
