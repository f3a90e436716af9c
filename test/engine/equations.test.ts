import test from 'ava'
import {
  add,
  affine,
  cell,
  concat,
  multiply,
  repeat,
  sigmoid,
  slice,
  square,
  stopGradient,
  subtract,
  sum,
  tanh,
} from '../../engine/cell.ts'
import { equationsOf } from '../../engine/equations.ts'
import { loadRegistry } from '../../runner/registry.ts'

test('layers bear their names, states their time', t => {
  const net = cell({ name: 'net', inputs: 2, state: { h: 3 } }, ({ x, h }, { dense }) => {
    const gate = sigmoid(dense(3, [x, h], { name: 'gates' }))
    const candidate = tanh(dense(3, [x, multiply(gate, h)], { name: 'candidates' }))
    const next = add(candidate, multiply(gate, subtract(h, candidate)))
    return { h: next, y: dense(1, [next], { name: 'outputs', bias: false }) }
  })
  t.deepEqual(equationsOf(net), [
    'gates(t) = sigmoid(W [x(t), h(t-1)] + b)',
    'candidates(t) = tanh(W [x(t), gates(t) * h(t-1)] + b)',
    'h(t) = candidates(t) + gates(t) * (h(t-1) - candidates(t))',
    'y(t) = W [h(t)]',
  ])
})

test('parentheses where they are needed, and no more; what is read twice is named once', t => {
  const net = cell({ name: 'net', inputs: 2, state: { s: 4 } }, ({ x, s }, { dense }) => {
    const shared = add(slice(s, 0, 2), slice(s, 2, 2))
    const units = dense(2, [stopGradient(concat(x, s))], { name: 's' })
    const next = repeat(multiply(add(shared, units), subtract(shared, x)), 2)
    return { s: next, y: sum(square(affine(next, 0.5))) }
  })
  t.deepEqual(equationsOf(net), [
    'a1(t) = s(t-1)[0..1] + s(t-1)[2..3]',
    'input of s(t) = W [stop([x(t), s(t-1)])] + b',
    's(t) = repeat((a1(t) + input of s(t)) * (a1(t) - x(t)), 2)',
    'y(t) = sum(square(0.5 * s(t)))',
  ])
})

test('the nets of all methods read to their end: every name is explained before it is used', async t => {
  const { methods, tasks } = await loadRegistry()
  const { signature } = tasks.get('two-sequence')!.create(tasks.get('two-sequence')!.parameters.parse({}) as never)
  let nets = 0
  for (const method of methods.values()) {
    if (method.cell === undefined) continue
    const known = new Set<string>()
    for (const line of equationsOf(method.cell(signature, method.options.parse({}) as never))) {
      for (const [name] of line.slice(line.indexOf(' = ') + 1).matchAll(/\ba\d+\(t\)/g))
        t.true(known.has(name), `${method.id}: ${line}`)
      t.notRegex(line, /undefined|NaN|\d{8}/)
      known.add(line.slice(0, line.indexOf(' = ')))
    }
    t.true(known.has('y(t)') || [...known].some(name => name.endsWith('= y(t)') || name.startsWith('y(t)')), method.id)
    nets++
  }
  t.true(nets > 15)
})
