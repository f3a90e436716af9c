// A worker file that can't be imported.

throw new Error('this worker does not load')
