// Counts the derivatives of the recurrent weights twice.

import { variant } from '../sound.ts'

export default variant('gradient-off-by-a-factor', () => ({
  beforeUpdate({ cell, gradient }) {
    const { offset, rows, columns } = cell.parameters[0]
    for (let i = offset; i < offset + rows * columns; i++) gradient[i] *= 2
  },
}))
