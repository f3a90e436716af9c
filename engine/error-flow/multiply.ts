// Products of square matrices, row-major.

/** product = left · right, all [size × size]; `product` is neither of the two. Zeros on the left cost nothing: flows are often sparse. */
export function multiply(left: Float64Array, right: Float64Array, product: Float64Array, size: number): void {
  product.fill(0)
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) {
      const factor = left[i * size + k]
      if (factor === 0) continue
      for (let j = 0; j < size; j++) product[i * size + j] += factor * right[k * size + j]
    }
}
