// A process that does what it is told, to see whether a campaign notices.

const grown = []

process.on('message', ({ case: { lines } }) => {
  if (lines.includes('spin')) for (;;) grown.length = 0
  if (lines.includes('grow')) for (;;) grown.push(new Uint8Array(2 ** 24).fill(1))
  if (lines.includes('die')) process.abort()
  const said = lines.find(line => line.startsWith('say '))
  if (!lines.includes('wait')) process.send({ fault: said && { what: 'message', said } })
})
process.on('disconnect', () => process.exit())
