// A suite as somebody outside of this repository may write it: no import, plain data.

const budget = { sequences: 10 } as const

export default {
  title: 'Plain',
  description: '',
  methods: [{ method: 'bptt' }],
  tasks: [{ task: 'adding', lags: [10] }],
  seeds: 1,
  budget,
}
