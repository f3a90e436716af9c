// Every test file is a process of its own: what one has stripped and compiled the next need not.

import module from 'node:module'

module.enableCompileCache()
