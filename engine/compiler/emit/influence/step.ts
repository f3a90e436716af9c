// Code for one step of the influence matrix, J(t) = D J(t-1) + G, the derivatives having been computed (jacobian.ts).

import type { InfluenceLayout } from '../../plan/influence/layout.ts'
import { SUM_KINDS } from '../../plan/influence/sums.ts'
import type { Net } from '../../plan/net.ts'
import { at, define, setPointer } from '../assembler.ts'
import { type ConstantPool, codeFor } from '../code.ts'
import { run } from '../passes.ts'
import { writeInPlaceBlock } from './in-place.ts'
import { writeSourceBuffer } from './source-buffers.ts'
import { sumLoop } from './sums.ts'

/** (previous row, area of the last step, other area): J(t-1) -> J(t). */
export function influenceStep(net: Net, pool: ConstantPool, layout: InfluenceLayout) {
  const loops = SUM_KINDS.map(kind => ({ ...layout.tables.sums[kind], kind }))
    .filter(({ start, end }) => end > start)
    .map(({ kind, ...table }) => ({ ...table, sums: sumLoop(kind) }))
  return define(3, 0, ([previous, current, next], locals) => {
    const code = codeFor(net, locals, pool, previous)
    for (const buffer of layout.buffers) locals.scoped(() => writeSourceBuffer(code, buffer, layout))
    for (const block of layout.inPlaceBlocks) locals.scoped(() => writeInPlaceBlock(code, block, layout))
    for (const { start, end, sums } of loops) {
      const [from, to] = [locals.pointer(), locals.pointer()]
      setPointer(from, at(undefined, start))
      setPointer(to, at(undefined, end))
      run(sums, from, to, current, next)
    }
  })
}
