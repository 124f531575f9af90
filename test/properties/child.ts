/** A process that tries the models of one seed after the other. */
import { type Share, tryShare } from './share.ts'

process.on('message', (share: Share) => {
  void tryShare(share).then(result => process.send?.(result))
})
process.on('disconnect', () => process.exit())
