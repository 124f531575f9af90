import type { ValueType } from '../../abi/index.ts'
import type { Stepped } from '../../compiler/index.ts'
import type { Dimension } from '../../units/index.ts'
import { copyOf, type ArrayValue, type Storage } from './array.ts'
import { copied, type Lattice, steppedThrough } from './lattice.ts'

type Sample = Pick<ArrayValue, 'type' | 'shape' | 'data'>

/**
 * What a view shows, for an operator to look at once: it is copied only if somebody asks for its storage. Others go through
 * the elements where they stand. It is not kept, since it would show what becomes of them later.
 */
export class LateCopy implements ArrayValue {
  readonly kind = 'array'
  readonly type: ValueType
  declare readonly data: Storage
  readonly shape: readonly number[]
  readonly dimension: Dimension
  /** The elements where they stand. */
  readonly #stepped: Stepped<Storage>
  readonly #lattice: Lattice

  private constructor({ type, dimension }: ArrayValue, stepped: Stepped<Storage>, lattice: Lattice) {
    this.type = type
    this.shape = lattice.shape
    this.dimension = dimension
    this.#stepped = stepped
    this.#lattice = lattice
    let copy: Storage | undefined
    // Of its own and enumerable, so that what is made of this object by `...` has a copy.
    Object.defineProperty(this, 'data', { enumerable: true, get: () => (copy ??= copied(stepped.data, lattice)) })
  }

  /** The elements of an array that a lattice leads through; undefined for few of them, or where they are not reached. */
  static of(base: ArrayValue, lattice: Lattice): LateCopy | undefined {
    const stepped = steppedThrough(base.data, lattice)
    return stepped && new LateCopy(base, stepped, lattice)
  }

  /** An array's elements in storage that nobody else has. */
  static copyOf(values: ArrayValue): Storage {
    return values instanceof LateCopy ? copied(values.#stepped.data, values.#lattice) : copyOf(values.data)
  }

  /** The elements of an array, which may be where they stand. */
  static elementsOf(values: Pick<ArrayValue, 'data'>): Storage | Stepped<Storage> {
    return values instanceof LateCopy ? values.#stepped : values.data
  }

  /** What tells the kind of an array's storage without a copy: other elements may be in there. */
  static sampleOf(values: ArrayValue): Sample {
    return values instanceof LateCopy ? { type: values.type, shape: values.shape, data: values.#stepped.data } : values
  }
}
